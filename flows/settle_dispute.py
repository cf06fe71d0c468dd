"""An officer who did not write the entry settles a dispute."""

from bot.context import Context
from bot.domain.commands import AnswerDispute
from bot.i18n import _, money
from bot.talk import Done, OneOf, Talk, ask
from bot.wording.phrases import called, find


def settle_dispute(it: Context) -> Talk[Done]:
    """Right: the entry is taken back. Not right: it stays, and she is told."""
    it.must_be_officer()
    disputes = it.disputes()
    if not disputes:
        return Done(_("There is no complaint."))
    options = tuple(
        (d.number, f"{called(find(it.members, d.member))} {money(abs(d.paise))} ({d.code})")
        for d in disputes
    )
    number = disputes[0].number
    if len(options) > 1:
        number = yield from ask("number", _("Which complaint?"), OneOf(options))
    # The key names the dispute: a verdict on one must never fall on another.
    found = next(d for d in disputes if d.number == number)
    text = _(
        "{name} says that {amount} ({code}) is wrong: {words}",
        name=called(find(it.members, found.member)),
        amount=money(abs(found.paise)),
        code=found.code,
        words=found.words or "–",
    )
    answers = (
        ("accept", _("She is right, take the entry back")),
        ("reject", _("The entry is right, leave it")),
        ("wait", _("Not yet decided")),
    )
    verdict = yield from ask(f"verdict:{number}", text, OneOf(answers))
    if verdict == "wait":
        return Done(_("All right. The complaint stays open."))
    return Done("", AnswerDispute(number, verdict == "accept"))
