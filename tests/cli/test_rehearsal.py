"""The engine of the first evening: shows both sides, and says what did not come."""

from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from flask import Flask, Response, request

from bot import clock
from bot.cli import rehearsal
from bot.cli.evening import PHONES, SCENES, ClockMoves, Heading, Hears, Writes
from bot.cli.phones import Phones
from bot.cli.rehearsal import Rehearsal, set_clock
from bot.imports.samples.load import plans
from tests.house import House
from tests.web.serving import serving

GEETA = "गीता"
NUMBERS = {GEETA: "+919999900005"}


@pytest.fixture
def played(house: House, tmp_path: Path):
    """A rehearsal with a bot that repeats what it hears, and fails at “टूटो”."""
    app = Flask("echo")

    @app.post("/twilio/message")
    def message() -> Response:
        words = request.form["Body"]
        if words == "टूटो":
            return Response(status=500)
        body = f"<Response><Message>{words} सुना</Message></Response>"
        return Response(body, mimetype="text/xml")

    with serving(app) as url:
        house.env["PUBLIC_URL"] = url
        house.start("simulator")
        yield Rehearsal(Phones(house.simulator_url), NUMBERS, tmp_path / "clock", lambda: None)


def test_a_chat_that_goes_well_is_shown_from_both_sides(
    played: Rehearsal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert played.play([Heading("शाम"), Writes(GEETA, "नमस्ते", ("सुना",))]) == []
    shown = capsys.readouterr().out
    assert "— शाम —" in shown
    assert "गीता → बचत सखी: नमस्ते" in shown
    assert "बचत सखी → गीता: नमस्ते सुना" in shown


def test_what_does_not_come_is_named(played: Rehearsal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsal, "_PATIENCE", 0.3)
    missing = played.play([Writes(GEETA, "नमस्ते", ("₹100",)), Writes(GEETA, "टूटो")])
    assert missing == ["गीता did not hear ₹100", "गीता: “टूटो” was answered by HTTP 500"]


def test_an_answer_to_an_earlier_question_is_not_taken_for_a_later_one(
    played: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsal, "_PATIENCE", 0.3)
    missing = played.play([Writes(GEETA, "एक", ("एक",)), Hears(GEETA, ("एक",))])
    assert missing == ["गीता did not hear एक"]


def test_the_clock_moves_on_and_never_back(played: Rehearsal, tmp_path: Path) -> None:
    file = tmp_path / "clock"
    goal = datetime.now(clock.INDIA) + timedelta(days=3)
    set_clock(file, goal)
    far = float(file.read_text())
    assert far == pytest.approx(3 * 86400, abs=60)
    set_clock(file, goal - timedelta(days=2))
    assert float(file.read_text()) == far
    clock.follow(file)
    try:
        played.play([ClockMoves(time(23, 59, 59))])
        assert clock.now().astimezone(clock.INDIA).date() == goal.date()
    finally:
        clock.follow(None)
    assert float(file.read_text()) >= far


def test_the_scenes_are_about_women_who_are_there() -> None:
    named = {scene.who for scene in SCENES if isinstance(scene, Writes | Hears)}
    assert named <= PHONES.keys()
    known = {
        (member["name"], member.get("phone"))
        for plan in plans()
        if plan["code"] == "SRISHTI"
        for member in plan["members"]
    }
    assert set(PHONES.items()) <= known
