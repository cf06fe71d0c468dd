"""A picture through the whole house: she writes, the provider fetches, and it is her passbook."""

import requests

from bot.store import Store
from tests import make
from tests.house import House
from tests.people import GEETA, MEERA

KEY = "k" * 40


def test_a_passbook_comes_as_a_picture(house: House, store: Store) -> None:
    """From her word to the bytes of the page; a changed link gives nothing."""
    store.write(lambda c: make.create_group(c, phones=True))
    house.env["SECRET_KEY"] = KEY
    house.start("simulator", "web", "worker")
    house.say(MEERA.phone, "गीता 100 जमा")
    house.say(MEERA.phone, "हाँ")
    said = house.say(GEETA.phone, "पासबुक")
    assert said["replies"] == []

    def with_picture() -> dict:
        return next((m for m in house.messages(GEETA.phone) if m["media"]), {})

    message = house.until(with_picture)
    assert message["body"] == "गीता दीदी, आपकी बचत: ₹100"
    (url,) = message["media"]
    picture = requests.get(url, timeout=10)
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    assert picture.content.startswith(b"\x89PNG")
    assert "गीता" not in str(picture.headers)
    assert requests.get(url[:-2], timeout=10).status_code == 404
    assert url.rpartition("/")[2] not in house.log("web") + house.log("worker")
