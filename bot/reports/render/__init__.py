"""A sheet as PDF, as a picture of its page, and as a table for other programs."""
