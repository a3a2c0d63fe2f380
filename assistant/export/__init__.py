"""Put a report on paper: Word files as offices expect them, and what comes back from them."""
