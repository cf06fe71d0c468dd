"""The rules of a self-help group, in the standard library alone: no database, no words."""
