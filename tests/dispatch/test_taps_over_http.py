"""Buttons through the whole house: simulator, web, worker; tapped as Twilio delivers a tap."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.store import Store
from bot.store.tables import Address, Inbox, Outbox
from tests import make
from tests.faults.scene import CLAIM, GEETA, KAMLA, MEERA, SITA, SUNITA, Scene
from tests.house import House
from tests.people import Person

OLD = "पुराना बटन"
_NEXT_DAY = "कल शाम 5 बजे बैठक पंचायत भवन में"


class Phones:
    """The women's phones, as the simulator shows them."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def write(self, who: Person, words: str, **more: Any) -> list[str]:
        """What came back in the response."""
        said = self.scene.say(who, words, **more)
        assert said["status"] == 200
        return said["replies"]

    def newest(self, who: Person, label: str, *, after: int = 0) -> dict[str, Any]:
        """The newest message with this button on it, as soon as it is there."""
        return self.scene.house.until(lambda: self._with(who, label, after))

    def _with(self, who: Person, label: str, after: int) -> dict[str, Any] | None:
        there = reversed(self.scene.house.messages(who.phone, after))
        return next((m for m in there if label in dict(m["buttons"]).values()), None)

    def tap(self, who: Person, message: dict[str, Any], label: str, **more: Any) -> list[str]:
        """She taps this button of this message."""
        id_ = next(key for key, its in message["buttons"] if its == label)
        return self.write(who, label, button=id_, **more)

    def last(self, who: Person) -> int:
        """The index of her newest message."""
        return self.scene.house.messages(who.phone)[-1]["index"]

    def heard(self, who: Person, words: str, after: int) -> str:
        """The text of a message with these words that has arrived since."""

        def look() -> str:
            news = self.scene.house.messages(who.phone, after)
            said = [m["body"] for m in news if m["direction"] == "out" and words in m["body"]]
            return said[0] if said else ""

        return self.scene.house.until(look)


@pytest.fixture
def phones(house: House, store: Store) -> Phones:
    """Everything runs, and answers carry buttons."""
    house.env["ANSWER_BUTTONS"] = "true"
    scene = Scene.at_noon(house, store)
    house.start("simulator", "web", "worker")
    return Phones(scene)


def test_a_question_is_tapped_and_acts_once(phones: Phones) -> None:
    """Also when it is delivered three times, tapped twice, and again after the next question."""
    assert phones.write(MEERA, "गीता 100 जमा", repeat=3, parallel=True) == []
    question = phones.newest(MEERA, "हाँ")
    assert question["sid"].startswith("MM")
    assert "गीता ₹100" in question["body"]
    assert "✅" in phones.tap(MEERA, question, "हाँ")[0]
    assert "जवाब दे चुकी" in phones.tap(MEERA, question, "हाँ")[0]
    assert "जवाब दे चुकी" in phones.tap(MEERA, question, "नहीं")[0]
    assert phones.scene.entries() == 1

    phones.write(MEERA, "सीता 100 जमा")
    second = phones.newest(MEERA, "हाँ", after=question["index"])
    at = phones.last(MEERA)
    assert phones.tap(MEERA, question, "हाँ") == []
    assert "सीता" in phones.heard(MEERA, "जवाब दे चुकी", at)
    assert phones.scene.entries() == 1
    assert "✅" in phones.tap(MEERA, second, "हाँ")[0]
    assert phones.scene.entries() == 2

    out = [m for m in phones.scene.house.messages(MEERA.phone) if m["direction"] == "out"]
    assert sum("गीता ₹100" in m["body"] for m in out) == 1
    assert not [m for m in out if m["error"]]


def test_a_long_read_back_arrives_before_its_buttons(phones: Phones) -> None:
    phones.write(MEERA, "सबका 100 जमा")
    question = phones.newest(MEERA, "हाँ")
    before = phones.scene.house.messages(MEERA.phone)[question["index"] - 2]
    assert before["body"].startswith("1 सुनीता ₹100\n2 क्षमा ₹100\n")
    assert "✅" in phones.tap(MEERA, question, "हाँ")[0]


def test_a_claims_buttons(phones: Phones) -> None:
    """A forged id, a forwarded one, another message's one do nothing; hers acts once."""
    phones.write(GEETA, CLAIM)
    asked = phones.newest(MEERA, "हाँ")
    phones.write(MEERA, "सीता 100 जमा")
    other = phones.newest(MEERA, "हाँ", after=asked["index"])
    phones.write(MEERA, "रद्द")
    yes = {label: key for key, label in asked["buttons"]}["हाँ"]
    plain = yes.partition("~")[0]

    on_it = {"OriginalRepliedMessageSid": asked["sid"]}
    assert OLD in phones.write(SUNITA, "हाँ", button=yes, extra=on_it)[0]
    assert OLD in phones.write(SUNITA, "हाँ", button=yes)[0]
    assert OLD in phones.write(MEERA, "हाँ", button=plain)[0]
    assert OLD in phones.write(MEERA, "हाँ", button=f"{plain}~fff", extra=on_it)[0]
    on_another = {"OriginalRepliedMessageSid": other["sid"]}
    assert OLD in phones.tap(MEERA, asked, "हाँ", extra=on_another)[0]
    assert phones.scene.entries() == 0

    without = {"OriginalRepliedMessageSid": ""}
    assert "✅" in phones.tap(MEERA, asked, "हाँ", extra=without)[0]
    assert "पहले ही हाँ" in phones.tap(MEERA, asked, "हाँ")[0]
    assert "पहले ही हाँ" in phones.tap(MEERA, asked, "नहीं")[0]
    assert phones.scene.entries() == 1
    receipt = phones.newest(GEETA, "सही है")
    assert "धन्यवाद" in phones.tap(GEETA, receipt, "सही है")[0]


def test_a_row_of_a_list_is_tapped(phones: Phones) -> None:
    """It comes without a body, as ListId and ListTitle."""
    phones.write(KAMLA, "नमस्ते")
    menu = phones.newest(KAMLA, "मेरी बचत")
    assert (menu["opens"], len(menu["buttons"])) == ("चुनें", 6)
    assert "₹0" in phones.tap(KAMLA, menu, "मेरी बचत")[0]
    which = select(Inbox.extra).join(Address).where(Address.phone == KAMLA.phone)
    rows = phones.scene.store.read(lambda c: c.execute(which.order_by(Inbox.id)).scalars().all())
    assert rows[-1]["button"].startswith("balance~")


def test_she_says_that_she_comes_and_changes_her_mind(phones: Phones) -> None:
    """By the other button of the same message."""
    phones.write(SUNITA, _NEXT_DAY)
    phones.tap(SUNITA, phones.newest(SUNITA, "हाँ"), "हाँ")
    invited = phones.newest(SITA, "आऊँगी")
    assert "मिलते हैं" in phones.tap(SITA, invited, "आऊँगी")[0]
    assert "पहले ही" in phones.tap(SITA, invited, "आऊँगी")[0]
    assert "नहीं आ पाएँगी" in phones.tap(SITA, invited, "नहीं आ पाऊँगी")[0]


def test_sms_has_numbers_and_no_buttons(phones: Phones) -> None:
    """And by SMS nothing of an answer goes through the outbox."""
    phones.scene.store.write(
        lambda c: make.create_address(
            c, GEETA.phone, [(phones.scene.group, GEETA.number)], channel="sms", rank=1
        )
    )
    [menu] = phones.write(GEETA, "ghfjdk", channel="sms")
    assert menu.split("\n")[1:][0].startswith("1. ")
    assert "बचत: ₹0" in phones.write(GEETA, "1", channel="sms")[0]
    assert phones.scene.count(Outbox) == 0


def test_without_the_setting_answers_stay_in_the_response(house: House, store: Store) -> None:
    house.env["ANSWER_BUTTONS"] = "false"
    phones = Phones(Scene.at_noon(house, store))
    house.start("simulator", "web")
    assert "हाँ या नहीं" in phones.write(MEERA, "गीता 100 जमा")[0]
    assert phones.scene.count(Outbox) == 0
