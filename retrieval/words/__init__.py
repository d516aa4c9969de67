"""What may stand in an article for a word of a question: Dutch for English, and for other Dutch."""
