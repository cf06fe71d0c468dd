"""The cash box: who carries it to the bank, who keeps it, and what has arrived."""

from dataclasses import replace

from sqlalchemy import update

from bot.books.balances import balance
from bot.books.case import Case, check_amount
from bot.books.handovers import HANDED_OVER
from bot.books.lapsing import lapse_others
from bot.books.payouts import own_yes
from bot.books.proposals import Agreed, Needs, Plan
from bot.books.references import spelled
from bot.domain.accounts import BANK, CASH, IN_TRANSIT
from bot.domain.commands import ChangeHolder, DepositInBank, GiveToCarrier
from bot.domain.entries import Journal, transfer
from bot.domain.errors import Code, DomainError
from bot.domain.events import CashBanked, CashMoved, Event
from bot.domain.money import Paise
from bot.store.tables import Group


def _may_carry(case: Case, command: GiveToCarrier) -> tuple[Plan, Needs]:
    """Ask the carrier; an officer who wants to carry it herself needs the holder's yes instead."""
    speaker = case.officer()
    check_amount(command.paise)
    carrier, holder = case.member(command.carrier).number, case.holder
    if carrier == holder:
        raise DomainError(Code.SAME_PERSON, member=carrier)
    there = balance(case, CASH, holder)
    if command.paise > there:
        raise DomainError(Code.NOT_ENOUGH_CASH, paise=command.paise, there=there, member=holder)
    ask = holder if carrier == speaker.number else carrier
    return Plan("carry", command.paise, holder, carrier), own_yes(
        case, (ask,), (speaker.number, holder)
    )


def _carried(
    case: Case, _command: GiveToCarrier, plan: Plan, proposed_by: int
) -> tuple[Event, ...]:
    """Row 9."""
    legs = transfer((IN_TRANSIT, str(plan.receiver)), (CASH, str(plan.giver)), plan.paise)
    written = case.post([Journal("carry", case.today, legs)], recorded_by=proposed_by)
    return (CashMoved("carry", written.entries[0].code, plan.giver, plan.receiver, plan.paise),)


def _may_change(case: Case, command: ChangeHolder) -> tuple[Plan, Needs]:
    """Ask both keepers; if one of them proposes it, that is her yes.

    For each whom no phone reaches an officer has seen it.
    """
    case.officer()
    old, new = case.member(command.old).number, case.member(command.new).number
    if old == new:
        raise DomainError(Code.SAME_PERSON, member=old)
    paise = balance(case, CASH, old)
    if not may_hand_over(case, old, new):
        if case.holder == new:
            raise DomainError(Code.NOTHING_TO_DO)
        raise DomainError(Code.NOT_HOLDER, member=old)
    return Plan("holder", paise, old, new), own_yes(case, (old, new), (case.by.member,))


def may_hand_over(case: Case, old: int, new: int) -> bool:
    """From the keeper; or to her what a former one still has, as a treasurer out of office."""
    return old == case.holder or (new == case.holder and balance(case, CASH, old) > 0)


def _handed_over(
    case: Case, _command: ChangeHolder, plan: Plan, proposed_by: int
) -> tuple[Event, ...]:
    """Row 13, with what is in the old keeper's hand by now.

    PROPOSAL_DECIDED where the box has gone elsewhere since it was proposed.
    """
    if not may_hand_over(case, plan.giver, plan.receiver):
        raise DomainError(Code.PROPOSAL_DECIDED, state="lapsed")
    paise = balance(case, CASH, plan.giver)
    code = ""
    if journals := handing_over(case, plan.giver, plan.receiver, paise):
        code = case.post(journals, recorded_by=proposed_by).entries[0].code
    keeps_now(case, plan.receiver)
    return (CashMoved("holder", code, plan.giver, plan.receiver, paise),)


def handing_over(case: Case, old: int, new: int, paise: Paise) -> tuple[Journal, ...]:
    """The entry that moves what is in the box; () where nothing is."""
    if not paise:
        return ()
    legs = transfer((CASH, str(new)), (CASH, str(old)), paise)
    return (Journal(HANDED_OVER, case.today, legs),)


def keeps_now(case: Case, new: int) -> None:
    """She keeps the box from now on; whatever else was to become of it is let go."""
    case.connection.execute(update(Group).where(Group.id == case.group_id).values(holder=new))
    lapse_others(case, "holder")
    lapse_others(case, "takeover")


give_to_carrier = Agreed(_may_carry, _carried)
change_holder = Agreed(_may_change, _handed_over)


def deposit(case: Case, command: DepositInBank) -> tuple[Event, ...]:
    """Rows 10 and 11: the slip proves it, and proves it once."""
    if command.carrier is None or command.carrier != case.by.member:
        case.officer()
    command = replace(command, slip=spelled(command.slip))
    check_amount(command.paise)
    case.check_day(command.occurred_on)
    if not command.slip:
        raise DomainError(Code.SLIP_MISSING)
    case.check_reference(command.slip)
    account = CASH if command.carrier is None else IN_TRANSIT
    member = case.holder if command.carrier is None else case.member(command.carrier).number
    legs = transfer((BANK, ""), (account, str(member)), command.paise)
    written = case.post([Journal("bank", command.occurred_on, legs, reference=command.slip)])
    return (
        CashBanked(
            written.entries[0].code,
            command.paise,
            command.slip,
            member,
            written.balance(BANK),
            written.balance(account, member),
        ),
    )
