"""Set the tables of a manuscript."""
