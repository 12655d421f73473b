"""Messengers or apps side by side."""
