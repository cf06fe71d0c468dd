"""Money back to a member: some of her saving, or all that is hers when she leaves or dies."""

from sqlalchemy import select, update

from bot.books import offices, queries
from bot.books.case import Case, check_amount
from bot.books.lapsing import of_her
from bot.books.payouts import check_resolution, check_there, giver, her_yes, place
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.receipts import total_savings
from bot.books.voices import reached_apart
from bot.domain.commands import Head, LeaveGroup, NameNominee, RecordDeath, WithdrawSaving
from bot.domain.entries import Journal, Posting
from bot.domain.errors import Code, DomainError
from bot.domain.events import Event, MemberLeft, NomineeNamed, SavingWithdrawn
from bot.domain.money import Paise
from bot.domain.settlement import Settlement, check_hands_free
from bot.store.tables import Claim, Member, OfficeHeld

_FREE = (Head.OPTIONAL, Head.HEALTH, Head.FOOD, Head.ADVANCE)  # not bound to her being a member


def _may_withdraw(case: Case, command: WithdrawSaving) -> tuple[Plan, Needs]:
    """An officer's for any member; a plain member's own wish needs two officers."""
    speaker, member = case.speaker(), case.member(command.member).number
    if member != speaker.number:
        case.officer()
    check_amount(command.paise)
    _check_free(case, command)
    check_there(case, command.paise, by_bank=command.by_bank)
    plan = Plan(
        "withdraw", command.paise, giver(case, by_bank=command.by_bank), member, what=command.head
    )
    officers = 1 if speaker.is_officer else 2
    return plan, her_yes(case, member, officers, payer=plan.giver)


def _check_free(case: Case, command: WithdrawSaving) -> None:
    owed = queries.everybodys(case.connection, case.group_id).get(command.member, {})
    if command.head not in _FREE:
        there = owed.get(Head.OPTIONAL, Paise(0))
        raise DomainError(Code.COMPULSORY_STAYS, member=command.member, there=there)
    there = owed.get(command.head, Paise(0))
    if command.paise > there:
        raise DomainError(
            Code.MORE_THAN_SAVED, member=command.member, paise=command.paise, there=there
        )


def _withdrawn(
    case: Case, command: WithdrawSaving, _plan: Plan, proposed_by: int
) -> tuple[Event, ...]:
    """Row 20. The second leg is what the money was: her passbook shows it with a minus."""
    member = case.member(command.member).number
    _check_free(case, command)
    check_there(case, command.paise, by_bank=command.by_bank)
    legs = (
        Posting(*place(case, by_bank=command.by_bank), Paise(-command.paise)),
        Posting(command.head, str(member), command.paise),
    )
    written = case.post([Journal("withdrawal", case.today, legs, member)], proposed_by)
    return (
        SavingWithdrawn(
            written.entries[0].code,
            member,
            command.head,
            command.paise,
            total_savings(written, member),
            proposed_by,
        ),
    )


def _may_leave(case: Case, command: LeaveGroup) -> tuple[Plan, Needs]:
    case.officer()
    member = case.member(command.member).number
    check_resolution(case, command.meeting)
    settled = _settle(case, member, command.interest)
    check_there(case, settled.paid, by_bank=command.by_bank)
    plan = Plan("leave", settled.paid, giver(case, by_bank=command.by_bank), member)
    return plan, her_yes(case, member, payer=plan.giver)


def _left(case: Case, command: LeaveGroup, plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """Rows 19 and 21."""
    member = case.member(command.member).number
    settled = _settle(case, member, command.interest)
    if settled.paid != plan.paise:  # it was agreed on another sum
        raise DomainError(Code.WRONG_SHARES, paise=plan.paise, there=settled.paid)
    check_there(case, settled.paid, by_bank=command.by_bank)
    return _gone(case, "leave", member, settled, command.by_bank, proposed_by)


def _may_record_death(case: Case, command: RecordDeath) -> tuple[Plan, Needs]:
    speaker, member = case.officer().number, case.member(command.member).number
    if member == speaker:
        raise DomainError(Code.OWN_MONEY, member=speaker)
    nominee = _nominee(case, command)
    settled = _settle(case, member, command.interest)
    check_there(case, settled.paid, by_bank=command.by_bank)
    out_of = giver(case, by_bank=command.by_bank)
    plan = Plan("death", settled.paid, out_of, member, what=nominee)
    return plan, Needs(officers=1, not_by=(member,))


def _died(case: Case, command: RecordDeath, plan: Plan, proposed_by: int) -> tuple[Event, ...]:
    """Row 22."""
    member = case.member(command.member).number
    settled = _settle(case, member, command.interest)
    if settled.paid != plan.paise:
        raise DomainError(Code.WRONG_SHARES, paise=plan.paise, there=settled.paid)
    check_there(case, settled.paid, by_bank=command.by_bank)
    return _gone(case, "death", member, settled, command.by_bank, proposed_by, plan.what)


withdraw = Agreed(_may_withdraw, _withdrawn)
leave = Agreed(_may_leave, _left)
death = Agreed(_may_record_death, _died)


def _may_name(case: Case, command: NameNominee) -> tuple[Plan, Needs]:
    """She says it herself; what an officer says for her waits for her yes.

    Of a woman whom no phone of her own reaches a second officer has to have heard it.
    """
    speaker, member = case.speaker(), case.member(command.member).number
    plan = Plan("nominee", Paise(0), speaker.number, member, what=_said(command))
    if member == speaker.number:
        return plan, Needs()
    case.officer()
    if member in reached_apart(case, speaker.number):
        return plan, Needs((member,))
    return plan, Needs(officers=1, not_by=(member,))


def _name(case: Case, command: NameNominee, plan: Plan, _proposed_by: int) -> tuple[Event, ...]:
    member = case.member(command.member).number
    _change(case, member, nominee=plan.what)
    return (NomineeNamed(member, plan.what),)


nominate = Agreed(_may_name, _name)


def name_nominee(case: Case, command: NameNominee) -> tuple[Event, ...] | None:
    """None where that one is written already."""
    if _said(command) == queries.nominee(case.connection, case.group_id, command.member):
        return None
    return nominate(case, command)


def _said(command: NameNominee) -> str:
    name = " ".join(command.nominee.split())
    if not name:
        raise DomainError(Code.NO_NOMINEE, member=command.member)
    return name


def _nominee(case: Case, command: RecordDeath) -> str:
    """The one she named herself cannot be replaced after her death."""
    recorded = queries.nominee(case.connection, case.group_id, command.member)
    said = " ".join(command.nominee.split())
    if recorded and said and said != recorded:
        raise DomainError(Code.OTHER_NOMINEE, member=command.member, nominee=recorded)
    if not (recorded or said):
        raise DomainError(Code.NO_NOMINEE, member=command.member)
    return recorded or said


def _settle(case: Case, member: int, interest: Paise) -> Settlement:
    """What she gets; whatever keeps her from leaving now is raised."""
    holds = queries.cash(case.connection, case.group_id).with_her(member)
    check_hands_free(member, holds, keeps_box=case.holder == member)
    if case.officers() == (member,):
        raise DomainError(Code.LAST_OFFICER, member=member)
    claims = select(Claim.number).where(
        Claim.group_id == case.group_id, Claim.member == member, Claim.state == "waiting"
    )
    if case.connection.execute(claims.limit(1)).first():
        raise DomainError(Code.STILL_CLAIMS, member=member)
    settled = queries.settlement(case.connection, case.group, member, interest, case.today)
    if settled.paid < 0:
        raise DomainError(Code.OWES_MORE, member=member, owed=settled.owed, saved=settled.saved)
    return settled


def _gone(
    case: Case,
    kind: str,
    member: int,
    settled: Settlement,
    by_bank: bool,
    proposed_by: int,
    nominee: str = "",
) -> tuple[Event, ...]:
    """Write what she gets and end her line in the register, and her offices.

    Her loans are closed by what is set off: nothing is owed of them any more.
    """
    code = ""
    if legs := settled.legs(member, place(case, by_bank=by_bank)):
        journal = Journal(kind, case.today, legs, member, memo=nominee)
        code = case.post([journal], proposed_by).entries[0].code
    _change(case, member, left_on=case.today)
    fallen = of_her(case, member)  # nobody waits for her answers any more
    offices.end(case, OfficeHeld.member == member)
    name = case.register[member].name
    left = MemberLeft(code, member, name, settled.saved, settled.owed, settled.paid, nominee)
    return (left, *fallen)


def _change(case: Case, member: int, **values: object) -> None:
    case.connection.execute(
        update(Member)
        .where(Member.group_id == case.group_id, Member.number == member)
        .values(**values)
    )
