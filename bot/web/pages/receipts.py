"""The list of receipts with its search, for officers.

What is typed comes with a form's body: names stand in no address, history or log. It is looked up,
and the list goes on by numbers of the register.
"""

from collections.abc import Iterable
from urllib.parse import urlencode

from flask import request

from bot import nlu
from bot.books import queries
from bot.books.queries.entries import EntryFound
from bot.books.queries.found import EntryNumbered, Sought, entries_found
from bot.web.pages import seen as asked
from bot.web.pages.seen import Seen, Shown
from bot.wording.entries import KINDS, title

AT_ONCE = 30
_LONGEST = 60


def listed(seen: Seen) -> Shown:
    """Newest first, a page at a time."""
    seen.must_be_officer()
    kind = request.args.get("kind", "")
    members = tuple(
        n for n in map(_number, request.args.getlist("member")) if n in seen.view.everyone
    )
    code = request.args.get("code", "")
    found = _by_code(seen, code) if code or "none" in request.args else _page(seen, members, kind)
    rows, more = found[:AT_ONCE], found[AT_ONCE:]
    values = {
        "rows": [(row, title(row)) for row in rows], "kinds_of": KINDS, "kind": kind,
        "members": [seen.view.called(number) for number in members], "code": code,
        "is_searched": bool(members or code or kind in KINDS or "none" in request.args),
        "following": _following(members, kind, rows[-1]) if more else "", "tab": "receipts",
        "is_first": not asked.number("before"),
    }  # fmt: skip
    return Shown("receipts", seen.common | values)


def looked_for(seen: Seen) -> Shown:
    """Where what was typed is found."""
    seen.must_be_officer()
    words = " ".join(request.form.get("words", "").split())[:_LONGEST]
    kind = request.form.get("kind", "")
    query: list[tuple[str, object]] = [("kind", kind)] if kind in KINDS else []
    if words:
        query = [*_found(seen, words), *query]
    return Shown("receipts", goes_to=f"{seen.home}/receipts?{urlencode(query)}".rstrip("?"))


def _found(seen: Seen, words: str) -> list[tuple[str, object]]:
    view = seen.view
    if entry := queries.entry_by_code(view.connection, view.group.id, words):
        return [("code", entry.code)]
    return [("member", number) for number in _named(seen, words)] or [("none", 1)]


def _named(seen: Seen, words: str) -> Iterable[int]:
    """As the bot understands a name; all whom it may mean."""
    everyone = seen.view.everyone
    roster = tuple(nlu.Person(m.number, m.name, m.relation) for m in everyone.values())
    found = nlu.read_members(words, roster)
    numbers = found.options if isinstance(found, nlu.Unclear) else found
    parts = [m.number for m in everyone.values() if words.casefold() in m.name.casefold()]
    return dict.fromkeys([*numbers, *parts])


def _by_code(seen: Seen, code: str) -> list[EntryFound]:
    found = queries.entry_by_code(seen.view.connection, seen.view.group.id, code)
    return [found] if found else []


def _page(seen: Seen, members: tuple[int, ...], kind: str) -> list[EntryNumbered]:
    kinds = KINDS[kind][1] if kind in KINDS else ()
    sought = Sought(members, kinds, asked.number("before"))
    view = seen.view
    return list(entries_found(view.connection, view.group.id, sought, AT_ONCE + 1))


def _following(members: Iterable[int], kind: str, last: EntryFound) -> str:
    assert isinstance(last, EntryNumbered)  # noqa: S101  # one found by its code is alone
    query: list[tuple[str, object]] = [("member", number) for number in members]
    query += [("kind", kind)] if kind in KINDS else []
    return urlencode([*query, ("before", last.number)])


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
