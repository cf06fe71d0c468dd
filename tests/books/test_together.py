"""Several at once: the lock on the group lets one go first, and the second hears of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from bot.books.carry_out import Actor, carry_out, expire_claims
from bot.domain.commands import (
    ClaimDeposit,
    Command,
    ConfirmClaims,
    Line,
    RecordCollection,
    RefuseClaims,
)
from bot.domain.errors import Code, DomainError
from bot.domain.money import rupees
from tests.books.desk import Desk
from tests.make import NOW, TODAY
from tests.people import KSHAMA, MEERA, REKHA, SUNITA, Person


def _at_once(desk: Desk, *wishes: tuple[Person, Command]) -> list[str]:
    """Give all commands at the same moment; what became of each."""
    barrier = Barrier(len(wishes))

    def wish(number: int) -> str:
        who, command = wishes[number]
        actor = Actor(desk.group, who.number)
        barrier.wait()
        try:
            desk.store.write(lambda c: carry_out(c, actor, command, f"in:{number}", desk.at))
        except DomainError as error:
            return error.code.value
        return "done"

    with ThreadPoolExecutor(len(wishes)) as pool:
        return sorted(pool.map(wish, range(len(wishes))))


@pytest.mark.parametrize("other", [ConfirmClaims((1,)), RefuseClaims((1,))])
def test_two_officers_decide_one_claim(desk: Desk, other: Command) -> None:
    """It is posted at most once."""
    desk.says(REKHA, ClaimDeposit(rupees(100), TODAY))
    outcome = _at_once(desk, (MEERA, ConfirmClaims((1,))), (SUNITA, other))
    assert outcome == [Code.CLAIM_DECIDED.value, "done"]
    assert desk.saved(REKHA) in ({100} if other == ConfirmClaims((1,)) else {0, 100})
    assert desk.agrees()


def test_three_officers_record_at_once(desk: Desk) -> None:
    """No number is lost, no chain is forked."""
    wishes = [
        (who, RecordCollection((Line(number, rupees(10)),), TODAY))
        for who in (MEERA, SUNITA, KSHAMA)
        for number in (4, 5, 6, 7)
    ]
    assert _at_once(desk, *wishes) == ["done"] * 12
    assert desk.saved(REKHA) == 30
    assert desk.agrees()


def test_a_claim_expires_while_it_is_confirmed(desk: Desk) -> None:
    """One of the two, not both."""
    for _ in range(5):
        desk.says(REKHA, ClaimDeposit(rupees(100), TODAY))
    at = NOW + timedelta(days=7)
    barrier = Barrier(2)

    def confirm() -> bool:
        barrier.wait()
        actor, command = Actor(desk.group, 3), ConfirmClaims((1, 2, 3, 4, 5))
        try:
            desk.store.write(lambda c: carry_out(c, actor, command, "in:x", at))
        except DomainError:
            return False
        return True

    def expire() -> bool:
        barrier.wait()
        return bool(desk.store.write(lambda c: expire_claims(c, at)))

    with ThreadPoolExecutor(2) as pool:
        confirmed, expired = pool.submit(confirm), pool.submit(expire)
        assert confirmed.result() is not expired.result()
    assert desk.saved(REKHA) == (500 if confirmed.result() else 0)
    assert desk.agrees()
