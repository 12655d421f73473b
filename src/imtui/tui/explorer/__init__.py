"""The first screen: the tree of the guide, the page beside it, the filter line and the panel of filters."""
