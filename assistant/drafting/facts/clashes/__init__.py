"""Two lines about one thing: do they say the same, contradict one another, and which is stated?"""
