"""Where a model's files are, which one is used and why, and how it calculates."""
