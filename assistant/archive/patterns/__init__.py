"""Sentence skeletons with slots (以*为抓手), mined from the archive and counted in all of it."""
