"""The parts of the tab that finds how past reports put it."""
