"""imtui: an offline, keyboard-driven explorer of instant messengers for digital self-defence."""

__version__ = "0.2.0"
