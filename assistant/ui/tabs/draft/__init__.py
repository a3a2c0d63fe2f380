"""The tab 起草: write a draft and change it."""
