"""Several messages at the same moment: each acts once, and the books agree."""

import pytest

from bot.i18n import _, speaking
from bot.store.tables import Address, Claim, Inbox, Outbox
from tests.faults.scene import (
    BALANCE,
    CLAIM,
    GEETA,
    KAMLA,
    KSHAMA,
    MEERA,
    MEMBERS,
    OFFICERS,
    REKHA,
    SITA,
    SUNITA,
    YES,
    Scene,
    write,
)
from tests.people import STRANGER_PHONE

ROUNDS = 5


@pytest.fixture(autouse=True)
def running(scene: Scene) -> None:
    scene.house.start("simulator", "web")


def test_fifty_messages_of_one_group(scene: Scene) -> None:
    """Three officers write a deposit, nine members claim four times each, and some ask."""
    deposits = {SUNITA: REKHA, KSHAMA: GEETA, MEERA: SITA}
    for officer, member in deposits.items():
        scene.say(officer, f"{member.name} 100 जमा")
    fifty = [write(officer, YES) for officer in OFFICERS]
    fifty += [write(member, CLAIM) for member in MEMBERS for _ in range(4)]
    fifty += [write(member, BALANCE) for member in (*MEMBERS, REKHA, GEETA)]
    assert len(fifty) == 50

    answers = scene.at_once(fifty)

    assert {answer["status"] for answer in answers} == {200}
    assert {answer["attempts"] for answer in answers} == {1}
    assert all(answer["replies"] for answer in answers)
    assert scene.entries() == 3
    assert [scene.saved(member) for member in deposits.values()] == [100] * 3
    assert scene.count(Claim) == 36
    assert scene.count(Outbox, Outbox.kind == "claim_ask") == 36
    assert scene.count(Outbox, Outbox.kind == "receipt") == 3


def test_each_message_delivered_three_times_in_parallel(scene: Scene) -> None:
    """It acts once, and every delivery gets the same answer."""
    heard = [
        scene.say(who, words, repeat=3, parallel=True)
        for who, words in ((GEETA, CLAIM), (REKHA, BALANCE), (MEERA, "सीता 100 जमा"), (MEERA, YES))
    ]
    for answer in heard:
        assert [each["status"] for each in answer["deliveries"]] == [200] * 3
        said = [each["replies"] for each in answer["deliveries"]]
        assert said[0]
        assert said == [said[0]] * 3
    assert scene.count(Inbox) == 4
    assert scene.count(Claim) == 1
    assert scene.entries() == 1
    assert scene.saved(SITA) == 100
    assert scene.count(Outbox) == 2


def test_the_first_message_of_a_stranger_three_times_in_parallel(scene: Scene) -> None:
    """Her phone is written down once."""
    words = {"from": STRANGER_PHONE, "body": "नमस्ते", "repeat": 3, "parallel": True}
    (answer,) = scene.at_once([words])
    said = [each["replies"] for each in answer["deliveries"]]
    assert said[0]
    assert said == [said[0]] * 3
    assert scene.count(Address, Address.phone == STRANGER_PHONE) == 1
    assert scene.count(Inbox) == 1


def test_two_officers_confirm_one_claim(scene: Scene) -> None:
    """One posts it; the other hears that there is nothing left to say."""
    with speaking("hi"):
        too_late = {
            _("That was answered already."),
            _("There is nothing that waits for your answer."),
        }
    for claim in range(1, ROUNDS + 1):
        scene.say(GEETA, CLAIM)
        answers = scene.at_once([write(who, YES) for who in (MEERA, SUNITA)])
        said = [answer["replies"][0] for answer in answers]
        assert len(too_late.intersection(said)) == 1, said
        assert scene.entries() == claim
    assert scene.saved(GEETA) == ROUNDS * 100
    assert scene.count(Outbox, Outbox.kind == "receipt") == ROUNDS


def test_two_messages_at_once_from_one_phone(scene: Scene) -> None:
    """One is dealt with after the other; neither disturbs what the other wants."""
    for _round in range(ROUNDS):
        answers = scene.at_once([write(GEETA, CLAIM), write(GEETA, BALANCE)])
        assert all(answer["status"] == 200 and answer["replies"] for answer in answers)
    assert scene.intents(GEETA) == {"deposit_report": ROUNDS, "balance": ROUNDS}
    assert scene.count(Claim) == ROUNDS


def test_two_deposits_at_once_from_one_phone(scene: Scene) -> None:
    """Whichever comes second is read back together with the first; the yes writes each once."""
    for done in range(1, ROUNDS + 1):
        both = [write(MEERA, f"{woman.name} 100 जमा") for woman in (SITA, KAMLA)]
        said = [answer["replies"][0] for answer in scene.at_once(both)]
        assert sorted("सीता" in text and "कमला" in text for text in said) == [False, True], said
        assert scene.say(MEERA, YES)["status"] == 200
        assert scene.entries() == 2 * done
        assert [scene.saved(woman) for woman in (SITA, KAMLA)] == [100 * done] * 2
