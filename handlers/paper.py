"""Papers, as a picture or PDF and as text where none can go: the group's for officers, her own."""

from collections.abc import Callable, Mapping

from bot.context import Context
from bot.domain.papers import WITHOUT_NAMES, Name, Paper
from bot.i18n import N_, _, money
from bot.talk import Choice, Say
from handlers.group_balance import group_balance
from handlers.passbook import passbook

_TITLES = {
    Name.MEETING: N_("The sheet of the last meeting"),
    Name.CASH_BOOK: N_("The cash book"),
    Name.LOANS: N_("The loan register"),
    Name.MONTH: N_("The account of the month"),
    Name.BALANCE: N_("The balance sheet"),
    Name.YEAR: N_("The account of the year"),
    Name.SHARE_OUT: N_("The sheet of the share-out"),
}


def paper(it: Context) -> Say:
    """The one that is asked for. On a phone of several no picture with others' names is sent."""
    if it.slots.topic == "passbook" or not it.me.is_officer and it.slots.topic == "last":
        return passbook(it)
    it.must_be_officer()
    name = next((one for one in _TITLES if one == it.slots.topic), None)
    if name is None:
        form = f"&form={it.slots.other['form']}" if "form" in it.slots.other else ""
        choices = tuple(Choice(f"paper?topic={o}{form}", _(said)) for o, said in _TITLES.items())
        return Say(_("Which paper?"), choices)
    said = _TEXTS.get(name, _of_the_group)(it)
    if it.shares_phone() and name not in WITHOUT_NAMES:
        note = _("Others read on this phone too, so no picture of all members comes here.")
        return Say(f"{said}\n{note}")
    asked = Paper(name, day=it.slots.day, form=it.slots.other.get("form", "png"))
    if asked.form == "pdf":
        return Say(said, paper=asked, caption=_(_TITLES[name]))
    caption = _(_TITLES[name]) + "\n" + _("For all pages write: pdf")
    day = f"&day={asked.day}" if asked.day else ""
    return Say(said, paper=asked, caption=caption, whole=f"paper?topic={name}{day}&form=pdf")


def _of_the_group(it: Context) -> str:
    return group_balance(it).text


def _loans(it: Context) -> str:
    standings = it.standings()
    left = sum(one.principal_left for one in standings.values())
    late = sum(one.overdue for one in standings.values())
    rows = [_("Open loans: {count}, principal {amount}", count=len(standings), amount=money(left))]
    if late:
        rows.append(_("Late by now: {amount}", amount=money(late)))
    return "\n".join(rows)


_TEXTS: Mapping[Name, Callable[[Context], str]] = {Name.LOANS: _loans}
