"""Small parts that several tabs use."""
