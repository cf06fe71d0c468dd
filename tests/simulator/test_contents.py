"""The stand-in's Content API, as Twilio's own library sees it."""

from typing import Any

import pytest
import requests

from bot.channels.base import Outbound
from bot.simulator.contents import objection
from tests.people import SITA
from tests.simulator.stage import Stage
from tests.web.tiny import ACCOUNT, TOKEN

ASK = {
    "friendly_name": "ask_hi",
    "language": "hi",
    "variables": {"1": "सीता", "2": "yes"},
    "types": {
        "twilio/quick-reply": {
            "body": "दीदी, क्या {{1}} ने पैसे दिए?",
            "actions": [{"title": "हाँ", "id": "{{2}}"}, {"title": "नहीं", "id": "no"}],
        }
    },
}
PICK = {
    "language": "hi",
    "types": {
        "twilio/list-picker": {
            "body": "कौन?",
            "button": "चुनें",
            "items": [{"item": "सीता", "id": "4"}, {"item": "गीता", "id": "5"}],
        }
    },
}
APPROVAL = {"name": "ask_hi", "category": "UTILITY"}


def call(stage: Stage, method: str, path: str, json: Any = None, status: int = 200) -> Any:
    url = f"{stage.twilio}/v1/{path}"
    answer = requests.request(method, url, json=json, auth=(ACCOUNT, TOKEN), timeout=10)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def created(stage: Stage, content: Any = ASK) -> str:
    return str(call(stage, "POST", "Content", content, 201)["sid"])


def submitted(stage: Stage, sid: str) -> None:
    call(stage, "POST", f"Content/{sid}/ApprovalRequests/whatsapp", APPROVAL, 201)


def state(stage: Stage, sid: str) -> str:
    return str(call(stage, "GET", f"Content/{sid}/ApprovalRequests")["whatsapp"]["status"])


def sent(stage: Stage, sid: str, *variables: tuple[str, str]) -> dict[str, Any]:
    wanted = Outbound(7, "whatsapp", SITA.phone, "", content_sid=sid, variables=variables)
    stage.channel.send(wanted)
    stage.until(lambda: {r.state for r in stage.echo.reports} & {"read", "undelivered"})
    return stage.phone(SITA.phone)[-1]


def test_content_is_created_fetched_listed_and_deleted(stage: Stage) -> None:
    sid = created(stage)
    library = stage.channel._client.content.v1
    assert library.contents(sid).fetch().types == ASK["types"]
    assert [each.friendly_name for each in library.contents.list()] == ["ask_hi"]
    (both,) = library.content_and_approvals.list()
    assert (both.sid, both.approval_requests["status"]) == (sid, "unsubmitted")

    assert library.contents(sid).delete()
    assert library.contents.list() == []


def test_lists_have_pages(stage: Stage) -> None:
    for _ in range(5):
        created(stage)
    assert len(stage.channel._client.content.v1.contents.list(page_size=2)) == 5


def test_a_message_with_it_is_filled_and_its_button_comes_back(stage: Stage) -> None:
    stage.say(SITA.phone, "नमस्ते")
    sid = created(stage)
    there = sent(stage, sid, ("1", "गीता"), ("2", "yes:a1"))
    assert there["body"] == "दीदी, क्या गीता ने पैसे दिए?"
    assert there["buttons"] == [["yes:a1", "हाँ"], ["no", "नहीं"]]
    assert sent(stage, sid)["body"] == "दीदी, क्या सीता ने पैसे दिए?", "a sample fills what is missing"
    assert sent(stage, created(stage, PICK))["buttons"] == [["4", "सीता"], ["5", "गीता"]]


def test_outside_the_24_hours_only_what_is_approved_arrives(stage: Stage) -> None:
    sid = created(stage)
    assert sent(stage, sid)["error"] == 63016
    stage.echo.reports.clear()
    submitted(stage, sid)
    assert sent(stage, sid)["status"] == "read"


@pytest.mark.parametrize(("word", "code"), [("paused", 63041), ("disabled", 63042)])
def test_whatsapp_may_change_its_mind(stage: Stage, word: str, code: int) -> None:
    sid = created(stage)
    submitted(stage, sid)
    stage.control("POST", f"contents/{sid}", {"state": word})
    assert state(stage, sid) == word
    assert sent(stage, sid)["error"] == code
    stage.control("POST", f"contents/{sid}", {"state": "no such"}, status=400)


def test_review_takes_its_time(stage: Stage) -> None:
    stage.control("POST", "behaviour", {"review": 600})
    sid = created(stage)
    assert state(stage, sid) == "unsubmitted"
    submitted(stage, sid)
    assert state(stage, sid) == "received"
    stage.control("POST", "clock", {"offset": 400})
    assert state(stage, sid) == "pending"
    stage.control("POST", "clock", {"offset": 700})
    assert state(stage, sid) == "approved"


def test_a_name_is_taken_for_ever(stage: Stage) -> None:
    first = created(stage)
    submitted(stage, first)
    call(stage, "DELETE", f"Content/{first}", status=204)
    path = f"Content/{created(stage)}/ApprovalRequests/whatsapp"
    assert "already exists" in call(stage, "POST", path, APPROVAL, 400)["message"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("{{1}} has paid you the money now", "start or end"),
        ("You have been paid the money by {{1}}.", "start or end"),
        ("You got {{1}} {{2}} from us today, thank you", "next to each other"),
        ("You got {{1}} today and {{3}} yesterday from all of us", "in sequence"),
        ("You got {{1}} and {{2}} now", "too many"),
    ],
)
def test_whatsapp_rejects(stage: Stage, body: str, why: str) -> None:
    sid = created(stage, {"language": "en", "types": {"twilio/text": {"body": body}}})
    submitted(stage, sid)
    seen = call(stage, "GET", f"Content/{sid}/ApprovalRequests")["whatsapp"]
    assert seen["status"] == "rejected"
    assert why in seen["rejection_reason"]


def test_a_text_without_variables_is_fine() -> None:
    assert objection("Meeting today.") == ""


@pytest.mark.parametrize(
    "change",
    [
        {"language": "hi_Latn"},
        {"types": {}},
        {"types": {"twilio/fax": {"body": "x"}}},
        {"types": {"twilio/text": {"body": "x" * 1025}}},
        {
            "types": {
                "twilio/quick-reply": {"body": "x", "actions": [{"title": "y" * 21, "id": ""}]}
            }
        },
    ],
)
def test_twilio_refuses(stage: Stage, change: dict[str, Any]) -> None:
    call(stage, "POST", "Content", {**ASK, **change}, 400)


def test_a_list_picker_is_never_submitted(stage: Stage) -> None:
    path = f"Content/{created(stage, PICK)}/ApprovalRequests/whatsapp"
    call(stage, "POST", path, APPROVAL, 400)


def test_a_stranger_sees_nothing(stage: Stage) -> None:
    answer = requests.get(f"{stage.twilio}/v1/Content", auth=(ACCOUNT, "wrong"), timeout=10)
    assert answer.status_code == 401
    call(stage, "GET", "Content/HX0", status=404)
