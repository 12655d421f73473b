"""Text on the screen: glyphs, styles, lines and the widgets that every screen is made of."""
