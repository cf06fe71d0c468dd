"""Links to papers: signed, so that nobody can change whose they are, and good for a day.

What is signed stands in the link itself; nothing is kept. Whoever has the link has the paper, so it
is made when a message goes out, for the provider to fetch, and not before.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from itsdangerous import BadSignature, URLSafeSerializer

from bot.config import Settings
from bot.domain.papers import Paper, parsed

PATH = "/papers/"
GOOD_FOR = timedelta(hours=24)
SHORTEST_KEY = 32


@dataclass(frozen=True)
class Asked:
    """What a link is for."""

    group_id: int
    paper: Paper
    language: str


class ForgedError(Exception):
    """This link was not made by us, or somebody changed it."""


class ExpiredError(Exception):
    """It was ours, and its time is over."""


def can_sign(settings: Settings) -> bool:
    """Whether there is a key; without one papers are only told, as text."""
    return len(settings.secret_key.get_secret_value()) >= SHORTEST_KEY


def link(settings: Settings, asked: Asked, at: datetime) -> str:
    """The address of a paper, until a day after `at`."""
    until = int((at + GOOD_FOR).timestamp())
    said = [asked.group_id, asked.paper.query, asked.language, until]
    return settings.public_url.rstrip("/") + PATH + str(_signer(settings).dumps(said))


def opened(settings: Settings, token: str, at: datetime) -> Asked:
    """What it is for. Raises ForgedError and ExpiredError."""
    try:
        group_id, query, language, until = _signer(settings).loads(token)
        asked = Asked(int(group_id), parsed(query), str(language))
        ends = datetime.fromtimestamp(until, UTC)
    except (BadSignature, ValueError, TypeError):
        raise ForgedError from None
    if at >= ends:
        raise ExpiredError
    return asked


def _signer(settings: Settings) -> URLSafeSerializer:
    if not can_sign(settings):
        raise ForgedError
    key = settings.secret_key.get_secret_value()
    return URLSafeSerializer(key, "papers", signer_kwargs={"digest_method": sha256})
