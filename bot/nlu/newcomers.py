"""A woman as she is told to be written down: name, husband's or father's name, phone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import phonenumbers

from bot.nlu.answers import read_yes_no, whole
from bot.nlu.pieces import Piece, read
from bot.nlu.script import script_of
from bot.nlu.text import clean

_PHONE = re.compile(r"\+?\d(?:[ .\-()]{0,2}\d){5,}")
_SERIAL = re.compile(r"^\s*(?:no\.?|नं\.?|क्र\.?)?\s*\d{1,2}\s*[.):\-]?\s+(?=\D)", re.IGNORECASE)
_MARKS = " \t,;:|-–।."
_MOBILE = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
_LONGEST, _MOST_WORDS = 40, 5  # of a name
_MOST_LINES = 25
_WIVES = ("wife_word", "husband_word")
_KIN = {False: ("पति", "पिता"), True: ("pati", "pita")}
_ABBREVIATED = re.compile(r"\b([wdc])\s*/\s*o\b\.?", re.IGNORECASE)
_PHONE_WORDS = re.compile(
    r"\b(?:mobile|mob|phone|fon|number|no|nambar)\b|(?:मोबाइल|फ़ोन|फोन|नंबर|नम्बर)", re.IGNORECASE
)

_ORDER = ("member_label", "join", "group", "honorific")
_BESIDE_ORDER = ("to", "in", "give_order", "do", "must_be", "not", "filler")
_TO_ADD = frozenset({"जोड़ना", "जोड़नी", "jodna", "jodni", "add"})
_NEW = frozenset({"नया", "नयी", "नए", "नवा", "naya", "nayi", "nai", "naye", "new", "a", "another"})


@dataclass(frozen=True)
class Newcomer:
    """`relation` as "पति रमेश", or just as it was said; `phone` E.164, "" = none was said."""

    name: str
    relation: str = ""
    phone: str = ""


@dataclass(frozen=True)
class NoNewcomer:
    """Why a line is none: "phone" (not a mobile number), "name", "long"; `words` = the line."""

    why: str
    words: str


def read_newcomers(words: str) -> tuple[Newcomer | NoNewcomer, ...]:
    """One a line; nothing for a message without any."""
    lines = [line for line in clean(words).split("\n") if line.strip(_MARKS)]
    return tuple(_newcomer(line) for line in lines[:_MOST_LINES])


def read_new_member(words: str) -> Newcomer | None:
    """Who is to be added, from a whole order: "नई सदस्य राधा पति मोहन 99999 00077 जोड़ो"."""
    text = clean(words)
    said = read(text)
    order = {n for n, piece in enumerate(said) if piece.has(*_ORDER) or _adds(said, n)}
    for step in (1, -1):  # and what belongs to it on both sides: "को समूह में जोड़ दो"
        for n in list(order):
            while 0 <= n + step < len(said) and _is_beside(said[n + step]):
                n += step
                order.add(n)
    kept, end = "", 0
    for n in sorted(order):
        kept += text[end : said[n].start] + " "
        end = said[n].end
    found = _newcomer((kept + text[end:]).strip(_MARKS))
    return found if isinstance(found, Newcomer) else None


def _adds(said: Sequence[Piece], n: int) -> bool:
    """ "जोड़ना", "जोड़ दो"; "जोड़" alone is a sum."""
    if said[n].text.casefold() in _TO_ADD:
        return True
    return said[n].has("total") and n + 1 < len(said) and said[n + 1].has("give_order")


def _is_beside(piece: Piece) -> bool:
    return piece.has(*_BESIDE_ORDER) or piece.text.casefold() in _NEW


def is_the_end(words: str) -> bool:
    """ "बस", "हो गया", "और कोई नहीं": there is no further one."""
    return read_yes_no(words) is False or whole(read(words)) == "no_more"


def is_skipped(words: str) -> bool:
    """ "छोड़ो", "पता नहीं": the question is left open."""
    return is_the_end(words) or whole(read(words)) == "skip"


def is_group_word(word: str) -> bool:
    """ "समूह", "samooh", "group"."""
    return any(piece.has("group") for piece in read(word))


def read_phone(words: str) -> str | None:
    """An Indian mobile number as E.164, said alone or among words."""
    found = _PHONE.findall(clean(words))
    return _mobile(found[0]) if len(found) == 1 else None


def _newcomer(line: str) -> Newcomer | NoNewcomer:
    phones = _PHONE.findall(line)
    phone = _mobile(phones[0]) if len(phones) == 1 else ""
    if phone is None or len(phones) > 1:
        return NoNewcomer("phone", line)
    rest = _PHONE_WORDS.sub(" ", _PHONE.sub(",", line)) if phones else line
    rest = _SERIAL.sub("", _ABBREVIATED.sub(_spelled, rest).strip(_MARKS))
    rest = " ".join(rest.split())
    name, relation = _parted(rest)
    if not name or any(sign.isdigit() for sign in rest) or "?" in rest:
        return NoNewcomer("name", line)
    if len(name) > _LONGEST or len(name.split()) > _MOST_WORDS or len(relation) > _LONGEST + 5:
        return NoNewcomer("long", line)
    return Newcomer(name, relation, phone)


def _spelled(found: re.Match[str]) -> str:
    return " pita " if found[1].lower() == "d" else " pati "


def _parted(rest: str) -> tuple[str, str]:
    """Before and behind the word for husband or father, or the comma."""
    said = read(rest)
    for piece in said:
        if kin := _kin(piece):
            name = rest[: piece.start].strip(_MARKS)
            of_whom = rest[piece.end :].strip(_MARKS)
            latin = script_of(rest) != "hi"
            return _tidy(
                name
            ), f"{_KIN[latin][kin == 'father']} {_tidy(of_whom)}" if of_whom else ""
    name, _, relation = rest.partition(",")
    return _tidy(name), _tidy(relation)


def _kin(piece: Piece) -> str:
    if piece.has("wife_word", "husband_word") and not piece.has("daughter_word"):
        return "husband"
    return "father" if piece.has("father_word", "daughter_word") else ""


def _tidy(words: str) -> str:
    return " ".join(words.strip(_MARKS).split())


def _mobile(digits: str) -> str | None:
    try:
        parsed = phonenumbers.parse(digits, "IN")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number_for_region(parsed, "IN"):
        return None
    if phonenumbers.number_type(parsed) not in _MOBILE:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
