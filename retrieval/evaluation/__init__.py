"""How good the answers are, measured on questions with known answers, and beside an earlier run."""
