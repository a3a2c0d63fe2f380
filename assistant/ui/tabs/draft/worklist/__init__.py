"""The one list of what a person has to look at: open points of the draft, findings of the check."""
