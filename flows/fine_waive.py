"""A fine that was imposed is let off; a second officer has to agree."""

from bot.context import Context
from bot.domain.commands import WaiveFine
from bot.domain.errors import Code, DomainError
from bot.i18n import _, money, short_day
from bot.talk import Done, OneOf, Talk, YesNo, ask
from bot.wording.phrases import called, find


def fine_waive(it: Context) -> Talk[Done]:
    """Which one of those that are due."""
    it.must_be_officer()
    fines = {fine.number: fine for fine in it.all_fines()}
    if not fines:
        return Done(_("No fine is due."))
    said = {
        n: f"{called(find(it.members, f.member))} {money(f.paise)} ({short_day(f.imposed_on)})"
        for n, f in fines.items()
    }
    number = yield from ask("fine", _("Which fine?"), OneOf(tuple(said.items())))
    if fines[number].member == it.number:
        raise DomainError(Code.OWN_MONEY, member=it.number)
    sure = _(
        "{fine}: let off. A second officer has to say yes. Is that right? Yes or no?",
        fine=said[number],
    )
    if not (yield from ask(f"ok:{number}", sure, YesNo())):
        return Done(_("All right. Nothing was changed."))
    return Done("", WaiveFine(number))
