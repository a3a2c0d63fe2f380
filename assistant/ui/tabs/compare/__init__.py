"""The parts of the tab that compares and checks."""
