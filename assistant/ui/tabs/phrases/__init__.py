"""The tab 找提法: search for phrases in past reports."""
