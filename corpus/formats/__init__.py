"""One reader a file format: each turns bytes into drafts of articles."""
