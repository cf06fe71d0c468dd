"""How much the group can get from the bank or the mission, reckoned step by step."""

from bot.context import Context
from bot.domain.eligibility import Missing, Offer
from bot.i18n import N_, _, money
from bot.talk import Say

_FUNDS = {"": "bank_loan", "ccl": "bank_loan", "rf": "revolving_fund", "cif": "community_fund"}
_PARTS = {
    "savings": N_("Savings"),
    "revolving_fund": N_("Revolving fund"),
    "grants": N_("Other grants"),
}
_NAMES = {
    "bank_loan": N_("Loan from the bank"),
    "revolving_fund": N_("Revolving fund (RF)"),
    "community_fund": N_("Community investment fund (CIF)"),
}


def scheme_info(it: Context) -> Say:
    """The fund she names, else the loan; with the rule's name and what is still missing."""
    code = _FUNDS.get(it.slots.topic)
    offer = it.offer(code) if code else None
    if code is None or offer is None:
        return Say(_("I know no rule of this for {programme}.", programme=it.group.programme))
    rows = [_(_NAMES[code]) + ":"]
    rows += _sum(offer) if offer.parts else [_amount(offer)]
    rows += _still(offer.missing)
    rows.append(
        _(
            "Rule: {name}, from {year} on. The bank or the mission decides.",
            name=offer.authority,
            year=offer.valid_from.year,
        )
    )
    return Say("\n".join(rows))


def _sum(offer: Offer) -> list[str]:
    """Each step on a line of its own, for her to follow with a pencil."""
    rows = [
        _("{part}: {amount}", part=_(_PARTS[name]), amount=money(paise))
        for name, paise in offer.parts
        if paise or name == "savings"
    ]
    if len(rows) > 1:
        rows.append(_("Together: {amount}", amount=money(offer.corpus)))
    if offer.times:
        rows.append(
            _(
                "{times} times {corpus} = {amount}",
                times=offer.times,
                corpus=money(offer.corpus),
                amount=money(offer.corpus * offer.times),
            )
        )
    rows.append(_("The rule gives at least {amount}.", amount=money(offer.floor)))
    rows.append(_("Loan number {dose}: up to {amount}", dose=offer.dose, amount=money(offer.paise)))
    return rows


def _amount(offer: Offer) -> str:
    if offer.least == offer.paise:
        return _("Amount: {amount}", amount=money(offer.paise))
    return _("Amount: {least} to {most}", least=money(offer.least), most=money(offer.paise))


def _still(missing: tuple[Missing, ...]) -> list[str]:
    if not missing:
        return [_("Nothing is missing by our book.")]
    return [_("Still missing:"), *(f"- {_lack(one)}" for one in missing)]


def _lack(one: Missing) -> str:
    if one.what == "months":
        return _("{needed} months in the book (now {now})", needed=one.needed, now=one.now)
    if one.what == "members":
        return _("{needed} members (now {now})", needed=one.needed, now=one.now)
    if one.what == "score":
        return _("five rules: {needed} of 100 (now {now})", needed=one.needed, now=one.now)
    if one.what == "score_unknown":
        return _("the grade by the five rules is not known yet")
    if one.what == "had":
        return _("the group has had this already; it is given once")
    return _("the loan that is running has to be paid back first")
