"""Write sections with a language model."""
