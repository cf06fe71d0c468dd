"""The rules of a group, as they are called and told."""

from bot.domain.bylaws import Bylaw
from bot.domain.money import Paise
from bot.i18n import N_, _, money

_NAMES = {
    Bylaw.SAVING: N_("Saving of each time"),
    Bylaw.LOAN_RATE: N_("Interest on loans"),
    Bylaw.LOAN_LIMIT: N_("Most loan for one sister"),
    Bylaw.FINE_ABSENT: N_("Fine for absence"),
    Bylaw.FINE_LATE: N_("Fine for delay"),
    Bylaw.EXPENSE_LIMIT: N_("Spending by one officer alone"),
}


def law_name(law: Bylaw) -> str:
    """In the spoken language."""
    return _(_NAMES[law])


def law_value(law: Bylaw, value: int) -> str:
    """₹200, or for a rate: ₹2 on ₹100 a month."""
    if law is Bylaw.LOAN_RATE:
        return _("₹{rate} a month on ₹100", rate=f"{value / 100:g}") if value else _("none")
    return money(Paise(value)) if value else _("none")
