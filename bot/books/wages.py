"""Wages of members and all else that is due to them: credited, and handed out by each one's yes."""

from dataclasses import replace

from bot.books import queries
from bot.books.case import Case, check_amount
from bot.books.lapsing import let_go
from bot.books.payouts import check_members, check_there, giver, her_yes, place, total
from bot.books.proposals import Agreed, Needs, Plan, propose
from bot.books.receipts import total_savings
from bot.domain.accounts import DIVIDEND, OPTIONAL, WAGES, WAGES_PAYABLE
from bot.domain.commands import KeepShare, Part, Pay, Payable, PayOut, RecordWages
from bot.domain.entries import Journal, Posting, transfer
from bot.domain.errors import Code, DomainError
from bot.domain.events import Credited, Event, PaidOut, PayoutsAsked, Proposed, ShareKept, WagesDue
from bot.domain.money import Paise

_ONE = {Payable.WAGES: "pay_wages", Payable.SHARE: "pay_share"}
_SEVERAL = {Payable.WAGES: "wages_round", Payable.SHARE: "share_round"}
_ENTRY = {Payable.WAGES: "wages_paid", Payable.SHARE: "share_paid"}


def _may_record(case: Case, command: RecordWages) -> tuple[Plan, Needs]:
    case.officer()
    if not command.parts:
        raise DomainError(Code.NOTHING_TO_DO)
    check_members(case, command.parts)
    limit = case.group.bylaws.cash_limit
    for part in command.parts:
        check_amount(part.paise)
        if part.paise > limit:
            raise DomainError(Code.ABOVE_LIMIT, paise=part.paise, limit=limit)
    paise, by_bank = total(command.parts), command.pay is Pay.BANK
    if command.pay:
        check_there(case, paise, by_bank=by_bank)
    kind = _SEVERAL[Payable.WAGES] if command.pay else "wages"
    plan = Plan(kind, paise, case.speaker().number, 0, what=str(len(command.parts)))
    return plan, Needs(officers=1)


def _recorded(case: Case, command: RecordWages, _plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """Row 43: each woman's in an entry of her own."""
    check_members(case, command.parts)
    journals = [
        Journal("wages", case.today, _wage(part), part.member, activity=command.activity)
        for part in command.parts
    ]
    written = case.post(journals, proposed_by)
    lines = tuple(
        Credited(entry.code, part.member, part.paise)
        for entry, part in zip(written.entries, command.parts, strict=True)
    )
    due = WagesDue(lines, command.activity, bool(command.pay))
    if not command.pay:
        return (due,)
    pay = PayOut(Payable.WAGES, command.parts, by_bank=command.pay is Pay.BANK)
    return (due, ask_each(case, pay, proposed_by))


def _wage(part: Part) -> tuple[Posting, ...]:
    return transfer((WAGES, ""), (WAGES_PAYABLE, str(part.member)), part.paise)


def _may_pay(case: Case, command: PayOut) -> tuple[Plan, Needs]:
    """For several a second officer agrees once, and each is asked for her own part then."""
    case.officer()
    if not command.parts:
        raise DomainError(Code.NOTHING_TO_DO)
    check_members(case, command.parts)
    _check_due(case, command)
    plan = _plan(case, command)
    if len(command.parts) > 1:
        return plan, Needs(officers=1)
    return plan, her_yes(case, command.parts[0].member, payer=plan.giver)


def _check_due(case: Case, command: PayOut) -> None:
    due = queries.payable(case.connection, case.group_id, command.account)
    for member, paise in ((part.member, part.paise) for part in command.parts):
        check_amount(paise)
        if paise > (there := due.get(member, Paise(0))):
            raise DomainError(Code.MORE_THAN_PAYABLE, member=member, paise=paise, there=there)
    check_there(case, total(command.parts), by_bank=command.by_bank)


def _plan(case: Case, command: PayOut) -> Plan:
    paise, out_of = total(command.parts), giver(case, by_bank=command.by_bank)
    if len(command.parts) > 1:
        return Plan(_SEVERAL[command.account], paise, out_of, 0, what=str(len(command.parts)))
    return Plan(_ONE[command.account], paise, out_of, command.parts[0].member)


def _paid(case: Case, command: PayOut, _plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """Rows 44 and 48. One who does not answer holds up nobody: each has a proposal of her own."""
    check_members(case, command.parts)
    if len(command.parts) > 1:
        return (ask_each(case, command, proposed_by),)
    _check_due(case, command)
    (part,) = command.parts
    her = str(part.member)
    legs = (
        Posting(*place(case, by_bank=command.by_bank), Paise(-part.paise)),
        Posting(command.account, her, part.paise),
    )
    journal = Journal(_ENTRY[command.account], case.today, legs, part.member)
    written = case.post([journal], proposed_by)
    left = Paise(-written.balance(command.account, her))
    code = written.entries[0].code
    return (PaidOut(command.account, code, part.member, part.paise, left, proposed_by),)


def _anew(case: Case, command: PayOut, proposed: Proposed) -> tuple[Event, ...]:
    """What was asked before of the same women is asked again and not twice."""
    for part in command.parts:
        let_go(case, _ONE[command.account], proposed.proposal, receiver=part.member)
    return ()


def ask_each(case: Case, command: PayOut, proposed_by: int) -> PayoutsAsked:
    """What the officers have agreed to waits for each woman's own yes."""
    return PayoutsAsked(
        command.account,
        tuple(
            _ask_one(case, replace(command, parts=(part,)), proposed_by) for part in command.parts
        ),
    )


def _ask_one(case: Case, command: PayOut, proposed_by: int) -> Proposed:
    """Hers who agreed to all of it another officer agrees to first: nobody does to her own."""
    plan = _plan(case, command)
    agreed = plan.receiver == case.by.member
    yes = her_yes(
        case, plan.receiver, officers=int(agreed), payer=plan.giver, proposed_by=proposed_by
    )
    yes = replace(yes, or_members=int(agreed))
    return propose(case, command, plan, yes, yes.members, proposed_by)


record = Agreed(_may_record, _recorded)
pay_out = Agreed(_may_pay, _paid, _anew)


def keep(case: Case, command: KeepShare) -> tuple[Event, ...]:
    """Row 48: no money moves, so nobody has to agree; what she was asked about it is settled."""
    her = case.speaker().number
    check_amount(command.paise)
    there = queries.payable(case.connection, case.group_id, DIVIDEND).get(her, Paise(0))
    if command.paise > there:
        raise DomainError(Code.MORE_THAN_PAYABLE, member=her, paise=command.paise, there=there)
    legs = transfer((DIVIDEND, str(her)), (OPTIONAL, str(her)), command.paise)
    written = case.post([Journal("kept", case.today, legs, her)])
    let_go(case, _ONE[Payable.SHARE], receiver=her)
    code = written.entries[0].code
    return (ShareKept(code, her, command.paise, total_savings(written, her)),)
