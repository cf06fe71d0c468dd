"""The surplus is shared: how, what goes to the reserve, which meeting decided it; then all sums."""

from bot import nlu
from bot.context import Context
from bot.domain.commands import Ending, Part, Pay, Payable, ShareSurplus
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.domain.sharing import Division, Way
from bot.i18n import _, language, money
from bot.talk import CountOrNone, Done, OneOf, Talk, YesNo, about, ask, decided_in, pay_now
from bot.wording.phrases import find, line, people

_ALL = 100  # per cent


def share_out(it: Context) -> Talk[Done]:
    """Everybody's sum is read out before anybody says yes."""
    it.must_be_officer()
    kind = yield from _kind(it)
    paise = _there(it, needed=kind != "return")
    meeting = yield from decided_in(it.resolutions())
    account = Payable.WAGES if kind == "work" else Payable.SHARE
    ending = Ending.NONE
    if kind == "return":
        ending = Ending((yield from _ending()))
    way, percent = Way.EQUAL, _ALL
    if kind != "reserve" and paise:
        way = Way((yield from _way()))
        percent = yield from _percent()
    division = it.division(paise, percent, way) if percent < _ALL else Division((), paise)
    parts = tuple(Part(*part) for part in division.parts)
    pay = Pay.LATER if kind == "reserve" else (yield from pay_now())
    sure = _read_back(it, division, ending)
    if not (yield from ask(f"ok:{about(parts, paise, meeting, ending, pay)}", sure, YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", ShareSurplus(paise, percent, parts, meeting, way, account, ending, pay))


def _kind(it: Context) -> Talk[str]:
    there = it.surplus()
    text = _(
        "Earned {income}, spent {expense}, shared before {moved}. {total} can be shared. "
        "What is done?",
        income=money(there.income),
        expense=money(there.expense),
        moved=money(there.moved),
        total=money(there.total),
    )
    options = (
        ("share", _("Share the surplus")),
        ("work", _("Share the surplus of the work")),
        ("reserve", _("Put it all into the reserve")),
        ("return", _("Return everything: savings and surplus")),
    )
    some = options if there.total else options[-1:]
    kind: str = yield from ask("kind", text, OneOf(some))
    return kind


def _there(it: Context, *, needed: bool) -> Paise:
    there = it.surplus()
    if needed and not there.total:
        raise DomainError(
            Code.NOTHING_TO_SHARE, income=there.income, expense=there.expense, moved=there.moved
        )
    return there.total


def _ending() -> Talk[str]:
    options = (
        (Ending.ANEW.value, _("The group begins anew")),
        (Ending.OVER.value, _("The group ends")),
    )
    ending: str = yield from ask("ending", _("And afterwards?"), OneOf(options))
    return ending


def _way() -> Talk[str]:
    options = (
        (Way.EQUAL.value, _("The same for every sister")),
        (Way.PRODUCT.value, _("By savings and months")),
    )
    way: str = yield from ask("way", _("How is it shared?"), OneOf(options))
    return way


def _percent() -> Talk[int]:
    text = _("How many of a hundred rupees stay in the reserve? Like this: 10")
    percent: int = yield from ask("percent", text, CountOrNone(_ALL - 1))
    return percent


def _read_back(it: Context, division: Division, ending: Ending) -> str:
    shares = dict(division.parts)
    owed = it.full_return() if ending else {}
    each = {
        m.number: Paise(sum(owed.get(m.number, {}).values()) + shares.get(m.number, 0))
        for m in it.members
    }
    rows = [line(find(it.members, n), sum_) for n, sum_ in each.items() if sum_]
    if total := sum(each.values()):
        words = nlu.amount_in_words(total, language())
        count = people(sum(1 for sum_ in each.values() if sum_))
        rows.append(
            _("Total {count}, {total} ({words}).", count=count, total=money(total), words=words)
        )
    if ending and (loss := it.estate().loss):
        text = _(
            "The group has lost {amount}: each bears a part by her savings.", amount=money(loss)
        )
        rows.append(text)
    if division.reserve:
        rows.append(_("To the reserve: {amount}", amount=money(division.reserve)))
    rows.append(_("Is that right? Yes or no?"))
    return "\n".join(rows)
