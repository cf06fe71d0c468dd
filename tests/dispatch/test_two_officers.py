"""Two officers run one meeting on two phones: nothing is written twice, nothing is lost."""

from bot.books import queries
from bot.domain.money import rupees
from bot.store import Store
from tests.make import create_group
from tests.people import GEETA
from tests.talker import Talker


def _talker(store: Store) -> Talker:
    store.write(lambda c: create_group(c, phones=True))
    return Talker(store)


def _saved(store: Store, who: int) -> int:
    return store.read(lambda c: queries.savings(c, 1, who).total)


def test_both_collect_the_same_woman(store: Store) -> None:
    """The second one's yes is not taken: what was read back to her is not true any more."""
    talk = _talker(store)
    talk.say("MEERA", "बैठक शुरू, सब आईं")
    talk.say("MEERA", "रद्द")
    talk.say("MEERA", "गीता 100 जमा")
    talk.say("SUNITA", "गीता 100 जमा")
    assert talk.say("MEERA", "हाँ")[0].startswith("✅")
    answer = talk.say("SUNITA", "हाँ")
    assert answer[0] == "बाकी से ज़्यादा आया: गीता (5) ₹100। इसे क्या लिखूँ?"
    assert talk.say("SUNITA", "3") == ["कुछ नहीं लिखा: इनका पहले से जमा है।"]
    assert _saved(store, GEETA.number) == rupees(100)


def test_both_write_the_whole_collection(store: Store) -> None:
    """Both phones show the same lines; the second yes finds that all have paid."""
    talk = _talker(store)
    talk.say("MEERA", "बैठक शुरू, सब आईं")
    talk.say("SUNITA", "बैठक")
    assert talk.say("SUNITA", "3 नहीं")[-1] == "लिख दूँ? हाँ या नहीं?"
    assert talk.say("SUNITA", "हाँ")[0] == "✅ लिख दिया: 8 दीदी, कुल ₹800।"
    talk.say("MEERA", "हाँ")
    totals = [_saved(store, number) for number in range(1, 11)]
    assert totals == [0, *[rupees(100)] * 1, 0, *[rupees(100)] * 7]


def test_both_close_it(store: Store) -> None:
    """Who was asked sees the same sums, and her word is the second one."""
    talk = _talker(store)
    talk.say("MEERA", "बैठक शुरू, सब आईं")
    talk.say("MEERA", "आगे")
    assert talk.say("MEERA", "हाँ")[0] == "सुनीता (1), क्षमा (2) से पूछा है। हाँ आने पर लिखूँगी।"
    assert talk.say("SUNITA", "बैठक बंद")[-1].endswith("सब सही है? हाँ या नहीं?")
    assert talk.say("SUNITA", "हाँ")[0].startswith("✅ बैठक बंद हुई।")
    assert talk.say("KSHAMA", "हाँ") == ["अभी आपका कोई जवाब बाकी नहीं है।"]
