"""Whether what was found suffices for an answer."""
