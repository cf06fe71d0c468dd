"""Sentences of refusals by area; `bot.wording.explain` has those that all areas share."""
