"""A member says that what is written is wrong."""

from datetime import timedelta
from typing import Any

from bot.context import Context, EntryFound
from bot.domain.errors import Code, DomainError
from bot.i18n import _
from bot.talk import Say, Start
from handlers.settle_dispute import settle_dispute

_NEW = timedelta(days=30)  # after the welcome, which says how to answer it
_JUST_THAT = 3  # "गलत है" says no more than the intent itself: ask what is wrong


def dispute(it: Context) -> Say | Start:
    """The receipt by its code, or the newest; her words if she gave some.

    An officer's bare "complaint" asks for those that wait for her.
    """
    if it.me.is_officer and not it.slots.code and len(it.words.split()) == 1 and it.disputes():
        return settle_dispute(it)
    if it.slots.topic == "not_written":
        return _unwritten(it)
    answers: dict[str, Any] = {}
    entries = [entry for entry in it.last_entries(1) if not entry.reversed]
    if not (entries or it.slots.code) and _is_new(it):
        return Start("not_me")  # nothing else is written yet that could be wrong
    says_why = len(it.words.split()) > _JUST_THAT
    if it.slots.code:
        entry = _hers(it, it.slots.code)
        if it.complaint(entry.code) == "rejected" and not says_why:
            still = _("If it is still wrong, please say so at the meeting.")
            return Say(
                _("{code} was looked at and stays as it is.", code=entry.code) + "\n" + still
            )
        answers["code"] = entry.code
    elif entries:
        answers["code"] = entries[0].code
    if says_why:
        answers["words"] = it.words
    return Start("dispute", answers)


def _unwritten(it: Context) -> Start:
    """ "मीरा ने मेरे 100 नहीं लिखे": what she paid the officers are asked about."""
    answers: dict[str, Any] = {"place": "cash"}
    if it.slots.amount:
        answers["amount"] = it.slots.amount
    note = _("What is not written I will ask the officers about.")
    return Start("instalment_claim" if it.slots.other else "claim", answers, note=note)


def _is_new(it: Context) -> bool:
    joined = it.me.joined_on
    return joined is not None and it.today - joined <= _NEW


def _hers(it: Context, code: str) -> EntryFound:
    """Her own entry; raises DomainError also where there is nothing to complain about any more."""
    entry = it.entry(code)
    if entry is None or entry.member != it.me.number:
        raise DomainError(Code.UNKNOWN_CODE, code=code)
    if it.complaint(entry.code) == "open":
        raise DomainError(Code.DISPUTE_OPEN, code=entry.code)
    if entry.reversed:
        raise DomainError(Code.ALREADY_REVERSED, code=entry.code)
    return entry
