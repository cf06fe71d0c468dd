"""Sentences: what a refusal means, what others are told, how names and sums are said."""
