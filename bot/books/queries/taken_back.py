"""Whether an entry was taken back: asked wherever only what stands may count."""

from sqlalchemy import select
from sqlalchemy.orm import aliased

from bot.store.tables import Entry

_later = aliased(Entry)
# Of the Entry of the statement around it.
TAKEN_BACK = (
    select(_later.number)
    .where(_later.group_id == Entry.group_id, _later.reverses == Entry.number)
    .exists()
)
STANDS = (Entry.kind != "reversal") & ~TAKEN_BACK  # neither taken back nor a taking back
