"""Sentences of past reports: searched, judged, reused without what is not ours."""
