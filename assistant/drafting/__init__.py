"""From an outline, this year's facts and past reports to a draft that shows its sources."""
