"""Revise a section as instructed: shorter, longer, about something, numbered, in one paragraph."""
