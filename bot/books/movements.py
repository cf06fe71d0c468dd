"""Single movements of the group's money: one function for every line of `domain.movements`."""

from dataclasses import dataclass, replace

from bot.books.balances import balance
from bot.books.case import Case, check_amount
from bot.books.ledger import Written
from bot.books.outside_loans import outside_loan
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.queries.trade import activities, balances_of, same
from bot.books.references import spelled
from bot.domain.accounts import ADVANCES, BANK, CASH
from bot.domain.commands import RecordMovement
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, MovementRecorded
from bot.domain.money import Paise
from bot.domain.movements import (
    INTEREST_ON,
    ITS_INTEREST,
    LEDGER_OF,
    MOVEMENTS,
    THE_LOAN,
    Bound,
    Control,
    Movement,
    Party,
    Place,
    alone_limit,
    legs,
    needs_party,
)

_WHOLE_RUPEES = (Place.CASH, Place.CREDIT)  # the bank has paise


@dataclass(frozen=True)
class _Ready:
    """A movement with its sub-ledgers named: (account, party) of the place and of the other side.

    `name` is what its party is called; `ledger` where what she owes or is owed stands.
    """

    movement: Movement
    command: RecordMovement
    place: tuple[str, str]
    other: tuple[str, str]
    interest: tuple[str, str]
    name: str = ""
    ledger: tuple[str, str] = ("", "")

    @property
    def postings(self) -> tuple[Posting, ...]:
        it = self.command
        return legs(self.movement, self.place, self.other, it.paise, self.interest, it.interest)


def _may_record(case: Case, command: RecordMovement) -> tuple[Plan, Needs]:
    """Everything that speaks against it now; a second officer above the group's own limit."""
    speaker = case.officer().number
    ready = _ready(case, command)
    movement = ready.movement
    kept_by = case.holder if movement.against_holder else speaker
    plan = Plan("movement", command.paise, speaker, kept_by, what=movement.name)
    above = movement.control is Control.LIMIT and command.paise > _alone_limit(case, ready)
    if movement.control is not Control.TWO and not above:
        return plan, Needs()
    hers = ready.other[1] if movement.party is Party.HOLDER else case.holder
    concerned = movement.against_holder or movement.party is Party.HOLDER
    return plan, Needs(officers=1, not_by=(int(hers),) if concerned else ())


def _alone_limit(case: Case, ready: _Ready) -> Paise:
    usual, in_bank = case.group.bylaws.expense_limit, balance(case, BANK)
    if ready.movement.bound is not Bound.LOAN:
        return alone_limit(ready.movement, usual, in_bank)
    loan = outside_loan(case, ready.command.party)
    return alone_limit(ready.movement, usual, in_bank, loan.owed, loan.rate)


def _recorded(
    case: Case, command: RecordMovement, plan: Plan, proposed_by: int
) -> tuple[Event, ...]:
    """Rows 12, 23 to 42, 51 and 53; all is looked at again, for much may have moved meanwhile.

    PROPOSAL_DECIDED where cash is missing and another keeps the box by now.
    """
    ready = _ready(case, command)
    if ready.movement.against_holder and plan.receiver != case.holder:
        raise DomainError(Code.PROPOSAL_DECIDED, state="lapsed")
    it = ready.command
    journal = Journal(
        it.kind, it.occurred_on, ready.postings, memo=it.note, reference=it.reference,
        activity=it.activity,
    )  # fmt: skip
    return (_event(ready, case.post([journal], recorded_by=proposed_by)),)


record = Agreed(_may_record, _recorded)


def _event(ready: _Ready, written: Written) -> MovementRecorded:
    it = ready.command
    return MovementRecorded(
        written.entries[0].code,
        it.kind,
        it.paise,
        it.place,
        written.balance(*ready.place),
        ready.name,
        Paise(abs(written.balance(*ready.ledger))) if ready.ledger[0] else Paise(0),
        it.interest,
        it.activity,
    )


def _ready(case: Case, command: RecordMovement) -> _Ready:
    movement = MOVEMENTS.get(command.kind)
    if movement is None or command.place not in movement.places:
        raise DomainError(Code.NOTHING_TO_DO)
    _check_figures(case, movement, command)
    known = activities(case.connection, case.group_id)
    activity = same(command.activity, known) if movement.of_activity else ""
    reference = spelled(command.reference)
    command = replace(command, activity=activity, reference=reference)
    case.check_reference(reference, line_of=movement.name if movement.from_passbook else "")
    ready = _named(case, movement, command)
    _check_there(case, ready)
    return ready


def _check_figures(case: Case, movement: Movement, command: RecordMovement) -> None:
    case.check_day(command.occurred_on)
    limit = case.group.bylaws.outside_limit
    if command.place in _WHOLE_RUPEES or command.paise <= 0:
        check_amount(command.paise)
    if command.paise > limit:
        raise DomainError(Code.ABOVE_LIMIT, paise=command.paise, limit=limit)
    if not 0 <= command.interest <= (command.paise if movement.interest else 0):
        figures = {"paise": command.interest, "there": command.paise, "party": ""}
        raise DomainError(Code.MORE_THAN_OWED, **figures)
    if movement.needs_reference and not command.reference.strip():
        raise DomainError(Code.SLIP_MISSING)
    if movement.needs_note and not command.note.strip():
        raise DomainError(Code.NOTE_MISSING)
    if movement.name == "rf_grant" and case.group.bylaws.rf_returnable:
        raise DomainError(Code.FUND_RETURNABLE)


def _named(case: Case, movement: Movement, command: RecordMovement) -> _Ready:
    """Whose sub-ledgers these are."""
    bank, cash = (BANK, ""), (CASH, str(case.holder) if command.place is Place.CASH else "")
    place = cash if command.place is Place.CASH else bank
    other, interest = (movement.account, ""), (movement.interest, "")
    if movement.party is Party.LOAN:
        return _of_loan(case, movement, command, place)
    if movement.party is Party.HOLDER:
        other = (movement.account, _of_keeper(case, movement, command.party))
        return _Ready(movement, command, place, other, interest, "", other)
    if movement.party is Party.NOBODY or not needs_party(movement, command.place):
        return _Ready(movement, command, place, other, interest)
    account = LEDGER_OF[movement.party]
    if not command.party.strip():
        raise DomainError(Code.PARTY_MISSING, kind=movement.party.value)
    name = same(command.party, balances_of(case.connection, case.group_id, account))
    ledger = account, name
    if command.place is Place.CREDIT:
        place = ledger
    else:
        other = ledger
    return _Ready(movement, replace(command, party=name), place, other, interest, name, ledger)


def _of_keeper(case: Case, movement: Movement, said: str) -> str:
    """Hers in whose keeping it went missing; paid back is also by one who keeps no box any more."""
    if not movement.settles:
        return str(case.holder)
    ledger = balances_of(case.connection, case.group_id, ADVANCES)
    owing = [who for who, paise in ledger.items() if paise]
    if said or len(owing) > 1:
        if said not in map(str, case.register):
            raise DomainError(Code.PARTY_MISSING, kind=Party.HOLDER.value)
        return said
    return owing[0] if owing else str(case.holder)


def _of_loan(
    case: Case, movement: Movement, command: RecordMovement, place: tuple[str, str]
) -> _Ready:
    loan = outside_loan(case, command.party)
    ledger, cost = (loan.account, str(loan.number)), (INTEREST_ON[loan.account], "")
    if movement.name == "ccl_drawn":
        _check_credit(loan.paise, loan.owed, command.paise)
    if command.place is Place.LOAN:
        place = ledger
    sides = {THE_LOAN: ledger, ITS_INTEREST: cost}
    other = sides.get(movement.account, (movement.account, ""))
    interest = sides.get(movement.interest, ("", ""))
    return _Ready(movement, command, place, other, interest, loan.lender, ledger)


def _check_credit(limit: Paise, owed: Paise, paise: Paise) -> None:
    if owed + paise > limit:
        raise DomainError(Code.ABOVE_CREDIT, paise=paise, left=Paise(limit - owed), limit=limit)


def _check_there(case: Case, ready: _Ready) -> None:
    """Nothing is paid that is not there, and nothing settled that is not owed."""
    it = ready.command
    account, party = ready.place
    out = ready.movement.comes_in is False
    if account == CASH and out and it.paise > (there := balance(case, *ready.place)):
        raise DomainError(Code.NOT_ENOUGH_CASH, paise=it.paise, there=there, member=int(party))
    takes_from_bank = BANK in (account if out else "", ready.other[0])
    in_bank = balance(case, BANK) if takes_from_bank else Paise(0)
    if takes_from_bank and not ready.movement.from_bank and it.paise > in_bank:
        raise DomainError(Code.NOT_ENOUGH_IN_BANK, paise=it.paise, there=in_bank)
    settled = ready.place if it.place is Place.LOAN else ready.other
    if ready.movement.settles and settled[0] != ready.movement.interest:
        _check_owed(case, ready, settled)


def _check_owed(case: Case, ready: _Ready, settled: tuple[str, str]) -> None:
    if ready.movement.name == "subvention" and ready.command.place is not Place.LOAN:
        return  # it came as money: nothing of the loan is settled
    there = Paise(abs(balance(case, *settled)))
    paise = Paise(ready.command.paise - ready.command.interest)
    if paise > there:
        raise DomainError(Code.MORE_THAN_OWED, paise=paise, there=there, party=ready.name)
