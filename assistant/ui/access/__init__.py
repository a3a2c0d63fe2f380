"""Who may reach the page, and as whom."""
