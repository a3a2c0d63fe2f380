"""How fluent text is, by what stands behind what in many reports."""
