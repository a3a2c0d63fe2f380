"""The inputs of a draft: outline, facts, reports to borrow from."""
