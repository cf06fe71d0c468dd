"""People who write: what the webhook gets, what comes home, what happens when it fails."""

from bot.simulator.world import user_id
from tests.people import MEERA, SITA
from tests.simulator.stage import Stage


def test_words_come_signed_to_our_route_and_the_answer_comes_home(stage: Stage) -> None:
    said = stage.say(SITA.phone, "बचत कितनी है?|₹100 & <b>")

    assert said["status"] == 200
    assert said["replies"] == ["बचत कितनी है?", "₹100 & <b>"]
    (heard,) = stage.echo.heard
    assert (heard.phone, heard.channel, heard.provider_id) == (SITA.phone, "whatsapp", said["sid"])
    assert heard.user_id == user_id(SITA.phone)
    assert [(m["index"], m["direction"], m["body"]) for m in stage.phone(SITA.phone)] == [
        (1, "in", "बचत कितनी है?|₹100 & <b>"),
        (2, "out", "बचत कितनी है?"),
        (3, "out", "₹100 & <b>"),
    ]


def test_sms_with_blank_fields_is_genuine_too(stage: Stage) -> None:
    assert stage.say(SITA.phone, "bachat", channel="sms")["replies"] == ["bachat"]
    assert stage.echo.heard[0].channel == "sms"
    assert stage.phone(SITA.phone, "?channel=whatsapp") == []
    assert [m["index"] for m in stage.phone(SITA.phone, "?channel=sms&after=1")] == [2]


def test_person_who_hides_her_phone_is_known_by_her_user_id(stage: Stage) -> None:
    stage.say(SITA.phone, "1")
    stage.say(user_id(SITA.phone), "2")

    assert [heard.phone for heard in stage.echo.heard] == [SITA.phone, None]
    assert {heard.user_id for heard in stage.echo.heard} == {user_id(SITA.phone)}
    assert len(stage.phone(SITA.phone)) == 4


def test_extra_fields_media_and_our_own_sid(stage: Stage) -> None:
    said = stage.say(
        SITA.phone,
        "",
        sid="SM" + "7" * 32,
        extra={"Forwarded": "true"},
        media=[{"url": "https://api.twilio.com/ME1", "type": "audio/ogg"}],
    )
    (heard,) = stage.echo.heard

    assert heard.provider_id == said["sid"] == "SM" + "7" * 32
    assert heard.forwarded
    assert [medium.kind for medium in heard.media] == ["audio/ogg"]
    assert said["replies"] == []


def test_repeated_delivery_is_the_same_message_and_comes_home_once(stage: Stage) -> None:
    said = stage.say(SITA.phone, "जमा", repeat=3)

    assert {heard.provider_id for heard in stage.echo.heard} == {said["sid"]}
    assert [each["status"] for each in said["deliveries"]] == [200, 200, 200]
    assert len(stage.phone(SITA.phone)) == 2


def test_deliveries_at_the_same_moment(stage: Stage) -> None:
    said = stage.say(SITA.phone, "जमा", repeat=8, parallel=True)

    assert [each["replies"] for each in said["deliveries"]] == [["जमा"]] * 8
    assert len(stage.phone(SITA.phone)) == 2


def test_failed_delivery_is_tried_twice_more(stage: Stage) -> None:
    stage.echo.fails = 2
    said = stage.say(SITA.phone, "जमा")

    assert (said["status"], said["attempts"], said["replies"]) == (200, 3, ["जमा"])

    stage.echo.fails = 3
    said = stage.say(SITA.phone, "जमा")
    assert (said["status"], said["attempts"], said["replies"]) == (500, 3, [])


def test_rules_of_retrying_are_read_from_the_address(stage: Stage) -> None:
    stage.control("POST", "behaviour", {"webhook": f"{stage.config.webhook}#rc=4&rp=ct"})
    stage.echo.fails = 1

    assert stage.say(SITA.phone, "जमा")["attempts"] == 1
    assert stage.say(SITA.phone, "जमा")["status"] == 200


def test_application_that_is_away(stage: Stage) -> None:
    stage.control("POST", "behaviour", {"webhook": "http://127.0.0.1:1/twilio/message"})
    said = stage.say(SITA.phone, "जमा")

    assert (said["status"], said["attempts"], said["replies"]) == (0, 3, [])


def test_another_token_is_refused(stage: Stage) -> None:
    stage.config.token = "not-ours"

    assert stage.say(SITA.phone, "जमा")["status"] == 403
    assert not stage.echo.heard


def test_stop_and_start_by_sms_are_answered_by_twilio_itself(stage: Stage) -> None:
    stage.say(MEERA.phone, "Stop", channel="sms")
    stage.say(MEERA.phone, "hello", channel="sms")
    stage.say(MEERA.phone, "start", channel="sms")

    bodies = [m["body"] for m in stage.phone(MEERA.phone) if m["direction"] == "out"]
    assert [body.partition("been ")[2].partition(".")[0] for body in bodies] == [
        "unsubscribed",
        "re-subscribed",
        "",  # our own answer, heard again; the one to "hello" was held back
    ]
    assert bodies[-1] == "start"


def test_stop_on_whatsapp_is_only_a_word(stage: Stage) -> None:
    assert stage.say(MEERA.phone, "stop")["replies"] == ["stop"]
    assert [m["body"] for m in stage.phone(MEERA.phone)] == ["stop", "stop"]


def test_words_that_the_control_side_does_not_know(stage: Stage) -> None:
    for wrong in ({"body": "1"}, {"from": "+91", "nothing": 1}, {"from": "1", "channel": "fax"}):
        assert stage.control("POST", "say", wrong, status=400)["error"]
    assert stage.control("POST", "faults", [{"on": "moon"}], status=400)["error"]
    assert stage.control("POST", "behaviour", {"account": "AC1"}, status=400)["error"]


def test_all_messages_and_a_fresh_start(stage: Stage) -> None:
    stage.say(SITA.phone, "1")
    stage.say(MEERA.phone, "2")

    phones = [m["phone"] for m in stage.control("GET", "messages")["messages"]]
    assert phones == [SITA.phone] * 2 + [MEERA.phone] * 2
    stage.control("POST", "reset")
    assert stage.control("GET", "health")["messages"] == 0


def test_where_the_webhook_fails_the_fallback_is_called(stage: Stage) -> None:
    """With a signature of its own, and told what went wrong."""
    stage.config.fallback = f"{stage.web}/twilio/fallback"
    stage.echo.fails = 3
    said = stage.say(SITA.phone, "जमा")

    assert (said["status"], said["attempts"], said["replies"]) == (200, 1, ["जमा"])

    stage.control("POST", "behaviour", {"fallback": "http://127.0.0.1:1/twilio/fallback"})
    stage.echo.fails = 3
    assert stage.say(SITA.phone, "जमा")["status"] == 500


def test_lost_webhook_is_in_the_list_alone(stage: Stage) -> None:
    stage.control("POST", "faults", {"on": "webhook", "lose": True, "to": SITA.phone})
    said = stage.say(SITA.phone, "1")

    assert (said["status"], said["replies"]) == (0, [])
    assert stage.say(SITA.phone, "2")["status"] == 200
    assert [heard.words for heard in stage.echo.heard] == ["2"]
    (listed,) = [m for m in stage.control("GET", "messages")["messages"] if m["body"] == "1"]
    assert (listed["direction"], listed["sid"]) == ("in", said["sid"])
