"""Hold a report written elsewhere and the facts against one another."""
