"""Mine sentence skeletons with slots (以*为抓手) from the archive, and count them in all of it."""
