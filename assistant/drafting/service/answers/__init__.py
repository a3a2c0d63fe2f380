"""Read what a model answers: its prose, its sources, the facts it left out."""
