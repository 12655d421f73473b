"""The full-screen interface: Textual, and only here."""
