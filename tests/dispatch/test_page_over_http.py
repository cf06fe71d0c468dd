"""A page through the whole house: she writes, a link comes, she opens it; others need the code."""

import re

import requests

from bot.store import Store
from tests import make
from tests.house import House
from tests.people import GEETA, MEERA

KEY = "k" * 40


def test_a_page_comes_as_a_link(house: House, store: Store) -> None:
    """From her word to her figures; the code goes by the outbox to her phone; no log names it."""
    store.write(lambda c: make.create_group(c, phones=True))
    house.env["SECRET_KEY"] = KEY
    house.start("simulator", "web", "worker")
    house.say(MEERA.phone, "गीता 100 जमा")
    house.say(MEERA.phone, "हाँ")
    (said,) = house.say(GEETA.phone, "पेज")["replies"]
    link = re.search(r"https?://\S+/p/\S+", said)
    assert link
    assert "24 घंटे" in said

    assert "गीता" not in requests.get(link[0], timeout=10).text  # as WhatsApp does for a preview
    with requests.Session() as hers, requests.Session() as other:
        page = hers.post(link[0], timeout=10).text
        assert "गीता" in page
        assert "₹100" in page
        assert "गीता" not in other.get(link[0], timeout=10).text
        other.post(f"{link[0]}/code", timeout=10)
        code = house.until(lambda: _code(house))
        assert "₹100" in other.post(f"{link[0]}/code", {"code": code}, timeout=10).text
    logs = house.log("web") + house.log("worker")
    assert link[0].rpartition("/")[2] not in logs
    assert code not in logs


def _code(house: House) -> str:
    bodies = (message["body"] for message in house.messages(GEETA.phone))
    return next((found[0] for body in bodies if (found := re.search(r"\b\d{6}\b", body))), "")
