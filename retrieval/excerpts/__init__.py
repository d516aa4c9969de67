"""Where an excerpt comes from: word for word, but for typography, with changes, or nowhere."""
