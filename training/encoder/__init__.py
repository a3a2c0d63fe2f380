"""Build the encoder: take it out of its package, cut it to Chinese, train it, write its folder."""
