"""The phone itself: the language to speak, messages on and off, help, greetings."""

from collections.abc import Sequence
from itertools import pairwise

from bot.nlu import answers
from bot.nlu.heard import Heard
from bot.nlu.meaning import Meaning, Slots
from bot.nlu.pieces import Piece

_SHORT = 6  # words; a longer message that names a language is about something else
_LONG = 20
_FEW = 3
_POLITE = 9
_SUBSTANCE = (  # with one of these a greeting only begins something else
    "saving", "deposit", "loan", "instalment", "meeting", "dues", "balance", "bank", "scheme",
    "fund", "fine", "rupee", "money", "elsewhere", "spam", "goods",
)  # fmt: skip


def talking(heard: Heard) -> Meaning | None:
    """The language to speak, messages on or off, and help, in a longer message."""
    if heard.words > _LONG or heard.bulk.money:
        return None
    return _language(heard) or _messages(heard) or _how_it_works(heard)


def _language(heard: Heard) -> Meaning | None:
    """The language asked for is the one named last, or the one that is not refused."""
    asked = heard.has("do", "tell", "say_it", "in", "want")
    if heard.words > _SHORT and not asked:
        return None
    if heard.has("roman"):
        return Meaning("language", Slots(language="hi_Latn"))
    named = [
        language
        for place, piece in enumerate(heard.said)
        for concept, language in (("hindi", "hi"), ("english", "en"))
        if piece.has(concept) and not _is_refused_behind(heard.said, place)
    ]
    if named:
        return Meaning("language", Slots(language=named[0]))
    return Meaning("language") if heard.has("language") and heard.words <= _SHORT else None


def _is_refused_behind(said: Sequence[Piece], place: int) -> bool:
    """ "angreji na bujhai chhi": this language it is not to be."""
    return any(piece.has("not") for piece in said[place + 1 : place + 3])


def _messages(heard: Heard) -> Meaning | None:
    """ "मैसेज भेजना बंद करो", "फिर से चालू करो": said of the messages, or again, and of nothing else."""
    if heard.has("meeting", "loan", "account", "bank", "saving", "group", "all_to"):
        return None
    places = {
        c: n for n, p in enumerate(heard.said) for c in ("open", "close", "no_send") if p.has(c)
    }
    opened = places.get("open", -1) > max(places.get("close", -1), places.get("no_send", -1))
    short = heard.words <= _FEW
    refused = heard.has("no_send") or _is_not_to_send(heard.said)
    if not refused and (
        (opened and (heard.has("message", "again") or short)) or heard.has("send_again")
    ):
        return Meaning("start")
    closed = heard.has("close") or (heard.has("not") and heard.has("say_it"))
    return Meaning("stop") if refused or (closed and heard.has("message")) else None


def _is_not_to_send(said: Sequence[Piece]) -> bool:
    """ "संदेश मत भेजा करो": not, right before a form of "send"."""
    return any(p.has("not") and then.has("sends") for p, then in pairwise(said))


def _how_it_works(heard: Heard) -> Meaning | None:
    """ "समझ नहीं आया", "क्या-क्या लिख सकते हैं"."""
    about = heard.has(
        "meeting", "loan", "scheme", "fund", "balance", "saving", "dues", "instalment",
        "answer:thanks", "passbook", "entry",
    )  # fmt: skip
    asked = heard.has("not_understood", "can_do") or (
        heard.has("help_word") and heard.words <= _SHORT
    )
    return Meaning("help") if asked and not about else None


def greeted(heard: Heard) -> Meaning | None:
    """A greeting or thanks with a few words around it."""
    if heard.words > _POLITE or heard.has(*_SUBSTANCE):
        return None
    for length in (3, 2, 1):
        for place in range(len(heard.said) - length + 1):
            said = answers.whole(heard.said[place : place + length])
            if said in ("thanks", "greeting", "help", "menu"):
                return Meaning(said)
    return None
