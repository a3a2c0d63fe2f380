"""Lines pasted from a chat: who sent them, and what of them is only talk?"""
