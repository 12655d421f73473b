"""Pages and lists in the formats that people carry away: pure functions that give text."""
