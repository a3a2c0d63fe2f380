"""Rules on what must not stay: blanks, masks, copied and foreign content."""
