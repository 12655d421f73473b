"""Screens: they wire widgets to the state; they do not compute."""
