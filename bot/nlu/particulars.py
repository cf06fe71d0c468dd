"""What else a message says about money: what for, from which fund, in how many parts, how."""

from collections.abc import Callable
from typing import Any

from bot.nlu import numbers, trade_words
from bot.nlu.heard import Heard
from bot.nlu.pieces import Piece, at

_PURPOSES = tuple(
    f"purpose_{name}"
    for name in ("illness", "school", "wedding", "farming", "animals", "business", "house")
)
_FUND = "fund:"
_OF_ANOTHER_LOAN = (  # the group's, or one that is out already
    "group", "scheme", "fund", "bank", "instalment", "dues", "interest", "principal",
)  # fmt: skip
_MOST_INSTALMENTS = 120
_MOST_PER_CENT = 60  # a month; more is no rate of interest


def of_loan(heard: Heard) -> dict[str, Any]:
    """Purpose, instalments and rate of a loan that is asked for."""
    found = {
        "purpose": _purpose_of_loan(heard),
        "instalments": _counted(heard, _is_instalments, _MOST_INSTALMENTS),
        "rate": _counted(heard, _is_percent, _MOST_PER_CENT),
    }
    return {name: value for name, value in found.items() if value}


def of_things(heard: Heard) -> dict[str, Any]:
    """What was bought or sold, in her own words."""
    runs = _runs(heard)
    runs = [run for run in runs if not _is_place(heard, run.stop)] or runs
    goods = (run for run in runs if any(heard.said[n].has("goods", *_PURPOSES) for n in run))
    best = next(goods, runs[0] if runs else ())
    return {"purpose": _text(heard, _trimmed(heard, best))} if best else {}


def shop(heard: Heard) -> str:
    """ "राजू की दुकान से", "शर्मा किराना से": the shop's name in her own words; "" where none is."""
    for start, end, concept in trade_words.found(heard.said):
        behind = at(heard.said, end)
        if concept != "own:shop" or behind is None or not behind.has("from"):
            continue
        first = start
        while (before := at(heard.said, first - 1)) and _is_of_its_name(before):
            first -= 1
        while first < start and heard.said[first].has("of", "of_or_to"):
            first += 1
        if first < start:
            return " ".join(piece.text for piece in heard.said[first:end])
    return ""


def _is_of_its_name(piece: Piece) -> bool:
    """A word that no list has, or a name that some member has too, and the "की" between."""
    return piece.kind == "word" and (piece.is_unknown or piece.has("of", "of_or_to", "honorific"))


def _trimmed(heard: Heard, run: range) -> range:
    """Nothing behind the goods, where some of the words are goods: "साबुन खूब चला"."""
    goods = [n for n in run if heard.said[n].has("goods", *_PURPOSES)]
    return range(run.start, goods[-1] + 1) if goods else run


def _is_place(heard: Heard, end: int) -> bool:
    """ "mele me chudi": where it was sold, not what."""
    behind = at(heard.said, end)
    return behind is not None and behind.has("in") and not behind.has("of")


def fund(heard: Heard) -> str:
    """rf, cif, vrf, icf or ccl; "" where none or several are named."""
    named = {c.removeprefix(_FUND) for c in heard.concepts if c.startswith(_FUND)}
    return named.pop() if len(named) == 1 else ""


def of_own_loan(heard: Heard) -> str:
    """What she asks of a loan she has not got: "limit" (how much she may), "request", or ""."""
    hers = heard.has("loan") and heard.has("me", "me_of", "me_only")
    if not hers or heard.has(*_OF_ANOTHER_LOAN):
        return ""
    if heard.has("how_much") and heard.has("can_get", "want"):
        return "limit"
    coming = heard.has("when") and heard.has("can_get", "received", "came", "come_they")
    passed = "own:passed" in trade_words.said(heard.said)
    decided = heard.has("became_of") or (heard.has("question", "when") and passed)
    return "request" if coming or decided else ""


def mode(heard: Heard) -> str:
    """By which way money came: upi, bank or cash, where it is said."""
    if heard.has("upi"):
        return "upi"
    if heard.has("online", "bank", "slip") or heard.slip:
        return "bank"
    return "cash" if heard.has("cash") else ""


def group(heard: Heard) -> str:
    """The name before "समूह", for those who look after several."""
    for place, piece in enumerate(heard.said):
        if piece.has("group") and place:
            run = next((r for r in _runs(heard) if r[-1] == place - 1), ())
            if run:
                return _text(heard, run)
    return ""


def _purpose_of_loan(heard: Heard) -> str:
    """The words before "के लिए" or behind "for", else what loans are commonly taken for."""
    runs = _runs(heard)
    for place, piece in enumerate(heard.said):
        if piece.has("for_before") and (run := _starting(runs, place + 1, heard)):
            return _text(heard, run)
        if piece.has("for_behind") and (run := _ending(runs, place - 1, heard)):
            return _text(heard, run)
    common = (run for run in runs if any(heard.said[n].has("goods", *_PURPOSES) for n in run))
    return _text(heard, next(common, ()))


def _starting(runs: list[range], place: int, heard: Heard) -> range | None:
    while (piece := at(heard.said, place)) and piece.has("filler", "me_of"):
        place += 1
    return next((run for run in runs if run[0] == place), None)


def _ending(runs: list[range], place: int, heard: Heard) -> range | None:
    while (piece := at(heard.said, place)) and piece.has("of", "of_or_to", "buying"):
        place -= 1
    return next((run for run in runs if run[-1] == place), None)


def _runs(heard: Heard) -> list[range]:
    """Words of content in a row: things, and what no list has."""
    taken = heard.named | heard.timed | heard.priced
    runs: list[range] = []
    for place, piece in enumerate(heard.said):
        if place in taken or not _is_content(piece):
            continue
        if runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        else:
            runs.append(range(place, place + 1))
    return runs


def _is_content(piece: Piece) -> bool:
    return piece.kind == "word" and (
        piece.is_unknown or piece.has("goods", "place_number", *_PURPOSES)
    )


def _text(heard: Heard, run: range | tuple[()]) -> str:
    return heard.text[heard.said[run[0]].start : heard.said[run[-1]].end] if run else ""


def _counted(heard: Heard, counts: Callable[[Heard, int], bool], most: int) -> int | None:
    """The whole number that counts something, where just one does."""
    found = {
        int(number.value)
        for number in numbers.find(heard.said, heard.named)
        if counts(heard, number.end) and number.value == int(number.value)
    }
    found = {count for count in found if 0 < count <= most}
    return found.pop() if len(found) == 1 else None


def _is_instalments(heard: Heard, end: int) -> bool:
    piece, follows = at(heard.said, end), at(heard.said, end + 1)
    if piece is None:
        return False
    monthly = piece.has("month_word") and follows is not None and follows.has("in", "instalment")
    return piece.has("instalment") or monthly


def _is_percent(heard: Heard, end: int) -> bool:
    piece, follows = at(heard.said, end), at(heard.said, end + 1)
    if piece is None:
        return False
    return piece.has("percent", "rate_word") or bool(
        piece.has("rupee") and follows and follows.has("rate_word")
    )
