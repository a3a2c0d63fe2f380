"""Files on disk: written whole, locked, sealed, their faults explained."""
