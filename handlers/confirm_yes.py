"""A yes while no question of a conversation is open: it must fit exactly one thing that waits."""

from bot.context import Context, Stranger
from bot.domain.commands import AnswerInvitation, AnswerJoin, AnswerPhone, AnswerProposal
from bot.i18n import _
from bot.talk import Done, Say, Start
from handlers._settled import settled
from handlers._waiting import waiting, which_one


def confirm_yes(it: Context) -> Say | Start | Done:
    """To the one deposit, hand-over or invitation that waits for her; to several: which?"""
    return answer(it, yes=True)


def answer(it: Context, *, yes: bool) -> Say | Start | Done:
    """The same for yes and no."""
    if it.number is None:
        return _by_a_stranger(it, yes=yes)
    found = waiting(it)
    if not found and it.slots.number and it.slots.topic in {"claim", "proposal"}:
        return Say(settled(it))
    if not found:
        return Say(_("There is nothing that waits for your answer."))
    if it.slots.everyone and all(thing.topic == "claim" for thing in found):
        return Start("decide_claims", {"which": "all"})
    thing = found[0]
    tapped = bool(it.slots.topic)
    if len(found) > 1 or not (tapped or _plain(it) and thing.is_the_last_word(it)):
        return which_one(found, yes=yes)
    if thing.topic == "claim":
        return Start("decide_claims", {"which": str(thing.number), f"yes:{thing.number}": yes})
    if thing.topic == "proposal":
        return Done("", AnswerProposal(thing.number, yes))
    if thing.topic == "join":
        return Done("", AnswerJoin(thing.number, yes))
    if thing.topic == "phone":
        return Done("", AnswerPhone(thing.number, yes))
    return Done("", AnswerInvitation(thing.number, yes))


def _by_a_stranger(it: Context, *, yes: bool) -> Done:
    """Her phone may have been asked whether it is a member's. Raises Stranger."""
    asked = it.phone_requests()
    if len(asked) != 1 or not _plain(it):
        raise Stranger
    return Done("", AnswerPhone(asked[0].number, yes))


def _plain(it: Context) -> bool:
    """Just yes or no, and not "yes to 2, no to 3": those are gone through one by one."""
    slots = it.slots
    return not (slots.number or slots.claims or slots.excepted or slots.members)
