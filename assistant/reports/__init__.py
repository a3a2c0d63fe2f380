"""Turn a file into parsed reports: title, period, sections and passages."""
