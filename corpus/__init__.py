"""What an article is: reading, dating, dividing and cutting it; knows nobody."""
