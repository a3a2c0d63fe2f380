"""Access to the page: users, sessions, and the addresses it is reached at."""
