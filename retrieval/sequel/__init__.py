"""What overtakes an answer or gives other figures: articles that tell of the same event."""
