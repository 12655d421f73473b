"""The guide, with no interface: what the data says and what can be asked of it."""
