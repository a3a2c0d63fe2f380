"""The languages of the page: Chinese and English."""
