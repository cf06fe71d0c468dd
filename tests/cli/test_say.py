"""`say` against a real simulator process: what it shows, and what it says when nobody is there."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from flask import Flask, Response, request

from bot.cli import child
from bot.cli.phones import NoSimulatorError, Phones
from bot.cli.programs import ROOT
from tests.house import House
from tests.web.serving import serving

_ECHO = "<Response><Message>{words} सुना</Message></Response>"


@pytest.fixture
def echo_house(house: House) -> Iterator[House]:
    """A simulator whose webhook is an application that repeats what it hears."""
    app = Flask("echo")

    @app.post("/twilio/message")
    def message() -> Response:
        if request.form["Body"] == "टूटो":
            return Response(status=500)
        return Response(_ECHO.format(words=request.form["Body"]), mimetype="text/xml")

    with serving(app) as url:
        house.env["PUBLIC_URL"] = url
        house.start("simulator")
        yield house


def test_one_message_and_its_answer(echo_house: House) -> None:
    said = _say(echo_house, "--as", "+919999900005", "मेरी", "बचत")
    assert (said.returncode, said.stdout) == (0, "← मेरी बचत सुना\n")


def test_a_refusal_is_told(echo_house: House) -> None:
    said = _say(echo_house, "--as", "+919999900005", "टूटो")
    assert said.returncode == 1
    assert "HTTP 500" in said.stderr


def test_lines_are_a_chat(echo_house: House) -> None:
    said = _say(echo_house, "--as", "+919999900005", "--channel", "sms", typed="एक\n\nदो\n")
    assert said.returncode == 0
    assert said.stdout.count("←") == 2
    assert said.stdout.index("एक सुना") < said.stdout.index("दो सुना")


def test_without_a_simulator_it_says_how_to_start_one(house: House) -> None:
    said = _say(house, "--as", "+919999900005", "x")
    assert said.returncode == 1
    assert "make run" in said.stderr


def test_phones_need_a_simulator() -> None:
    with pytest.raises(NoSimulatorError):
        Phones(f"http://127.0.0.1:{child.free_port()}")


def _say(house: House, *words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "say", *words],
        input=typed, env=house.env, cwd=ROOT, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip
