"""Read a string on its own: noise, masks, headings, list marks, sentences, words and figures."""
