"""The jobs as an HTTP interface for programs, and as tools for agents."""
