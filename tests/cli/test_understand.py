"""The command `understand`: JSON lines in, JSON lines out."""

import json
from typing import Any

from click.testing import CliRunner

from bot.cli.understand import understand

MEMBERS = [{"number": 1, "name": "सुनीता", "relation": "पति रमेश"}, {"number": 4, "name": "गीता"}]


def ask(*lines: dict[str, Any] | str) -> list[dict[str, Any]]:
    """Run the command on these lines."""
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    result = CliRunner().invoke(understand, input=text, catch_exceptions=False)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.output.splitlines()]


def test_one_line_for_each_line_in_order_and_bad_lines_say_so() -> None:
    """A line that is no JSON does not end the run."""
    answers = ask(
        {"text": "मेरी बचत कितनी है"},
        "not json",
        {"role": "member"},
        {"text": "ok", "role": "king"},
        "[]",
    )
    assert answers[0] == {"intent": "balance", "slots": {}, "ambiguous": False, "alternatives": []}
    assert all(set(answer) == {"error"} for answer in answers[1:])


def test_slots_are_in_rupees_and_outside_names() -> None:
    """amounts by register number, "all", except, date."""
    said = {
        "text": "सबका 100 जमा, गीता छोड़कर",
        "role": "treasurer",
        "members": MEMBERS,
        "today": "2026-11-21",
    }
    assert ask(said)[0]["slots"] == {"amount": 100, "members": "all", "except": [4]}
    said = {
        "text": "गीता 100 सुनीता 150 कल",
        "role": "treasurer",
        "members": MEMBERS,
        "today": "2026-11-21",
    }
    slots = ask(said)[0]["slots"]
    assert (slots["amounts"], slots["date"]) == ({"4": 100, "1": 150}, "2026-11-20")


def test_what_is_unclear_comes_with_its_alternatives() -> None:
    """In rupees as well."""
    answer = ask({"text": "maine 100 aur 50 jama kiye", "today": "2026-11-21"})[0]
    assert (answer["intent"], answer["ambiguous"]) == ("deposit_report", True)
    assert answer["alternatives"] == [100, 50]
