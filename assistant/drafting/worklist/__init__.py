"""The worklist of a draft: all that a person has to look at, worked out anew after each change."""
