"""The shapes of what programs send and get; the JSON of the command line has the same fields."""
