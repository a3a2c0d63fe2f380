"""What the page says, in Chinese and in English."""
