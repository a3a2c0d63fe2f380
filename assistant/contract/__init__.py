"""The JSON contract with programs, the same on the command line and over HTTP."""
