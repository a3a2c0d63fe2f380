"""Hold the claims of a report written elsewhere against the facts."""
