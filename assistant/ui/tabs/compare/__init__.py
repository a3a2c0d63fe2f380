"""The tab 对比: compare and check a draft."""
