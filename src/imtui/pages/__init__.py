"""Pages: what there is to say about something, in order, before any choice of screen, paper or format."""
