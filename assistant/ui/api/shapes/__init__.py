"""The types of the JSON that programs send and get; the command line's JSON has the same fields."""
