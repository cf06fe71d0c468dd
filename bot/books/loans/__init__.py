"""Loans to members: asked for, given, paid back, changed."""
