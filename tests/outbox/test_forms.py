"""Answers that can be tapped, on their way: only in the 24 hours; otherwise the same words."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot import clock
from bot.channels.twilio.content import Contents
from bot.cli.pushing import push_one
from bot.dispatch.offering import Offer, Receiver, messages
from bot.outbox import queue
from bot.outbox.failures import write_again
from bot.outbox.rows import read
from bot.outbox.texts import texts
from bot.talk import Choice
from bot.wording.phrases import numbered
from tests.outbox.post_office import PHONES, PostOffice

LABELS = ("मेरी बचत", "मेरी पासबुक", "बैठक कब है?", "मैंने जमा किया")
WORDS = f"क्या चाहिए?\n{numbered(LABELS)}"


def until(what: Callable[[], bool]) -> None:
    end = clock.now() + timedelta(seconds=5)
    while not what():
        assert clock.now() < end
        time.sleep(0.01)


def ask(office: PostOffice, address: int, labels: tuple[str, ...] = LABELS) -> int:
    choices = tuple(Choice(f"choice?number={n}", label) for n, label in enumerate(labels))
    shown = f"क्या चाहिए?\n{numbered(labels)}"
    offer = Offer("क्या चाहिए?", shown, choices)
    to = Receiver(address, None, None, "hi")
    rows = messages(shown, offer, to, lambda *_: True, clock.now())
    return office.store.write(lambda c: queue(c, rows, clock.now()))[-1]


def test_in_the_24_hours_it_can_be_tapped(office: PostOffice) -> None:
    row = ask(office, office.address(PHONES[0]))
    office.drain()
    (message,) = office.world.phones[PHONES[0]].messages
    assert message.body == office.row(row).text == WORDS
    assert message.buttons[3] == (f"choice?number=3~{row:x}", "मैंने जमा किया")
    assert message.opens == "चुनें"
    assert message.error is None


def test_afterwards_the_words_go_by_sms(office: PostOffice) -> None:
    """The form is no template: WhatsApp would refuse it."""
    address = office.address(PHONES[0], open_=False)
    office.address(PHONES[0], channel="sms", open_=False)
    ask(office, address)
    office.drain()
    office.drain()
    (message,) = office.world.phones[PHONES[0]].messages
    assert (message.channel, message.body, message.buttons) == ("sms", WORDS, [])


def test_what_is_tried_once_more_goes_as_its_words(office: PostOffice) -> None:
    """Whatever was wrong with the form."""
    address = office.address(PHONES[0])
    row = ask(office, address)

    def again(c) -> None:
        (there,) = read(c, [row])
        write_again(c, there, address, clock.now(), clock.now())

    office.store.write(again)
    office.drain()
    office.drain()
    assert [bool(m.buttons) for m in office.world.phones[PHONES[0]].messages] == [True, False]
    assert office.arrived(PHONES[0]) == [WORDS, WORDS]


@pytest.mark.parametrize("fault", [{"code": 63005}, {"code": 21656, "status": 400}])
def test_a_form_that_is_refused_goes_as_its_words(office: PostOffice, fault: dict) -> None:
    """At once, or later by report: on WhatsApp still, where she waits for it."""
    row = ask(office, office.address(PHONES[0]))
    office.order(on="create" if "status" in fault else "callback", **fault)
    office.drain()
    until(lambda: office.row(row).state == "failed")
    office.drain()
    last = office.world.phones[PHONES[0]].messages[-1]
    assert (last.channel, last.body, last.buttons) == ("whatsapp", WORDS, [])


def test_a_form_that_was_pushed_is_a_list_too(office: PostOffice, tmp_path: Path) -> None:
    """By the id that `templates push` recorded, with the row ids of this message."""
    office.settings = office.settings.model_copy(update={"templates_file": tmp_path / "ids.toml"})
    contents = Contents(office.settings)
    [text] = [each for each in texts(["hi"]) if each.name == "list_4"]
    assert push_one(contents, None, text, office.settings).startswith("created HX")
    row = ask(office, office.address(PHONES[0]))
    office.drain()
    (message,) = office.world.phones[PHONES[0]].messages
    assert (message.body, message.opens) == (WORDS, "चुनें")
    assert message.buttons[0] == (f"choice?number=0~{row:x}", "मेरी बचत")
    assert len(office.world.contents) == 1


def test_a_question_is_not_asked_a_day_later(office: PostOffice) -> None:
    """Its conversation is over by then."""
    row = ask(office, office.address(PHONES[0]))
    office.move(hours=24)
    office.drain()
    assert office.row(row).state == "expired"


def test_answers_keep_their_order(office: PostOffice) -> None:
    """A long answer's text, then its buttons; then the next answer."""
    address = office.address(PHONES[0])
    office.put(address, "पहले यह", urgent=True, lane=0)
    ask(office, address)
    office.put(address, "फिर यह", urgent=True, lane=0)
    for _ in range(3):
        office.drain()
    assert office.arrived(PHONES[0]) == ["पहले यह", WORDS, "फिर यह"]


def test_an_ambiguous_send_of_a_form_is_found_by_its_words(office: PostOffice) -> None:
    """What the provider shows of it is what the row says: so it is not sent twice."""
    row = ask(office, office.address(PHONES[0]))
    office.order(on="callback", lose=True, times=-1)
    office.order(on="create", status=500, accept=True)
    office.drain()
    assert office.row(row).state == "sending"
    office.move(seconds=31)
    office.drain()
    assert office.row(row).state != "waiting"
    assert office.arrived(PHONES[0]) == [WORDS]


@pytest.mark.parametrize("labels", [("क" * 21, "ख"), ("क", "क")])
def test_the_stand_in_refuses_what_whatsapp_refuses(
    office: PostOffice, labels: tuple[str, ...]
) -> None:
    """A label that is too long, and two that are equal: our own rules never make such."""
    address = office.address(PHONES[0])
    buttons = tuple((f"choice?number={n}", label) for n, label in enumerate(labels))
    figures = {"1": "क्या?", "2": "क", "3": "ख"}
    more = {"variables": figures, "buttons": buttons, "urgent": True}
    row = office.put(address, "क्या?\n1. क\n2. ख", kind="choose_2", **more)
    office.drain()
    until(lambda: office.row(row).state == "failed")
    assert office.row(row).error == "63005"
