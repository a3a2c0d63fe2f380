"""What can be read off a string alone: its noise, masks, headings, sentences, items and figures."""
