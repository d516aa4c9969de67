"""Finding and answering: knows the corpus and the index libraries, never Discord."""
