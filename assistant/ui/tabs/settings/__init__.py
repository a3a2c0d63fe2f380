"""The tab 设置: the program's settings."""
