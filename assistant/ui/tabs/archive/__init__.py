"""The tab 档案: the archive's reports."""
