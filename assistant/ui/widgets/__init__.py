"""Small components that several tabs use."""
