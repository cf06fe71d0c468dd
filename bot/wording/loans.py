"""How loans are spoken of: the rate both ways, the method by name, a payment by its parts."""

from collections.abc import Sequence

from bot import nlu
from bot.books.queries import LoanLine
from bot.domain.groups import Method
from bot.domain.loans import Instalment, Split, Terms
from bot.i18n import N_, _, grouped, language, money, short_day

METHODS = {
    Method.FALLING: N_("interest on what is left"),
    Method.FLAT: N_("interest on the whole loan"),
    Method.EMI: N_("equal instalments (EMI)"),
    Method.BULLET: N_("interest first, loan at the end"),
}


def rate_said(rate: int) -> str:
    """2% महीना = ₹100 पर ₹2, साल का 24%: members speak per month, banks per year."""
    if not rate:
        return _("no interest")
    a_month, a_year = f"{rate / 100:g}", f"{rate * 12 / 100:g}"
    return _("{month}% a month = ₹{month} on ₹100, {year}% a year", month=a_month, year=a_year)


def sum_said(paise: int) -> str:
    """₹5,000 (पाँच हज़ार रुपये): in digits and words, before it is written."""
    return f"{money(paise)} ({nlu.amount_in_words(paise, language())})"


def loan_said(line: LoanLine) -> str:
    """₹5,000 बीमारी (21/11): to tell her loans apart."""
    purpose = f" {line.purpose}" if line.purpose else ""
    return f"{money(line.paise)}{purpose} ({short_day(line.paid_on or line.asked_on)})"


def parts_said(parts: Split) -> str:
    """मूल 500+ब्याज 100."""
    principal, interest = _rupees(parts.all_principal), _rupees(parts.all_interest)
    if not parts.all_interest:
        return _("loan {principal}", principal=principal)
    if not parts.all_principal:
        return _("interest {interest}", interest=interest)
    return _("loan {principal}+interest {interest}", principal=principal, interest=interest)


def beside_said(parts: Split) -> str:
    """दंड 10, रखे 50: what of the money was for no loan; "" = nothing."""
    said = []
    if parts.fine:
        said.append(_("fine {fine}", fine=_rupees(parts.fine)))
    if parts.excess:
        said.append(_("kept {kept}", kept=_rupees(parts.excess)))
    return ", ".join(said)


def split_said(paise: int, parts: Split) -> str:
    """₹650 (मूल 500+ब्याज 100, रखे 50)."""
    whole = [parts_said(parts)] if parts.all_principal or parts.all_interest else []
    beside = beside_said(parts)
    return f"{money(paise)} ({', '.join([*whole, *([beside] if beside else [])])})"


def plan_said(plan: Sequence[Instalment], terms: Terms) -> str:
    """How it is paid back, in three lines."""
    first, last = plan[0], plan[-1]
    days = _(
        "{count} instalments: first {first} on {day}, last {last} on {end}.",
        count=len(plan),
        first=money(first.paise),
        day=short_day(first.due_on),
        last=money(last.paise),
        end=f"{last.due_on:%d/%m/%Y}",  # it may be another year
    )
    interest = _(
        "Interest in all {interest} ({method}).",
        interest=money(sum(one.interest for one in plan)),
        method=_(METHODS[terms.method]),
    )
    return "\n".join([days, interest, rate_said(terms.rate)])


def _rupees(paise: int) -> str:
    return grouped(paise // 100)
