"""The terminal itself: what it sends, what it is sent, how it is taken over and given back."""
