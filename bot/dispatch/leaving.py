"""Whether what follows leaves the question that was open, which she then has to be told."""

from bot.talk import AGENDA, ENDS_MEETING, Done, Say, Start


def goes_on(result: Say | Start | Done | None, was_open: str) -> bool:
    """The meeting's agenda: what was asked is passed over or comes again, and is not left."""
    follows = result.then if isinstance(result, Done) else result
    if not isinstance(follows, Start):
        return False
    return follows.flow == AGENDA or {follows.flow, was_open} <= ENDS_MEETING
