"""The legs of an entry: how they are joined to it."""

from bot.store.tables import Entry, PostingRow

OF_ENTRY = (PostingRow.group_id == Entry.group_id) & (PostingRow.entry == Entry.number)
