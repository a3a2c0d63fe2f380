"""Rules on what must not remain: blanks, masks, secrecy marks, copied and foreign text."""
