"""Review of a draft: check it against rules, compare it with a past report."""
