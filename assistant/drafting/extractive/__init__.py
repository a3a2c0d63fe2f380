"""The built-in writer: sections from facts and the wording of past reports."""
