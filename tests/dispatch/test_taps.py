"""A button acts only for whom it was sent to, and answers a second tap with what is true now."""

import pytest
from sqlalchemy import func, select, update

from bot.outbox import Message, queue, taps
from bot.store import Store
from bot.store.tables import Address, Claim, Conversation, Dispute, Entry, Outbox
from tests.make import create_group
from tests.talker import WITH_BUTTONS, Talker, sid

OLD = "पुराना बटन"


@pytest.fixture
def talker(store: Store) -> Talker:
    """A group with phones, whose answers carry buttons."""
    store.write(lambda c: create_group(c, phones=True))
    return Talker(store, house=WITH_BUTTONS)


@pytest.fixture
def claim(talker: Talker) -> tuple[int, str]:
    """Geeta says that she paid; the row that asks Meera, and the id of its "yes"."""
    talker.say("GEETA", "मैंने 100 जमा किए")
    return talker.button("MEERA", "हाँ")


def tap(talker: Talker, name: str, button: str, replied_to: str = "") -> str:
    talker.told()
    lines = talker.say(name, "हाँ", button=button, replied_to=replied_to)
    return "\n".join([*lines, *talker.told()])


def count(store: Store, table: type) -> int:
    return store.read(lambda c: c.execute(select(func.count()).select_from(table)).scalar_one())


def row(store: Store, number: int):
    which = select(Outbox.__table__).where(Outbox.id == number)
    return store.read(lambda c: c.execute(which).one())


def test_a_tap_counts_with_or_without_what_it_was_a_reply_to(talker, claim, store) -> None:
    """Some clients leave it out."""
    number, id_ = claim
    assert "✅" in tap(talker, "MEERA", taps.marked(id_, number))
    assert row(store, number).tapped == id_
    assert row(store, number).tapped_at == talker.at


def test_a_button_that_went_to_another_phone_does_nothing(talker, claim, store) -> None:
    """Forwarded to the president, who could have said yes herself."""
    number, id_ = claim
    assert OLD in tap(talker, "SUNITA", taps.marked(id_, number), sid(number))
    assert OLD in tap(talker, "SUNITA", taps.marked(id_, number))
    assert OLD in tap(talker, "SUNITA", id_, sid(number))
    assert count(store, Entry) == 0
    assert row(store, number).tapped == ""


@pytest.mark.parametrize(
    "forged",
    [
        "{id}",
        "{id}~",
        "{id}~zz",
        "{id}~-1",
        "{id}~ffffffffffffffffffff",
        "{id}~{other:x}",
        "confirm_yes?topic=claim&number=2~{row:x}",
        "reverse?code=A7K2~{row:x}",
        "q=00000000=0~{row:x}",
        "~{row:x}",
    ],
)
def test_an_id_that_was_never_sent_acts_never(talker, claim, store, forged) -> None:
    number, id_ = claim
    button = forged.format(id=id_, row=number, other=number + 1)
    assert OLD in tap(talker, "MEERA", button)
    assert count(store, Entry) == 0
    [state] = store.read(lambda c: c.execute(select(Claim.state)).scalars().all())
    assert state == "waiting"


def test_what_it_was_a_reply_to_must_be_the_message_that_has_the_button(
    talker, claim, store
) -> None:
    """The id of Meera's question about Geeta, said to be on the one about Sita."""
    number, id_ = claim
    talker.say("SITA", "मैंने 100 जमा किए")
    other, _ = talker.button("MEERA", "हाँ")
    assert other != number
    assert OLD in tap(talker, "MEERA", taps.marked(id_, number), sid(other))
    assert count(store, Entry) == 0
    assert "✅" in tap(talker, "MEERA", taps.marked(id_, number), "MM of an answer we never kept")


def test_a_message_from_before_ids_had_a_mark_is_known_by_what_was_replied_to(
    talker, claim, store
) -> None:
    number, id_ = claim
    assert OLD in tap(talker, "MEERA", id_, "MM" + "9" * 32)
    assert count(store, Entry) == 0
    assert "✅" in tap(talker, "MEERA", id_, sid(number))


def test_a_message_that_never_left_has_no_buttons(talker, claim, store) -> None:
    """It was withdrawn while it waited: nobody can have seen it."""
    number, id_ = claim
    gone = update(Outbox).where(Outbox.id == number).values(state="cancelled", attempts=0)
    store.write(lambda c: c.execute(gone))
    assert OLD in tap(talker, "MEERA", taps.marked(id_, number))
    assert count(store, Entry) == 0


def test_who_has_the_number_now_cannot_use_buttons_of_who_had_it(talker, claim, store) -> None:
    """The number comes with another WhatsApp user: another address."""
    number, id_ = claim
    talker.say("MEERA", "मेरी बचत", user_id="IN.1")
    assert OLD not in "".join(talker.say("MEERA", "मेरी बचत", user_id="IN.2"))
    lines = talker.say("MEERA", "हाँ", user_id="IN.2", button=taps.marked(id_, number))
    assert OLD in "".join(lines)
    assert count(store, Entry) == 0


def test_an_old_yes_after_a_new_question_asks_the_new_one_again(talker, store) -> None:
    talker.say("MEERA", "गीता 100 जमा")
    number, id_ = talker.button("MEERA", "हाँ")
    talker.say("MEERA", "रद्द")
    talker.say("MEERA", "सीता 100 जमा")
    said = tap(talker, "MEERA", taps.marked(id_, number), sid(number))
    assert OLD in said
    assert "सीता" in said
    assert count(store, Entry) == 0
    assert "सीता" in "".join(talker.tap("MEERA", "हाँ"))
    assert count(store, Entry) == 1


def test_both_messages_of_one_question_have_buttons_that_work(talker, store) -> None:
    """She asks something in between, and the question is put once more."""
    talker.say("MEERA", "गीता 100 जमा")
    first = talker.button("MEERA", "हाँ")
    talker.say("MEERA", "मेरी बचत कितनी है")
    second = talker.button("MEERA", "हाँ")
    assert second[0] > first[0]
    assert "✅" in tap(talker, "MEERA", taps.marked(first[1], first[0]))
    said = tap(talker, "MEERA", taps.marked(second[1], second[0]))
    assert OLD in said
    assert count(store, Entry) == 1


def test_a_receipt_is_found_right_and_then_wrong(talker, store) -> None:
    """The tap is kept; the other button of the same message still opens a complaint, once."""
    talker.say("MEERA", "गीता 100 जमा")
    talker.tap("MEERA", "हाँ")
    assert "धन्यवाद" in talker.tap("GEETA", "सही है")[0]
    number, _ = talker.button("GEETA", "सही है")
    assert row(store, number).tapped.startswith("receipt_ok?code=")
    assert "क्या गलत है" in talker.tap("GEETA", "गलत है")[0]
    again = talker.tap("GEETA", "गलत है")
    assert "क्या गलत है" in again[-1], "a double tap does not start it anew"
    talker.say("GEETA", "मैंने 200 दिए थे")
    assert "देखी जा रही है" in talker.tap("GEETA", "गलत है")[0]
    assert "देखी जा रही है" in talker.tap("GEETA", "सही है")[0]
    assert count(store, Dispute) == 1


def test_a_complaint_that_was_left_can_be_tapped_again(talker, store) -> None:
    """Nothing was noted the first time."""
    talker.say("MEERA", "गीता 100 जमा")
    talker.tap("MEERA", "हाँ")
    talker.tap("GEETA", "गलत है")
    talker.say("GEETA", "रद्द")
    assert "क्या गलत है" in talker.tap("GEETA", "गलत है")[0]


def test_a_complaint_that_was_turned_down_is_not_opened_by_the_old_button(talker, store) -> None:
    talker.say("MEERA", "गीता 100 जमा")
    talker.tap("MEERA", "हाँ")
    talker.tap("GEETA", "गलत है")
    talker.say("GEETA", "मैंने 200 दिए थे")
    talker.say("SUNITA", "शिकायत")
    talker.say("SUNITA", "2")
    assert "वैसी ही रहेगी" in talker.tap("GEETA", "गलत है")[0]
    assert count(store, Dispute) == 1


def test_a_receipt_tap_in_the_middle_of_something_leaves_it_and_says_so(talker, store) -> None:
    talker.say("KSHAMA", "मीरा 100 जमा")
    talker.tap("KSHAMA", "हाँ")
    talker.say("MEERA", "गीता 100 जमा")
    said = talker.tap("MEERA", "गलत है")
    assert "छोड़ दी" in said[0]
    assert "क्या गलत है" in said[-1]


def test_thanks_for_a_receipt_do_not_end_what_she_is_at(talker, store) -> None:
    talker.say("KSHAMA", "मीरा 100 जमा")
    talker.tap("KSHAMA", "हाँ")
    talker.say("MEERA", "गीता 100 जमा")
    talker.told()
    assert talker.tap("MEERA", "सही है") == []
    [again] = talker.told()
    assert "धन्यवाद" in again
    assert "गीता ₹100" in again
    talker.tap("MEERA", "हाँ")
    assert count(store, Entry) == 2


def test_a_yes_to_the_first_date_of_a_meeting_that_moved_names_the_new_one(talker) -> None:
    talker.say("SUNITA", "10 दिसंबर शाम 5 बजे बैठक पंचायत भवन में")
    talker.tap("SUNITA", "हाँ")
    number, id_ = talker.button("GEETA", "आऊँगी")
    talker.say("SUNITA", "बैठक 12 दिसंबर शाम 6 बजे कर दो")
    talker.tap("SUNITA", "उसी को बदलें")
    talker.say("SUNITA", "स्कूल में")
    talker.tap("SUNITA", "हाँ")
    said = tap(talker, "GEETA", taps.marked(id_, number), sid(number))
    assert "12 दिसंबर" in said


def test_what_was_proposed_is_answered_once(talker, store) -> None:
    """The carrier says yes; a second tap and the other button say what she said."""
    talker.say("MEERA", "सबका 100, 3 छोड़कर")
    talker.tap("MEERA", "हाँ")
    talker.say("MEERA", "सीता को 900 बैंक ले जाने को दिए")
    talker.tap("MEERA", "हाँ")
    before = count(store, Entry)
    assert "✅" in talker.tap("SITA", "हाँ")[0]
    assert "पहले ही हाँ" in talker.tap("SITA", "हाँ")[0]
    assert "पहले ही हाँ" in talker.tap("SITA", "नहीं")[0]
    assert count(store, Entry) == before + 1


def test_who_speaks_on_a_shared_phone_is_tapped(talker, store) -> None:
    """And what she wrote before that is answered."""
    talker.say("REKHA", "मेरी बचत")
    assert "राधा" in talker.tap("REKHA", "राधा")[0]
    [whose] = store.read(
        lambda c: c.execute(
            select(Conversation.member).join(Address).where(Address.phone == "+919999900004")
        ).scalars().all()
    )  # fmt: skip
    assert whose == 9


def test_a_list_of_an_officer_is_no_button_for_a_member(talker, store) -> None:
    """An id that went to Geeta's own address, but asks for what only officers may do."""
    hers = select(Address.id).where(Address.phone == "+919999900005")

    def ask(c):
        to = c.execute(hers).scalar_one()
        buttons = (("confirm_yes?topic=claim&number=1", "हाँ"),)
        return queue(c, [Message(to, "claim_ask", "hi", "…", buttons=buttons)], talker.at)

    talker.say("SITA", "मैंने 100 जमा किए")
    store.write(ask)
    assert OLD in "".join(talker.tap("GEETA", "हाँ"))
    assert count(store, Entry) == 0
