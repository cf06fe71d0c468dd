"""Papers by their links: for a day, for whom they were made, and nobody can change that."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from itsdangerous import URLSafeSerializer

from bot import clock, links
from bot.config import Settings
from bot.domain.papers import Name, Paper, parsed
from bot.store import Store
from bot.web.build import build
from tests.moment import Moment
from tests.reports.village import create_village
from tests.web.tiny import Echo, services, settings

URL = "https://sakhi.example"
KEY = "k" * 32
HERS = Paper(Name.PASSBOOK, member=4)


@pytest.fixture
def ours(moment: Moment) -> Settings:
    """Settings with a key."""
    return settings(URL, secret_key=KEY)


@pytest.fixture
def web(store: Store, ours: Settings) -> tuple[FlaskClient, int]:
    """The routes over a village."""
    group = store.write(create_village)
    return build(replace(services(store, Echo(), URL), settings=ours)).test_client(), group


def _path(ours: Settings, group: int, paper: Paper = HERS, language: str = "hi") -> str:
    return urlsplit(links.link(ours, links.Asked(group, paper, language), clock.now())).path


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [("png", "image/png", b"\x89PNG"), ("pdf", "application/pdf", b"%PDF-1.5")],
)
def test_a_link_gives_its_paper(
    web: tuple[FlaskClient, int], ours: Settings, form: str, kind: str, begins: bytes
) -> None:
    """To be shown and not to be kept; its name tells nobody's."""
    client, group = web
    answer = client.get(_path(ours, group, replace(HERS, form=form)))
    assert (answer.status_code, answer.content_type) == (200, kind)
    assert answer.data.startswith(begins)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Disposition"] == f'inline; filename="passbook.{form}"'
    assert client.head(_path(ours, group)).status_code == 200


def test_after_a_day_it_is_over(
    web: tuple[FlaskClient, int], ours: Settings, moment: Moment
) -> None:
    """And says so in words, without anything of hers."""
    client, group = web
    path = _path(ours, group)
    moment.move(hours=23, minutes=59)
    assert client.get(path).status_code == 200
    moment.move(minutes=1)
    answer = client.get(path)
    assert answer.status_code == 410
    assert "यह लिंक एक दिन से पुराना है" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_was_changed_or_made_by_others_opens_nothing(
    web: tuple[FlaskClient, int], ours: Settings
) -> None:
    """Neither another woman's number nor another key, language or time."""
    client, group = web
    path = _path(ours, group)
    forged = URLSafeSerializer("x" * 32, "papers").dumps([group, HERS.query, "hi", 9e9])
    another = _path(ours, group, replace(HERS, member=5)).split(".")[0] + "." + path.split(".")[1]
    for wrong in (path[:-1], path[:8] + "x" + path[9:], f"/papers/{forged}", another, "/papers/x"):
        answer = client.get(wrong)
        assert answer.status_code == 404, wrong
        assert answer.text.count("\n") == 1
        assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "paper", [replace(HERS, member=99), Paper(Name.SCHEDULE, member=5), replace(HERS, member=None)]
)
def test_what_is_not_there_is_not_there(
    web: tuple[FlaskClient, int], ours: Settings, paper: Paper
) -> None:
    """A woman or loan that is in no register; a group that is none."""
    client, group = web
    assert client.get(_path(ours, group, paper)).status_code == 404
    assert client.get(_path(ours, group + 1000)).status_code == 404


def test_without_a_key_there_are_no_links(store: Store) -> None:
    """Nothing that anybody could sign."""
    bare = settings(URL)
    assert not links.can_sign(bare)
    client = build(replace(services(store, Echo(), URL), settings=bare)).test_client()
    made = URLSafeSerializer("", "papers").dumps([1, HERS.query, "hi", 9e9])
    assert client.get(f"/papers/{made}").status_code == 404


def test_what_is_asked_for_survives_its_line() -> None:
    """And nonsense is refused."""
    paper = Paper(Name.MONTH, day=clock.today() - timedelta(days=40), form="pdf")
    assert parsed(paper.query) == paper
    for wrong in ("", "name=secrets", "name=passbook&member=x", "name=passbook&day=gestern"):
        with pytest.raises(ValueError):  # noqa: PT011
            parsed(wrong)
