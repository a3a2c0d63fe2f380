"""What headings, facts and sentences are about."""
