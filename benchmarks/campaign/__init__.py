"""A campaign against the program: kills, damage, exchanged files, full disks, fuzzed doors, load.

Each script prints what was tried, what survived and what was lost, and the seed to do it again.
"""
