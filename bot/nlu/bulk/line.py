"""The reading of a line: first who is in it, then what each amount belongs to."""

from collections.abc import Sequence

from bot.nlu import money, names
from bot.nlu.bulk import left_out, sharing, who
from bot.nlu.bulk.found import Bulk, spans
from bot.nlu.meaning import Unclear
from bot.nlu.names import Mention
from bot.nlu.pieces import Piece
from bot.nlu.roster import Roster


def read(
    said: Sequence[Piece],
    roster: Roster,
    skip: frozenset[int] = frozenset(),
    found: Sequence[Mention] | None = None,
) -> Bulk:
    """Members and amounts in a message; pieces in `skip` were understood as something else.

    `found` = the mentions of names.find, where they are known already.
    """
    skip = skip | who.list_numbers(said, roster)
    found = names.find(said, roster) if found is None else found
    mentions = [m for m in found if skip.isdisjoint(range(m.start, m.end))]
    mentions = who.with_register_numbers(said, who.themselves(said, mentions))
    within = who.ranges(said, roster, skip)
    mentions = [m for m in mentions if m.start not in spans(within)] + within
    for numbered in (who.headed, who.pairs, who.subjects):
        mentions += numbered(said, roster, skip | spans(mentions), mentions)
    bulk = Bulk(mentions=mentions)
    _leave_out(bulk, said, roster, skip)
    taken = spans(bulk.left)
    mentions = [m for m in who.both(said, mentions) if m.start not in taken]
    bulk.money = money.find(said, skip | taken | spans(mentions))
    mentions += who.strangers(said, roster, bulk.money, skip | taken | spans(mentions))
    items = sharing.items(said, mentions, bulk.money, skip | taken)
    if bulk.excepted and not any(item.kind != "amount" for item in items):
        items.insert(0, sharing.Item(0, "all"))  # "200-200 जमा, जानकी छोड़के"
    sharing.assign(bulk, items, said)
    bulk.is_everyone = any(item.kind == "all" for item in items) or (
        bulk.rest is None and sharing.rest_gave(said, items)
    )
    sharing.settle(bulk, said)
    return bulk


def _leave_out(bulk: Bulk, said: Sequence[Piece], roster: Roster, skip: frozenset[int]) -> None:
    """Who is excepted from all, and who is said not to have paid beside others who did."""
    mentions = who.both(said, bulk.mentions)
    excepted = sorted(left_out.excepted(said, roster, mentions, skip), key=lambda m: m.start)
    bulk.excepted = tuple(dict.fromkeys(m.value for m in excepted if isinstance(m.value, int)))
    bulk.unclear += [m.value for m in excepted if isinstance(m.value, Unclear)]
    unpaid, bulk.explained = left_out.unpaid(said, [m for m in mentions if m not in excepted])
    bulk.left = [*excepted, *unpaid]
    everyone = any(piece.has("all") for piece in said)
    if everyone and any(piece.has("except") for piece in said) and not excepted:
        words = next(piece.text for piece in said if piece.has("except"))
        bulk.unclear.append(Unclear("nothing", words=words))
