"""What in the guide has to be looked at again: for its maintainers, never part of the program. It uses the network."""
