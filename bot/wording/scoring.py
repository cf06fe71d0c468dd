"""The five rules, as they are called."""

from bot.i18n import N_

FIVE_RULES = {
    "meetings": N_("Meetings"),
    "savings": N_("Savings"),
    "lending": N_("Lending among us"),
    "repayment": N_("Paying back"),
    "books": N_("Books"),
}
