"""The tab 历年: indicators over the years."""
