"""Write the opening of a report, with the main results and the topics of its sections."""
