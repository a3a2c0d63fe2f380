"""A comparison: align a draft with a past report and list the differences."""
