"""Who is left out of "all", and who is said not to have paid beside others who did."""

from collections.abc import Sequence

from bot.nlu import names, numbers
from bot.nlu.bulk.who import count
from bot.nlu.meaning import Unclear
from bot.nlu.names import Mention
from bot.nlu.pieces import Piece, at
from bot.nlu.roster import Roster

_BETWEEN = (
    "and", "agent", "of", "of_or_to", "to", "only", "honorific", "filler", "gave", "but", "both",
)  # fmt: skip
_BEFORE_AMOUNT = (
    "of", "of_or_to", "agent", "to", "saving", "deposit", "gave", "rupee", "filler", "people",
)  # fmt: skip
_BEHIND_A_NAME = (
    "agent", "of", "of_or_to", "to", "honorific", "filler", "saving", "money", "only", "and",
)  # fmt: skip


def excepted(
    said: Sequence[Piece], roster: Roster, mentions: list[Mention], skip: frozenset[int]
) -> list[Mention]:
    """Who is left out: "4 और गीता छोड़कर", "सिवाय गीता के", "sirf geeta nahi"."""
    everyone = any(piece.has("all") for piece in said)
    if not (everyone or any(piece.has("leaving") for piece in said)):
        return []
    amount = _amount_of_all(said)
    spans = _by_place(mentions)
    found: list[Mention] = []
    for place, piece in enumerate(said):
        left = piece.has("except", "not", "unpaid", "left_over") or _is_still_owed(said, place)
        if place in skip or not (left if everyone else piece.has("leaving")):
            continue
        before = _gathered(said, roster, range(place - 1, -1, -1), spans, amount)
        if not before and piece.has("except"):
            before = _gathered(said, roster, range(place + 1, len(said)), spans, amount)
        found += [m for m in before if m not in found]
    return found


def unpaid(said: Sequence[Piece], mentions: list[Mention]) -> tuple[list[Mention], frozenset[int]]:
    """ "रूबी 100, उषा नहीं दी": she who has no amount and a "not"; and the pieces that say so.

    "और किसी का नहीं आया" speaks of nobody named: it denies nothing of what others gave.
    """
    found: list[Mention] = []
    explained: set[int] = set()
    for mention in mentions:
        before = at(said, mention.start - 1)
        if before and before.kind == "mark" and before.has("not"):  # "❌ अंजू"
            found.append(mention)
            explained.add(mention.start - 1)
            continue
        place = mention.end
        while (piece := at(said, place)) and piece.has(*_BEHIND_A_NAME):
            place += 1
        if piece and piece.has("not", "unpaid") and not _has_amount_before(said, mention):
            found += [m for m in _row_before(said, mentions, mention) if m not in found]
            explained.add(place)
    for place, piece in enumerate(said):
        earlier = said[max(0, place - 4) : place]
        if piece.has("not", "unpaid") and any(p.has("anybody") for p in earlier):
            explained.add(place)
    return found, frozenset(explained)


def _row_before(said: Sequence[Piece], mentions: list[Mention], last: Mention) -> list[Mention]:
    """ "सीता और गीता का नहीं": all whom "and" and commas join to the last one."""
    row = [last]
    for mention in sorted(mentions, key=lambda m: -m.start):
        between = said[mention.end : row[0].start]
        if (
            mention.start < row[0].start
            and between
            and all(p.text in ",&" or p.has("and") for p in between)
        ):
            row.insert(0, mention)
    return row


def _has_amount_before(said: Sequence[Piece], mention: Mention) -> bool:
    """ "100 गीता ने नहीं दिए": the amount is hers."""
    before = at(said, mention.start - 1)
    return mention.start == 1 and before is not None and before.value is not None


def _by_place(mentions: list[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        for place in range(mention.start, mention.end):
            found.setdefault(place, []).append(mention)
    return found


def _is_still_owed(said: Sequence[Piece], place: int) -> bool:
    """ "आशा बाकी" at the end of "सबके 100 आ गए, …"; "बाकी सब" and "बाकी 50" are the others."""
    follows = [p for p in said[place + 1 :] if not p.has("filler") and p.kind == "word"]
    return said[place].has("dues") and not follows and all(p.value is None for p in said[place:])


def _gathered(
    said: Sequence[Piece],
    roster: Roster,
    places: range,
    spans: dict[int, list[Mention]],
    amount: frozenset[int],
) -> list[Mention]:
    """Members in a row from an except-word outwards, until something else comes."""
    found: list[Mention] = []
    for place in places:
        piece = said[place]
        if place in amount:
            break
        if place in spans:
            found += [mention for mention in spans[place] if mention not in found]
            continue
        number = count(piece)
        if number is not None and not piece.word.beside and len(piece.text) < 7:
            if piece.value is not None and len(piece.text) > 2:
                break
            value = names.of_number(number, roster)
            found.append(Mention(value, place, place + 1, by_number=True))
        elif piece.is_unknown:
            found.append(Mention(Unclear("unknown_name", words=piece.text), place, place + 1))
        elif not (piece.has(*_BETWEEN, "except", "not", "all") or piece.text in ",&") or (
            found and piece.has("all")
        ):
            break
    return found


def _amount_of_all(said: Sequence[Piece]) -> frozenset[int]:
    """The pieces of the amount right behind "सबका", so that it is not taken for a member."""
    found = {number.start: number.end for number in numbers.find(said)}
    for place, piece in enumerate(said):
        if not piece.has("all"):
            continue
        end = place + 1
        while (follows := at(said, end)) and (
            follows.has(*_BEFORE_AMOUNT) and not follows.word.is_number
        ):
            end += 1
        if end in found:
            last = found[end]
            while (mark := at(said, last)) and mark.text == "-" and last + 1 in found:
                last = found[last + 1]  # "50-50"
            return frozenset(range(end, last))
    return frozenset()
