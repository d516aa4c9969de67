"""Settings that suit an operator's own questions."""
