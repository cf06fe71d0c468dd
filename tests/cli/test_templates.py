"""`templates push | status | export-dlt` against the stand-in's Content API, over HTTP."""

import csv
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from flask.cli import FlaskGroup
from python_calamine import CalamineWorkbook

import flows
import handlers
from bot.app import create_app
from bot.config import Settings
from bot.i18n import LANGUAGES, templates
from bot.i18n.templates import LIST_PICKER, Template, version
from bot.simulator.app import create
from bot.simulator.config import Config
from bot.simulator.world import World
from tests.web.serving import serving
from tests.web.tiny import ACCOUNT, TOKEN, settings

Run = Callable[..., Result]
UNASKED = len(templates.names()) * len(LANGUAGES)
EACH = len(templates.names()) + len(templates.session_names())
ALL = EACH * len(LANGUAGES)


@pytest.fixture
def twilio() -> Flask:
    """The stand-in; its WhatsApp approves at once."""
    return create(Config(ACCOUNT, TOKEN, "http://127.0.0.1:1"))


@pytest.fixture
def world(twilio: Flask) -> World:
    """What the stand-in knows."""
    world: World = twilio.extensions["world"]
    return world


@pytest.fixture
def given(twilio: Flask, database_url: str, tmp_path: Path) -> Iterator[Settings]:
    """Settings of an operator whose Twilio is the stand-in."""
    with serving(twilio) as url:
        yield settings(
            "http://127.0.0.1:1",
            twilio_api_url=url,
            database_url=database_url,
            templates_file=tmp_path / "templates.toml",
        )


@pytest.fixture
def run(given: Settings) -> Iterator[Run]:
    """`run("push")` is `flask --app wsgi templates push`."""
    app = create_app(given, handlers.HANDLERS, flows.FLOWS)
    flask = FlaskGroup(create_app=lambda: app, load_dotenv=False)
    yield lambda *words: CliRunner().invoke(flask, ["templates", *map(str, words)])
    app.extensions["bachat"].store.close()


def recorded(given: Settings, language: str, name: str) -> dict[str, str]:
    data = tomllib.loads(given.templates_file.read_text())
    contents: dict[str, str] = data["production"][language][name]["contents"]
    return contents


def test_push_creates_submits_and_records_all_and_twice_is_once(
    run: Run, world: World, given: Settings
) -> None:
    assert run("status").exit_code == 1
    first = run("push")
    assert first.exit_code == 0, first.output
    assert len(world.contents) == first.output.count("created HX") == ALL
    sid = templates.content_sid("receipt", "hi", given)
    assert recorded(given, "hi", "receipt") == {version("receipt", "hi"): sid}
    content = world.contents[sid]
    assert (content.language, content.category, content.state(world.now())[0]) == (
        "hi", "UTILITY", "approved",
    )  # fmt: skip
    assert "{{1}} जमा हुए {{2}} को" in content.body
    receipt = templates.find("receipt", "hi")
    assert receipt
    wrong = {"type": "QUICK_REPLY", "title": "गलत है", "id": "{{" + receipt.numbers["wrong"] + "}}"}
    assert wrong in content.types["twilio/quick-reply"]["actions"]

    status = run("status")
    assert status.exit_code == 0, status.output
    assert f"{ALL} of {ALL} can be used." in status.output
    assert status.output.count("no DLT id") == UNASKED
    again = run("push")
    assert "created" not in again.output
    assert "submitted" not in again.output
    assert len(world.contents) == ALL


def test_every_text_is_approved_as_it_is_and_says_at_twilio_what_we_say(
    run: Run, world: World, given: Settings
) -> None:
    run("push")
    for language in LANGUAGES:
        for name in templates.names():
            template = templates.find(name, language)
            assert template
            content = world.contents[templates.content_sid(name, language, given)]
            assert content.state(world.now()) == ("approved", "")
            said = templates.render(name, language, **template.example(0))
            filled, buttons = content.fill(said.variables)
            assert filled == said.text
            assert [label for _, label in buttons] == [label for _, label in template.buttons]


def test_hindi_in_latin_letters_is_hindi_for_whatsapp(run: Run, world: World) -> None:
    assert run("push", "--language", "hi_Latn").exit_code == 0
    assert {content.language for content in world.contents.values()} == {"hi"}
    assert run("status", "--language", "hi_Latn").exit_code == 0
    assert run("status", "--language", "hi").exit_code == 1


def test_changed_words_become_a_new_content_and_the_old_one_stays(
    run: Run, world: World, given: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("push", "--language", "en")
    old = templates.content_sid("proposal_refused", "en", given)
    known = templates._templates("en")
    text = "Sister, {who} said no. So {amount} was not written down."
    changed = Template(
        **{**vars_of(known["proposal_refused"]), "text": text,
           "dlt": text.replace("{who}", "{#var#}").replace("{amount}", "{#var#}")}
    )  # fmt: skip
    monkeypatch.setitem(known, "proposal_refused", changed)

    assert templates.content_sid("proposal_refused", "en", given) != old, "not for other words"
    status = run("status", "--language", "en")
    assert status.exit_code == 1
    assert "proposal_refused     not created  push it" in status.output
    pushed = run("push", "--language", "en")
    assert pushed.output.count("created") == 1, pushed.output
    new = templates.content_sid("proposal_refused", "en", given)
    assert new not in {"", old}
    assert set(recorded(given, "en", "proposal_refused").values()) == {old, new}
    assert world.contents[old].approval_name != world.contents[new].approval_name


def vars_of(template: Template) -> dict[str, Any]:
    return {name: getattr(template, name) for name in Template.__dataclass_fields__}


def test_a_push_that_broke_off_goes_on_where_it_was(run: Run, world: World) -> None:
    """One content was created although Twilio's answer was an error, and nothing was recorded."""
    lost = {"on": "content", "channel": "create", "status": 503, "code": 20503, "accept": True}
    world.faults.order([lost])
    broken = run("push", "--language", "en")
    assert broken.exit_code == 1
    assert "20503" in broken.output
    assert len(world.contents) == 1
    world.faults.order([{"on": "content", "channel": "submit", "status": 500, "code": 20500}])
    assert run("push", "--language", "en").exit_code == 1
    again = run("push", "--language", "en")
    assert again.exit_code == 0, again.output
    assert again.output.count("created") == EACH - 1
    assert again.output.count("submitted") == len(templates.names())
    assert len(world.contents) == EACH


def test_a_lost_record_is_found_again_by_name(run: Run, world: World, given: Settings) -> None:
    run("push", "--language", "hi")
    before = given.templates_file.read_text()
    given.templates_file.unlink()
    assert "its id is not recorded" in run("status", "--language", "hi").output
    assert run("push", "--language", "hi").exit_code == 0
    assert given.templates_file.read_text() == before
    assert len(world.contents) == EACH


def test_what_whatsapp_says_is_told_and_fails(run: Run, world: World, given: Settings) -> None:
    world.config.review = 3600
    run("push", "--language", "hi")
    waiting = run("status", "--language", "hi")
    assert waiting.exit_code == 1
    assert "receipt              received" in waiting.output
    world.config.review = 0
    for content in world.contents.values():
        content.ruled = ("approved", "")
    world.contents[templates.content_sid("receipt", "hi", given)].ruled = (
        "rejected", "TAG_CONTENT_MISMATCH",
    )  # fmt: skip
    world.contents[templates.content_sid("masked", "hi", given)].category = "MARKETING"
    told = run("status", "--language", "hi")
    assert told.exit_code == 1
    assert "rejected     change its words and push it (TAG_CONTENT_MISMATCH)" in told.output
    assert "WhatsApp counts it as MARKETING" in told.output
    assert f"{EACH - 1} of {EACH} can be used." in told.output
    assert run("push", "--language", "hi").output.count("submitted") == 0


def test_what_goes_only_within_the_24_hours_is_created_but_not_submitted(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick = Template(
        "{question}", "UTILITY", (("{a}", "{first}"), ("{b}", "{second}")), LIST_PICKER, "en",
        button="Choose", session=True,
    )  # fmt: skip
    only = {"pick": pick}
    monkeypatch.setattr(templates, "_templates", lambda language: only)
    pushed = run("push", "--language", "en")
    assert pushed.exit_code == 0, pushed.output
    (content,) = world.contents.values()
    assert content.submitted_at is None
    assert content.types["twilio/list-picker"]["button"] == "Choose"
    assert content.types["twilio/list-picker"]["items"][0] == {"item": "{{3}}", "id": "{{2}}"}
    status = run("status", "--language", "en")
    assert status.exit_code == 0, status.output
    assert "in session" in status.output


def test_what_would_be_rejected_is_not_even_sent(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = Template("{name} paid", "UTILITY", samples={"name": ("Sita", "Sita")})
    monkeypatch.setattr(templates, "_templates", lambda language: {"bad": bad})
    pushed = run("push", "--language", "en")
    assert pushed.exit_code == 1
    assert "en bad: begins with a variable" in pushed.output
    assert world.contents == {}


def test_haste_is_answered_by_waiting(
    run: Run, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.twilio.content._PAUSE", 0.001)
    world.faults.order([{"on": "content", "status": 429, "code": 20429, "times": 3}])
    assert run("push", "--language", "en").exit_code == 0


def test_without_an_account_it_says_so(database_url: str) -> None:
    bare = Settings(_env_file=None, database_url=database_url)
    app = create_app(bare, handlers.HANDLERS, flows.FLOWS)
    flask = FlaskGroup(create_app=lambda: app, load_dotenv=False)
    said = CliRunner().invoke(flask, ["templates", "push"])
    app.extensions["bachat"].store.close()
    assert said.exit_code == 2
    assert "TWILIO_ACCOUNT_SID" in said.output


def test_the_sheet_for_the_sms_operators(run: Run, given: Settings, tmp_path: Path) -> None:
    given.templates_file.write_text('[production.hi.receipt.dlt]\nid = "1107160000000000123"\n')
    file = tmp_path / "dlt.csv"
    assert run("export-dlt", file, "--header", "BACHAT").exit_code == 0
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = {row["Template Name"]: row for row in csv.DictReader(text)}
    assert len(rows) == UNASKED
    receipt = rows["receipt_hi"]
    assert receipt["Content Type"] == "Service Implicit"
    assert receipt["Header"] == "BACHAT"
    assert receipt["Template Type"] == "UNICODE"
    assert receipt["Language"] == "Hindi"
    assert receipt["Template ID"] == "1107160000000000123"
    assert receipt["Template Content"].startswith("आपके {#alphanumeric#} जमा हुए {#alphanumeric#}")
    assert receipt["Sample Message"].startswith("आपके ₹100 जमा हुए 09/12 को")
    assert rows["receipt_hi_latn"]["Template Type"] == "TEXT"
    assert rows["claims_waiting_en"]["Variable Tags"] == "#numeric#"


def test_the_sheet_in_excel_and_without_tags(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "dlt.xlsx"
    assert run("export-dlt", file, "--untagged", "--language", "hi").exit_code == 0
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert len(rows) == len(templates.names()) + 1
    assert rows[1][7] == "कल {#var#} को {#var#} बैठक है, {#var#} पर। बचत लाएँ।"
    assert run("export-dlt", tmp_path / "dlt.pdf").exit_code == 2
