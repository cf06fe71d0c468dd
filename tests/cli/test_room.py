"""The house's side of the rehearsal room: what it tells, and what it does."""

from pathlib import Path

from sqlalchemy import select

from bot import clock
from bot.books.carry_out import Actor, carry_out
from bot.cli.household import Household
from bot.cli.local_redis import LocalRedis
from bot.cli.room import groups
from bot.domain.commands import PlanNextMeeting
from bot.imports.samples.load import load
from bot.store import Store
from bot.store.tables import Group


def test_it_tells_of_groups_people_offices_and_meetings(store: Store) -> None:
    store.write(lambda c: list(load(c, clock.now())))
    srishti = store.read(
        lambda c: c.execute(select(Group.id).where(Group.code == "SRISHTI")).scalar_one()
    )
    by, plan = Actor(srishti, None), PlanNextMeeting()
    store.write(lambda c: carry_out(c, by, plan, "test:next", clock.now()))
    told = store.read(groups)

    assert [group["code"] for group in told][0] == "SRISHTI"
    people = told[0]["people"]
    assert [p["role"] for p in people[:4]] == ["president", "secretary", "treasurer", None]
    assert people[4]["phone"] == "+919999900005"
    assert len([p for p in people if p["phone"] == "+919999900010"]) == 2  # a shared phone
    assert all(p["phone"] for group in told for p in group["people"])
    assert [bool(group["meeting"]) for group in told] == [True, False, False, False]


def test_redis_stays_dead_while_it_is_wished(tmp_path: Path) -> None:
    said: list[str] = []
    with LocalRedis(tmp_path / "redis") as redis:
        house = Household(redis, {}, tmp_path, said.append)
        assert house.redis_state == "running"
        house.keep_redis(down=True)
        house.tend()
        assert house.redis_state == "down"
        house.keep_redis(down=False)
        house.tend()
        assert house.redis_state == "running"
    assert len(said) == 2


def test_a_redis_that_was_given_is_left_alone(tmp_path: Path) -> None:
    with LocalRedis(tmp_path / "redis", "redis://127.0.0.1:1/0") as redis:
        house = Household(redis, {}, tmp_path, print)
        house.keep_redis(down=True)
        assert house.redis_state == ""
