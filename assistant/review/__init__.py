"""Review a draft: compare it with past reports, and check it before it is handed in."""
