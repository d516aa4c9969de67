"""What is sent in reply to each act of a reader: made of an open archive, in a worker thread."""
