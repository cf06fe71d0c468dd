"""How people, sums and days are named in a sentence."""

from collections.abc import Iterable, Sequence

from bot.books.queries import ClaimLine
from bot.domain.groups import Member
from bot.i18n import _, money, short_day

PHOTO = "PHOTO-"  # and the number of the message that the picture came with


def called(member: Member) -> str:
    """सुनीता (3): the number tells women of one name apart."""
    return f"{member.name} ({member.number})"


def in_full(member: Member) -> str:
    """3 सुनीता, पति रमेश: for choosing between women of one name."""
    return f"{member.number} {member.name}" + (f", {member.relation}" if member.relation else "")


def find(members: Iterable[Member], number: int | None) -> Member:
    """The member with this number; one who is gone is still named by her number."""
    return next((m for m in members if m.number == number), Member(number or 0, _("Sister")))


def numbered(labels: Sequence[str]) -> str:
    """A menu: a line each, to be answered by number."""
    return "\n".join(f"{place}. {label}" for place, label in enumerate(labels, 1))


def people(count: int) -> str:
    """12 दीदी."""
    return _("1 sister") if count == 1 else _("{count} sisters", count=count)


def claim_line(member: Member, claim: ClaimLine) -> str:
    """गीता (5) ₹100 (21/11), with the bank's slip where there is one."""
    text = f"{called(member)} {money(claim.paise)} ({short_day(claim.said_on)})"
    if claim.loan:
        text += ", " + _("loan instalment")
    return text + ", " + _("slip {slip}", slip=claim.reference) if claim.reference else text


def slip_name(slip: str) -> str:
    """The slip's number; what stands for a picture says nothing to people."""
    return _("(photo)") if slip.startswith(PHOTO) else slip


def line(member: Member, paise: int) -> str:
    """3 सुनीता ₹100."""
    return f"{member.number} {member.name} {money(paise)}"
