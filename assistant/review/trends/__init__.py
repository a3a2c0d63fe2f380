"""Follow the indicators of a unit through its reports of several years."""
