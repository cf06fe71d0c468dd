"""A village whose women have asked for their pages: the real routes over real books."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, select

from bot import clock, page_links
from bot.config import Settings
from bot.store import Store
from bot.store.tables import AddressMember
from bot.web.build import build
from tests.web.tiny import Echo, services, settings

KEY = "k" * 32
PRESIDENT, MEMBER, OTHER = 1, 4, 5
LONG_NAMED = 4


def address_of(connection: Connection, group: int, member: int) -> int:
    """Her phone."""
    hers = (AddressMember.group_id == group, AddressMember.member == member)
    return int(connection.execute(select(AddressMember.address_id).where(*hers)).scalars().one())


@dataclass
class Paged:
    """The application over `store`, where the group `group` is."""

    store: Store
    group: int
    public_url: str = "http://127.0.0.1"
    key: str = KEY
    echo: Echo = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.echo = Echo()

    @property
    def settings(self) -> Settings:
        return settings(self.public_url, secret_key=self.key)

    def app(self) -> Flask:
        """All its routes."""
        ours = services(self.store, self.echo, self.public_url)
        return build(replace(ours, settings=self.settings))

    def client(self) -> FlaskClient:
        """A device that knows nothing yet."""
        return self.app().test_client()

    def link(self, member: int, *, is_shared: bool = False, **more: Any) -> str:
        """The path of a link that she has asked for now."""

        def make(connection: Connection) -> str:
            address = address_of(connection, self.group, member)
            whose = (self.group, member)
            how = {"language": "hi", "at": clock.now(), "is_shared": is_shared, **more}
            return page_links.make(connection, self.settings, whose, address, **how)

        return urlsplit(self.store.write(make)).path

    def inside(self, member: int) -> tuple[FlaskClient, str]:
        """A device on which she has opened her link."""
        client, path = self.client(), self.link(member)
        assert client.post(path).status_code == 303
        return client, path
