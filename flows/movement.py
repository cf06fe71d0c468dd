"""The group's own money came or went: asked is only what the message has not said."""

from datetime import date

from bot import nlu
from bot.context import Context
from bot.domain.commands import RecordMovement
from bot.domain.errors import Code, DomainError
from bot.domain.money import Paise
from bot.domain.movements import (
    CREDIT_LIMIT,
    MOVEMENTS,
    Control,
    Movement,
    Party,
    Place,
    alone_limit,
    needs_party,
)
from bot.i18n import N_, _, language, long_day, money
from bot.talk import Day, Done, OneOf, Rupees, Slip, Sum, Talk, Words, YesNo, about, ask
from bot.wording.movements import movement_name, where
from bot.wording.phrases import called as called_of
from bot.wording.phrases import find, slip_name

_EXPENSES = (
    "raw_material", "enterprise_expense", "stationery", "travel", "meeting_rent", "bookkeeper",
    "equipment", "other_expense",
)  # fmt: skip
_PLACES = {
    (Place.CASH, True): N_("Cash, it is in the box"),
    (Place.CASH, False): N_("Cash, out of the box"),
    (Place.BANK, True): N_("It came into the bank"),
    (Place.BANK, False): N_("Out of the bank"),
    (Place.CREDIT, True): N_("On credit, not paid yet"),
    (Place.CREDIT, False): N_("On credit, not paid yet"),
    (Place.LOAN, True): N_("It was taken off the loan"),
    (Place.LOAN, False): N_("It was added to the loan"),
}


def movement(it: Context) -> Talk[Done]:
    """What for, how much, by which way, with whom; everything is read back."""
    it.must_be_officer()
    kind = yield from _kind()
    missing = MOVEMENTS[kind].against_holder
    needs_note = MOVEMENTS[kind].needs_note
    if missing and (yield from _keeper_bears_it(it)):
        kind = "holder_owes"
    head = MOVEMENTS[kind]
    # The sum comes late: whoever corrects it is not asked for all the rest again.
    day = yield from ask("day", _("On which day?"), Day(it.today, "past"))
    place = yield from _place(head)
    party, called = yield from _party(it, head, place)
    activity = yield from _activity(it, head)
    note = (yield from ask("note", _("What happened?"), Words())) if needs_note else ""
    reference = yield from _reference(head, place)
    limit = it.group.bylaws.outside_limit
    figures = Sum(limit) if Place.BANK in head.places else Rupees(limit)
    amount = yield from ask("amount", _("{what}: how much?", what=movement_name(kind)), figures)
    interest = yield from _interest(it, head, amount)
    said = RecordMovement(kind, amount, day, place, party, reference, interest, note, activity)
    if not (yield from ask(f"ok:{about(said)}", _read_back(it, said, called), YesNo())):
        return Done(_("All right. Nothing was written."))
    return Done("", said)


def _kind() -> Talk[str]:
    options = tuple((name, movement_name(name)) for name in _EXPENSES)
    kind: str = yield from ask("kind", _("What was it for?"), OneOf(options, tuple(MOVEMENTS)))
    return kind


def _keeper_bears_it(it: Context) -> Talk[bool]:
    """What is missing is the group's loss, or hers who kept it."""
    keeper = called_of(find(it.members, it.holder()))
    options = (
        ("group", _("The group bears it")),
        ("keeper", _("{who} pays it back", who=keeper)),
    )
    bears = yield from ask("bears", _("Who bears what is missing?"), OneOf(options))
    return bool(bears == "keeper")


def _place(head: Movement) -> Talk[Place]:
    if len(head.places) == 1:
        return head.places[0]
    options = tuple((str(each), _(_PLACES[each, head.comes_in])) for each in head.places)
    chosen = yield from ask("place", _("Where is the money?"), OneOf(options))
    return Place(chosen)


def _party(it: Context, head: Movement, place: Place) -> Talk[tuple[str, str]]:
    """As it is kept, and as it is called."""
    if head.party is Party.LOAN:
        return (yield from _loan(it, head))
    if head.party is Party.HOLDER and head.settles:
        return (yield from _who_kept_it(it, head))
    if head.party not in (Party.BUYER, Party.SHOP) or not needs_party(head, place):
        return "", ""
    if head.settles:
        return (yield from _who_owes(it, head))
    text = _("Who buys it?") if head.party is Party.BUYER else _("From which shop?")
    said = yield from ask("party", _listed(text, tuple(it.book.parties(head.party))), Words())
    name, near = it.book.like(said, head.party)
    if near:
        sure = _("Is that {name}, who is in the book already? Yes or no?", name=near[0])
        if (yield from ask(f"same:{about(said, near[0])}", sure, YesNo())):
            name = near[0]
    return name, name


def _who_owes(it: Context, head: Movement) -> Talk[tuple[str, str]]:
    owing = {name: owed for name, owed in it.book.parties(head.party).items() if owed}
    if not owing:
        raise DomainError(Code.NOTHING_TO_DO)
    options = tuple((name, f"{name} {money(owed)}") for name, owed in owing.items())
    if len(options) == 1:
        return options[0][0], options[0][0]
    text = _("Which buyer?") if head.party is Party.BUYER else _("From which shop?")
    name: str = yield from ask("party", text, OneOf(options))
    return name, name


def _who_kept_it(it: Context, head: Movement) -> Talk[tuple[str, str]]:
    """Of several women who owe cash that was missing."""
    owing = {who: owed for who, owed in it.book.parties(head.party).items() if owed}
    names = {who: called_of(find(it.members, int(who))) for who in owing}
    if not owing:
        raise DomainError(Code.NOTHING_TO_DO)
    if len(owing) == 1:
        return next(iter(names.items()))
    options = tuple((who, f"{name} {money(owing[who])}") for who, name in names.items())
    who: str = yield from ask("party", _("Who pays it back?"), OneOf(options))
    return who, names[who]


def _loan(it: Context, head: Movement) -> Talk[tuple[str, str]]:
    drawing = head.name == "ccl_drawn"
    loans = [
        loan
        for loan in it.outside_loans()
        if (loan.account == CREDIT_LIMIT if drawing else loan.owed)
    ]
    if not loans:
        raise DomainError(Code.NO_SUCH_LOAN, loan="")
    names = {
        str(loan.number): f"{movement_name(loan.account)}, {loan.lender} {money(loan.owed)}"
        for loan in loans
    }
    number = str(loans[0].number)
    if len(loans) > 1:
        number = yield from ask("party", _("Which loan?"), OneOf(tuple(names.items())))
    return number, names[number]


def _interest(it: Context, head: Movement, amount: Paise) -> Talk[Paise]:
    """Of a matured deposit it is what is more than was put in."""
    if not head.interest:
        return Paise(0)
    if head.name == "fd_matured" and amount > (there := it.book.standing(head.account)):
        return Paise(amount - there)
    text = _("How much of it is interest? Write 0 if none.")
    interest = yield from ask("interest", text, Sum(amount))
    return interest


def _activity(it: Context, head: Movement) -> Talk[str]:
    if not head.of_activity:
        return ""
    text = _listed(_("For which work is it?"), it.activities())
    activity: str = yield from ask("activity", text, Words())
    return activity


def _reference(head: Movement, place: Place) -> Talk[str]:
    """What proves it; where it may be missing, a number that she said is kept all the same."""
    if not head.needs_reference and place is not Place.BANK:
        return ""
    text = _("What is the number on the slip? Write 0 if there is none.")
    if head.from_passbook:
        text = _(
            "Which number or date stands beside it in the passbook? You can also send its photo."
        )
    elif head.needs_reference:
        text = _("What is the number on the slip or in the passbook? You can also send its photo.")
    answer = Slip(may_be_missing=not head.needs_reference)
    reference: str = yield from ask("reference", text, answer)
    return reference


def _listed(text: str, names: tuple[str, ...]) -> str:
    return f"{text} ({', '.join(names)})" if names else text


def _read_back(it: Context, said: RecordMovement, called: str) -> str:
    head = MOVEMENTS[said.kind]
    parts = [
        _amount_line(said.kind, said.activity, said.paise, said.occurred_on),
        where(said.kind, said.place, called),
    ]
    if said.interest:
        parts.append(_("of it interest {interest}", interest=money(said.interest)))
    if said.reference:
        named = _("in the passbook {slip}") if head.from_passbook else _("slip {slip}")
        parts.append(named.format(slip=slip_name(said.reference)))
    if said.note:
        parts.append(said.note)
    limit = _alone_limit(it, said)
    if head.control is Control.LIMIT and said.paise > limit:
        parts.append(
            _("It is more than {limit}: another officer has to agree.", limit=money(limit))
        )
    parts.append(_("Shall I write it? Yes or no?"))
    return "\n".join(parts)


def _alone_limit(it: Context, said: RecordMovement) -> Paise:
    head, usual, in_bank = MOVEMENTS[said.kind], it.group.bylaws.expense_limit, it.cash().in_bank
    loan = next((loan for loan in it.outside_loans() if str(loan.number) == said.party), None)
    if head.party is not Party.LOAN or loan is None:
        return alone_limit(head, usual, in_bank)
    return alone_limit(head, usual, in_bank, loan.owed, loan.rate)


def _amount_line(kind: str, activity: str, paise: Paise, day: date) -> str:
    return _(
        "{what}: {amount} ({words}), {day}.",
        what=movement_name(kind, activity),
        amount=money(paise),
        words=nlu.amount_in_words(paise, language()),
        day=long_day(day),
    )
