"""An answer whose question can be tapped: as rows of the outbox, in the forms of `templates.toml`.

A form's placeholder takes no line break (Twilio's error 21656). So a yes or no of up to four lines
goes in a form of as many lines; of anything longer the last line alone stands above the buttons,
and what comes before it goes ahead as plain text. Choices stand in the form by number and in full:
a label that is too long for its button is cut there, and then all buttons begin with their number.
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.dispatch import buttons
from bot.dispatch.talking import ENDS_AFTER
from bot.i18n.templates import render
from bot.outbox import Message
from bot.outbox.queue import Lane
from bot.talk import Ask, Choice, Say, YesNo
from bot.wording.phrases import numbered

HasForm = Callable[[str, str], bool]  # whether the provider knows this form, in this language

_LABEL, _ROW = 20, 24  # characters on a button, on a row of a list (Twilio's for WhatsApp)
_MOST_BUTTONS, _MOST_ROWS = 3, 10
_MOST_LINES, _MOST_HEAD = 4, 3  # of a yes or no; of what stands above choices
_LONGEST, _LONGEST_TEXT = 1024, 1600  # characters of a form, filled, and of plain text
_NAMES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ANSWER = "answer"  # the kind of what has no form


@dataclass(frozen=True)
class Offer:
    """What can be tapped: `shown` is how the question stands in the answer, list and all."""

    text: str
    shown: str
    choices: tuple[Choice, ...]
    is_yes_no: bool = False


@dataclass(frozen=True)
class Receiver:
    """To whom an answer goes."""

    address_id: int
    group_id: int | None
    member: int | None
    language: str


def of_question(question: Ask[object], shown: str, nonce: str) -> Offer | None:
    """The buttons of an open question; None where its answer is open."""
    labels = question.answer.choices
    if not (labels and nonce):
        return None
    choices = tuple(Choice(buttons.for_choice(nonce, n), label) for n, label in enumerate(labels))
    return Offer(question.text, shown, choices, isinstance(question.answer, YesNo))


def of_labels(text: str, labels: Sequence[str], nonce: str) -> Offer:
    """The buttons of a question that is asked outside a conversation."""
    choices = tuple(Choice(buttons.for_choice(nonce, n), label) for n, label in enumerate(labels))
    return Offer(text, f"{text}\n{numbered(labels)}", choices)


def of_menu(text: str, shown: str, choices: tuple[Choice, ...]) -> Offer | None:
    """The buttons of a menu."""
    return Offer(text, shown, choices) if choices else None


def messages(
    said: str, offer: Offer, to: Receiver, has_form: HasForm, at: datetime
) -> list[Message]:
    """`said` in one or two messages, the last with buttons; [] = it has to go as plain text."""
    before, found, after = said.rpartition(offer.shown)
    form = _form(offer)
    if not found or not form:
        return []
    room = _MOST_LINES if offer.is_yes_no else _MOST_HEAD
    rest = "\n".join(part.strip("\n") for part in (before, after) if part.strip())
    lines = _lines(rest) + _lines(offer.text)
    if len(lines) > room:
        whole = f"{rest}\n\n{offer.text}" if rest else offer.text
        head, lines = whole.rstrip().rpartition("\n")[0].strip(), lines[-1:]
    else:
        head = ""
    name = f"{form}_{len(lines) if offer.is_yes_no else len(offer.choices)}"
    if not has_form(name, to.language):
        return []
    last = _tappable(name, lines, offer, to, at)
    if len(last.text) > _LONGEST or len(head) > _LONGEST_TEXT:
        return []
    return [*([_plain(head, to, at)] if head else []), last]


def with_paper(caption: str, say: Say, to: Receiver, at: datetime) -> Message:
    """An answer with which a paper goes along."""
    assert say.paper  # noqa: S101  # the caller has seen it
    return replace(_plain(caption, to, at), media=say.paper.query)


def _form(offer: Offer) -> str:
    if offer.is_yes_no:
        return "ask_yes_no"
    count = len(offer.choices)
    if count > _MOST_ROWS:
        return ""
    return "choose" if count <= _MOST_BUTTONS else "list"


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]


def _tappable(name: str, lines: Sequence[str], offer: Offer, to: Receiver, at: datetime) -> Message:
    labels = [" ".join(choice.label.split()) for choice in offer.choices]
    if offer.is_yes_no:
        said = render(name, to.language, **dict(zip(_NAMES, lines, strict=False)))
    else:
        full = dict(zip(_NAMES, labels, strict=False))
        said = render(name, to.language, text=" ".join(lines), **full)
        labels = list(_short(labels, _LABEL if len(labels) <= _MOST_BUTTONS else _ROW))
    ids = [choice.id for choice in offer.choices]
    tapped = tuple(zip(ids, labels, strict=True))
    return _message(name, said.text, to, at, said.variables, tapped)


def _short(labels: Sequence[str], room: int) -> Iterator[str]:
    """As they are if all of them fit and differ; else each by its number, cut where it has to be.

    WhatsApp refuses two equal labels, and on a small screen they would be a trap.
    """
    if len(set(labels)) == len(labels) and all(_size(label) <= room for label in labels):
        yield from labels
        return
    for number, label in enumerate(labels, 1):
        yield _cut(f"{number}. {label}", room)


def _cut(label: str, room: int) -> str:
    """Behind a word where one ends in time: a sum that is cut would be another sum."""
    if _size(label) <= room:
        return label
    end = room - 1
    while _size(label[:end]) > room - 1 or _is_torn(label, end):
        end -= 1
    number, _, words = label[:end].partition(" ")
    if label[end] != " " and " " in words:
        words = words.rpartition(" ")[0]
    return f"{number} {words.rstrip(' ,;(')}…"


def _is_torn(text: str, end: int) -> bool:
    """Whether a cut here would part a letter from its vowel sign, or from what joins it."""
    virama, joiner = "\u094d", "\u200d"
    return unicodedata.category(text[end])[0] == "M" or text[end - 1] in (virama, joiner)


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _plain(text: str, to: Receiver, at: datetime) -> Message:
    return _message(_ANSWER, text, to, at, {}, ())


def _message(
    kind: str,
    text: str,
    to: Receiver,
    at: datetime,
    variables: dict[str, str],
    tapped: tuple[tuple[str, str], ...],
) -> Message:
    return Message(
        address_id=to.address_id,
        kind=kind,
        language=to.language,
        text=text,
        lane=Lane.ANSWERS,
        group_id=to.group_id,
        member=to.member,
        variables=variables,
        buttons=tapped,
        expires_at=at + ENDS_AFTER,
        urgent=True,
    )
