"""Days, times and what recurs: `dates`, `times` and `rules` read them from a message's pieces."""
