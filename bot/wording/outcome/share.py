"""Money to members: savings back, wages, the surplus."""

from collections.abc import Callable
from typing import Any

from bot.domain import events as e
from bot.domain.commands import Ending
from bot.i18n import _, money
from bot.wording.notes import Scene, head_name
from bot.wording.notes.share import PAYABLES
from bot.wording.phrases import people


def _withdrawn(event: e.SavingWithdrawn, scene: Scene) -> str:
    return _(
        "✅ Written: {amount} to {who} out of {what}. Receipt {code}.\nSavings now: {total}",
        amount=money(event.paise),
        who=scene.called(event.member),
        what=head_name(event.head),
        code=event.code,
        total=money(event.total),
    )


def _left(event: e.MemberLeft, _scene: Scene) -> str:
    lines = [_("✅ {name} is no longer in the group.", name=event.name)]
    if event.owed:
        lines.append(
            _(
                "Hers was {saved}; what she owed is taken off: {owed}.",
                saved=money(event.saved),
                owed=money(event.owed),
            )
        )
    if event.code and event.nominee:
        lines.append(
            _(
                "{amount} to {nominee}. Receipt {code}.",
                amount=money(event.paid),
                nominee=event.nominee,
                code=event.code,
            )
        )
    elif event.code:
        lines.append(
            _("Paid out: {amount}. Receipt {code}.", amount=money(event.paid), code=event.code)
        )
    return "\n".join(lines)


def _nominee(event: e.NomineeNamed, scene: Scene) -> str:
    return _(
        "I have noted: after {who} her money goes to {nominee}.",
        who=scene.called(event.member),
        nominee=event.nominee,
    )


def _wages(event: e.WagesDue, _scene: Scene) -> str:
    total = money(sum(line.paise for line in event.lines))
    count = people(len(event.lines))
    return _("✅ Written: wages of {count}, {total} in all.", count=count, total=total)


def _asked(event: e.PayoutsAsked, _scene: Scene) -> str:
    count = people(len(event.proposals))
    return _("I have asked {count}. Each one's money is written when her yes comes.", count=count)


def _paid(event: e.PaidOut, scene: Scene) -> str:
    text = _(
        "✅ Written: {amount} to {who}, {what}. Receipt {code}.",
        amount=money(event.paise),
        who=scene.called(event.member),
        what=_(PAYABLES[event.account]),
        code=event.code,
    )
    return text + "\n" + _("Still due: {left}", left=money(event.left)) if event.left else text


def _planned(_event: e.SharePlanned, _scene: Scene) -> str:
    return _("Each sister is told what would be hers.")


def _shared(event: e.SurplusShared, _scene: Scene) -> str:
    lines = [_("✅ The share-out is written.")]
    if event.lines:
        total = money(sum(line.paise for line in event.lines))
        lines.append(_("{count}: {total}", count=people(len(event.lines)), total=total))
    if event.reserve:
        lines.append(_("To the reserve: {amount}", amount=money(event.reserve)))
    if event.ending is Ending.ANEW:
        lines.append(_("The group begins anew with the next saving."))
    if event.ending is Ending.OVER:
        lines.append(
            _("No saving and no meeting is due any more. The revolving fund and grants stay.")
        )
    return "\n".join(lines)


def _kept(event: e.ShareKept, _scene: Scene) -> str:
    return _(
        "✅ Written: {amount} of your share is optional saving now. Receipt {code}.\n"
        "Savings now: {total}",
        amount=money(event.paise),
        code=event.code,
        total=money(event.total),
    )


SAID: dict[type, Callable[[Any, Scene], str]] = {
    e.SavingWithdrawn: _withdrawn,
    e.MemberLeft: _left,
    e.NomineeNamed: _nominee,
    e.WagesDue: _wages,
    e.PayoutsAsked: _asked,
    e.PaidOut: _paid,
    e.SharePlanned: _planned,
    e.SurplusShared: _shared,
    e.ShareKept: _kept,
}
