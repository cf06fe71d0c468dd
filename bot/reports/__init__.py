"""Papers of a group's books: what they say (`papers`), and how they are drawn (`render`)."""
