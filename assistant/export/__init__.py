"""Write reports as Word, PDF and HTML files, and read Word files that come back."""
