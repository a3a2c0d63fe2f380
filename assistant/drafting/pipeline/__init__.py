"""From outline and facts to a traced draft."""
