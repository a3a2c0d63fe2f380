"""The run of the rules over a draft."""
