"""The JSON that programs are promised, from the command line and over HTTP alike."""
