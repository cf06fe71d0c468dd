"""Answers to one open question: yes and no, choices, and the words that steer a conversation."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.nlu import numbers
from bot.nlu.lexicon import lexicon, phrase_key
from bot.nlu.pieces import Piece, read
from bot.nlu.skeleton import plain
from bot.nlu.text import clean

_THUMBS = {"👍": "yes", "👌": "yes", "✅": "yes", "👎": "no", "❌": "no", "🙏": "greeting"}
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff]")
_QUIET = frozenset(".!।,")
_MOST_ANSWERS = 8  # words
_LONGEST_ANSWER = 3  # words of one listed answer
_NEUTRAL, _BESIDE_YES = "neutral", "beside_yes"
_SAFE_KEY = 4  # letters; shorter keys are shared by too many words (नौ "nine" and "no")
_CONTROLS = {
    "cancel_talk": "cancel", "back": "back", "help": "help", "menu": "menu", "stop": "stop",
    "start": "start",
}  # fmt: skip
_CHOSEN_BY = frozenset({  # what an answer may name of its label, in whatever words
    "cash", "box", "bank", "upi", "online", "later", "optional", "advance", "not", "now_word",
    "saving", "fine", "interest", "principal", "loan", "fund", "late_word", "absent_word",
})  # fmt: skip
_LIGHT = (
    "filler", "honorific", "beside_answer", "joins", "in", "on", "from", "of", "of_or_to", "to",
    "gave", "did", "do", "deposit", "give_order", "give_it", "me_agent", "agent", "money", "rupee",
    "group", "and", "received", "held", "came", "tense:must",
)  # fmt: skip
_LABEL_SURE, _LABEL_MARGIN = 88, 8


def read_yes_no(words: str) -> bool | None:
    """Yes or no, only as a whole message; anything more is a correction or a question."""
    return {"yes": True, "no": False}.get(whole(read(words)))


def control_word(words: str) -> str | None:
    """cancel, back, help, menu, stop or start, as a whole message."""
    return _CONTROLS.get(whole(read(words)))


def read_number(words: str) -> int | None:
    """A bare choice: "2", "दो", "number 2", "2.", "दूसरा"."""
    said = [
        p for p in read(words) if not p.has("member_word") and p.text not in (*_QUIET, ")", "(")
    ]
    if len(said) != 1:
        return None
    piece = said[0]
    if piece.value is not None:
        return int(piece.text) if piece.text.isdecimal() and len(piece.text) < 5 else None
    if piece.word.unit is not None:
        return piece.word.unit
    nth = next((c[4:] for c in piece.concepts if c.startswith("nth:")), "")
    return int(nth) if nth.isdecimal() else None


def read_count(words: str) -> int | None:
    """How many: the one whole number in "दस किस्त", "12 mahine"."""
    found = {number.value for number in numbers.find(read(words), frozenset())}
    if len(found) != 1:
        return None
    value = found.pop()
    return int(value) if value == int(value) else None


def read_choice(words: str, labels: Sequence[str]) -> int | None:
    """The index of the label that is meant, by its number or its words."""
    number = read_number(words)
    if number is not None:
        return number - 1 if 1 <= number <= len(labels) else None
    wanted = phrase_key(clean(words))
    if not wanted:
        return None
    scores = sorted(
        ((_likeness(wanted, phrase_key(clean(label))), n) for n, label in enumerate(labels)),
        key=lambda scored: -scored[0],
    )
    if not scores or scores[0][0] < _LABEL_SURE:
        return _by_sense(words, labels)
    if len(scores) > 1 and scores[0][0] - scores[1][0] < _LABEL_MARGIN:
        return None
    return scores[0][1]


def _by_sense(words: str, labels: Sequence[str]) -> int | None:
    """ "cash" for "नकद, पेटी से", "बाद में" for "Paid later": the one label that says all she says."""
    wanted = _senses(words)
    if not wanted:
        return None
    found = [
        n for n, label in enumerate(labels)
        if all(any(sense & its for its in _senses(label, ours=True) or ()) for sense in wanted)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _senses(words: str, *, ours: bool = False) -> list[frozenset[str]] | None:
    """What each word that counts stands for; None where one is unknown, or is a number.

    Of a label, which is `ours`, what is unknown does not count.
    """
    found: list[frozenset[str]] = []
    within = False  # a phrase whose first word has told what the whole of it means
    for piece in read(words):
        if piece.kind == "number" and not ours:
            return None
        sense = frozenset() if within and piece.bound else piece.concepts & _CHOSEN_BY
        within = not ours and piece.bound and (within or bool(sense))
        if sense:
            found.append(sense)
        elif piece.kind == "word" and not (ours or within or piece.has(*_LIGHT)):
            return None
    return found


def _likeness(wanted: str, label: str) -> float:
    if len(wanted) >= _SAFE_KEY and f" {wanted} " in f" {label} ":
        return 99.0
    return fuzz.ratio(wanted, label)


def whole(said: Sequence[Piece]) -> str:
    """What the message is as a whole: yes, no, help, greeting …; "" for anything else."""
    said = [p for p in said if p.text not in _QUIET and p.kind != "line"]
    if not said or any(piece.text == "?" for piece in said):
        return ""
    marks = {_THUMBS.get(_SKIN.sub("", p.text), "") for p in said if not _SKIN.fullmatch(p.text)}
    if len(marks) == 1 and "" not in marks:
        return marks.pop()
    said = [p for p in said if p.kind != "mark" or p.text not in _THUMBS]  # words go before marks
    return _listed(said) or _listed([p for p in said if not p.has("honorific")])


def _listed(said: Sequence[Piece]) -> str:
    if not said or any(piece.kind != "word" for piece in said):
        return ""
    known = lexicon().whole
    exact = known.get("=" + " ".join(plain(piece.text) for piece in said))
    if exact:
        return exact
    key = " ".join(piece.word.key for piece in said)
    safe = len(key) >= _SAFE_KEY and not any(piece.word.is_number for piece in said)
    return (known.get(key, "") if safe else "") or _all_alike(said)


def _all_alike(said: Sequence[Piece]) -> str:
    """ "बिल्कुल सही", "haan thik likha hai": words of yes, or of no, and what changes neither."""
    if not 1 <= len(said) <= _MOST_ANSWERS:
        return ""
    found = set()
    place = 0
    while place < len(said):
        answer, place = _answer_at(said, place)
        if not answer:
            return ""
        found.add(answer)
    found.discard(_NEUTRAL)
    if len(said) > 2 and len({piece.text for piece in said}) == 1:
        return ""  # "ha ha ha" is laughter
    return found.pop() if len(found) == 1 else ""


def _answer_at(said: Sequence[Piece], place: int) -> tuple[str, int]:
    """yes, no or neutral for the longest run of words from `place`, and where it ends."""
    for end in range(min(place + _LONGEST_ANSWER, len(said)), place, -1):
        words = " ".join(plain(piece.text) for piece in said[place:end])
        answer = lexicon().whole.get("=" + words, "")
        if answer in ("yes", "no"):
            return answer, end
        if answer == _BESIDE_YES and not any(piece.has("not") for piece in said):
            return _NEUTRAL, end
    piece = said[place]
    if piece.has("answer:yes", "answer:no") and not piece.word.is_number:
        return "yes" if piece.has("answer:yes") else "no", place + 1
    return (_NEUTRAL if piece.has("beside_answer") else ""), place + 1
