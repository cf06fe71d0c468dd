"""The simulator as the process that `make run` and the tests of the whole house start."""

from datetime import UTC, datetime, timedelta

import requests

from tests.house import House
from tests.people import SITA


def test_it_takes_everything_from_the_environment_of_the_product(house: House) -> None:
    house.start("simulator")
    house.move_clock(days=2)
    health = requests.get(f"{house.simulator_url}/simulator/health", timeout=5).json()

    assert datetime.fromisoformat(health["now"]) - datetime.now(UTC) > timedelta(hours=47)
    assert house.say(SITA.phone, "नमस्ते")["status"] == 0  # the web process is not there
    assert [m["body"] for m in house.messages(SITA.phone)] == ["नमस्ते"]
    page = requests.get(house.simulator_url, timeout=5)
    assert page.headers["Content-Type"].startswith("text/html")
