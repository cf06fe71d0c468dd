"""The link's whole way, every process real: from the form to the operator's own phone."""

import re

import requests

from bot import clock
from bot.operators import people
from bot.operators.people import Role
from bot.store import Store
from tests.house import House
from tests.web.admin.visitor import NUMBER


def test_the_link_comes_to_her_phone_by_an_approved_text(house: House) -> None:
    """She never wrote to the bot: on WhatsApp only a template may go; it says the whole link."""
    house.env["SECRET_KEY"] = "k" * 40
    store = Store(house.env["DATABASE_URL"])
    store.write(lambda c: people.add(c, "Anita", NUMBER, Role.VIEWER, clock.now()))
    store.close()
    house.start("simulator", "web", "worker")
    page = requests.get(f"{house.web_url}/admin/sign-in", timeout=10)
    # By hand: no library but a browser brings a secure cookie to this machine without TLS.
    cookie = {"Cookie": page.headers["Set-Cookie"].split(";")[0]}
    token = re.search(r'name="csrf" value="(\w+)"', page.text)[1]
    answer = requests.post(
        f"{house.web_url}/admin/sign-in",
        data={"csrf": token, "number": NUMBER},
        headers=cookie,
        allow_redirects=False,
        timeout=10,
    )
    assert answer.headers["Location"] == "/admin/key"
    (told,) = house.until(lambda: house.messages(NUMBER))
    link = re.search(rf"{re.escape(house.web_url)}/c/\w{{10}}\b", told["body"])
    assert link
    opened = requests.get(link[0], headers=cookie, timeout=10)
    assert opened.status_code == 200
    log = house.log("web") + house.log("worker")
    assert NUMBER not in log
    assert link[0][-10:] not in house.log("worker")
