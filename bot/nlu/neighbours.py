"""Words beside a number that may be a part of it, by a slip of the finger: the guard of amounts."""

from collections.abc import Sequence

from bot.nlu import number_words, numbers
from bot.nlu.number_parts import is_strange
from bot.nlu.numbers import Number
from bot.nlu.pieces import Piece, at
from bot.nlu.skeleton import plain

_FRACTION_WITHIN = 2  # pieces before a number in which a lost "सवा" is still its own
_POSTPOSITIONS = ("agent", "of", "of_or_to", "to", "from")
_SHORT = 3  # letters; "na hazaar" may be "nau hazaar"


def count_before(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> int:
    """The place behind "एक" or "दो" before a number: "एक दो सौ" is a range; 0 = there is none."""
    place = _before(said, number)
    before = at(said, place) if place not in skip else None
    if before and before.word.unit in (1, 2) and number.in_words and not before.bound:
        return place + 1
    return 0


def before(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> int:
    """Where the number may really begin; its own start where nothing before it is doubtful."""
    for step in range(1, _FRACTION_WITHIN + 1):
        fraction = at(said, number.start - step)
        if fraction and fraction.word.quarters and not fraction.word.beside:
            return number.start - step  # "सवा आत सौ"
    place = _before(said, number)
    piece = at(said, place)
    if piece is None or place in skip:
        return number.start
    doubtful = (
        piece.word.quarters
        or piece.has("point", "part_of", "ordinal_suffix")  # "डेढ़ पॉइंट पाँच", "एक बटा 20"
        or _may_be_count(said, number, piece)
        or _may_belong(number, piece, is_before=True)
        or _is_scale_between(said, place, number)
    )
    return place if doubtful else number.start


def behind(said: Sequence[Piece], number: Number, skip: frozenset[int]) -> int:
    """Where the number may really end; its own end where nothing behind it is doubtful."""
    end = number.end
    follows, then, after = at(said, end), at(said, end + 1), at(said, end + 2)
    if follows is None or end in skip:
        return end
    if follows.word.quarters or follows.has("part_of") or _is_ordinal(follows):
        return end + 1
    if _may_belong(number, follows, is_before=False):
        return end + 1
    if then is None:
        alone = number.in_words and _is_hidden_number(follows) and not follows.has("give_order")
        return end + 1 if alone else end  # "pachas sath"
    if end + 1 in skip:
        return end
    paise = after is not None and after.has("paisa") and follows.has("rupee")
    doubtful = (
        (follows.has("of", "of_or_to", "in") and (_is_part(then) or then.has("from")))
        or (follows.has("and") and (_is_hidden_number(then) or (after and after.has("part_of"))))
        or (follows.text == "," and number.in_words and _is_hidden_number(then))
        or (paise and _may_belong(number, then, is_before=False))
        or _is_cut_off(number, follows, then)
        or _is_lost_count(number, follows, then)
    )
    return end + 2 if doubtful else end


def _before(said: Sequence[Piece], number: Number) -> int:
    """The place of the piece before the number, a hyphen aside."""
    place = number.start - 1
    return place - 1 if place > 0 and said[place].text == "-" else place


def _may_be_count(said: Sequence[Piece], number: Number, piece: Piece) -> bool:
    """Whether a bare "सौ" may have its count before it: any unknown word, साथ for सात, na for nau.

    "सौ बाईस" is so seldom said without एक that a word as near as "saas" is doubtful too.
    """
    if not said[number.start].word.scale or piece.kind != "word":
        return False
    if piece.word.form:
        return number_words.is_near_fraction(piece.word.key)
    if is_strange(piece) or plain(piece.text) in number_words.doubtful():
        return True
    if (len(piece.text) == 1 and piece.text.isascii()) or (
        piece.has("not") and len(piece.text) <= _SHORT
    ):
        return True
    compound = number.end - number.start > 1 and not piece.has(*_POSTPOSITIONS)
    compound = compound and said[number.start].text != said[number.end - 1].text  # सौ-सौ
    return compound and number_words.is_slip(piece.text)


def _is_scale_between(said: Sequence[Piece], place: int, number: Number) -> bool:
    """ "दो सखौ सोलह", "ek sal untis": what may be a scale between two number words."""
    piece, first = said[place], at(said, place - 1)
    if piece.kind != "word" or not number.in_words or first is None:
        return False
    counts = first.word.unit is not None and not first.bound
    return counts and (
        not number_words.is_listed(piece.text)
        or (not piece.has("from", "or") and number_words.is_slip(piece.text, scale=True))
    )


def _is_lost_count(number: Number, follows: Piece, then: Piece) -> bool:
    """ "उन्नीस हज़ार दो सयौ": a count without its scale."""
    if not (number.in_words and _is_hidden_number(follows) and then.kind == "word"):
        return False
    return not number_words.is_listed(then.text) or number_words.is_slip(then.text, scale=True)


def _is_cut_off(number: Number, follows: Piece, then: Piece) -> bool:
    """ "साढ़े सात सर रुपये": between a number in words and its rupees stands only "नकद"."""
    if not (number.in_words and then.has("rupee") and follows.kind == "word"):
        return False
    return not (follows.has("rupee", "paisa", "cash") or follows.word.is_number)


def _is_part(piece: Piece) -> bool:
    """ "बीस का पाँचवाँ", "500 की चौथाई"."""
    return piece.has("part_of") or _is_ordinal(piece) or bool(numbers.near_number(piece))


def _is_ordinal(piece: Piece) -> bool:
    """पाँचवाँ, दसवीं; पहला and its like stand before a noun: "500 पहली किस्त"."""
    return piece.kind == "word" and number_words.is_ordinal(piece.text)


def _is_hidden_number(piece: Piece) -> bool:
    """A word that is a number only beside others: "और दो", "और एक"."""
    return piece.word.beside and piece.word.unit is not None and not piece.bound


def _may_belong(number: Number, piece: Piece, *, is_before: bool) -> bool:
    """Whether a word may be part of the number; beside digits only "सवा" or "हज़ार" are."""
    near = numbers.near_number(piece)
    if not number.in_words:
        return any(word.quarters or (word.scale and not is_before) for word in near)
    if near or piece.kind != "word" or piece.word.is_number:
        return bool(near)
    if number_words.is_listed(piece.text):
        return False
    if piece.word.form:  # "पाने दो सौ": a form of पाना, or पौने
        return is_before and number_words.is_near_fraction(piece.word.key)
    return number_words.is_slip(piece.text) or (
        is_strange(piece) and number_words.ends_in_scale(piece.text)
    )
