"""Who runs the server: how they come in, what they may do, what is written down of it."""
