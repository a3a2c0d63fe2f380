"""Read stored files anew: what they continue, and which reader read them."""
