"""How a question is put: with its choices, again, with help, and at last with whom to call."""

from bot.context import Context
from bot.dispatch import officers
from bot.domain.groups import Member
from bot.i18n import _
from bot.nlu import Meaning
from bot.talk import Choice, Turn, YesNo
from bot.wording.phrases import called, numbered

CALLS_FOR_HELP = 3  # after so many misses in a row an officer is named
ToCall = tuple[Member, str] | None  # an officer and her telephone number
_UNANSWERED = frozenset({"", "question", "empty", "too_long"})  # any other topic got its answer
_NOBODYS = frozenset({"private", "forward"})  # has nothing to do with whatever is being asked
_PREFIX, _HALF = 3, 8  # +91 99999 00003: as Indian numbers are read out


def is_missed(intent: str, meaning: Meaning) -> bool:
    """Whether a message counts as not understood: the third in a row names an officer."""
    slots = meaning.slots
    if intent == "bare":
        return not (slots.amount or slots.code)  # those are asked about
    stopped = meaning.intent == "out_of_scope" and slots.topic not in _UNANSWERED
    return intent == "out_of_scope" and not stopped


def is_nobodys(meaning: Meaning) -> bool:
    """Whether it is a password, an Aadhaar number or a forward: no answer to any question."""
    return meaning.intent == "out_of_scope" and meaning.slots.topic in _NOBODYS


def question(turn: Turn) -> str:
    """The open question with its choices by number; a yes or no is asked in the sentence itself."""
    if turn.question is None:
        return ""
    labels = turn.question.answer.choices
    if labels and not isinstance(turn.question.answer, YesNo):
        return f"{turn.question.text}\n{numbered(labels)}"
    return turn.question.text


def again(it: Context, turn: Turn, to_call: ToCall = None) -> str:
    """Once: the question. Twice: with an example. Three times: with an officer to call."""
    misses = turn.kept.misses
    parts = [question(turn)]
    if misses >= 2 and turn.question:
        parts.append(turn.question.answer.example)
    if misses >= CALLS_FOR_HELP:
        parts.append(ask_a_person(it, to_call))
    elif misses >= 2:
        parts.append(_('To leave it, write "cancel".'))
    return "\n".join(part for part in parts if part)


def help_(turn: Turn) -> str:
    """An example, the ways out, and the question."""
    example = turn.question.answer.example if turn.question else ""
    ways = _('Write "back" to change the last answer, or "cancel" to leave it.')
    return "\n".join(part for part in (example, ways, question(turn)) if part)


def with_choices(text: str, choices: tuple[Choice, ...]) -> str:
    """A text with its menu."""
    if not choices:
        return text
    return f"{text}\n{numbered([choice.label for choice in choices])}"


def ask_a_person(it: Context, to_call: ToCall = None) -> str:
    """Whom to ask when the bot does not understand, and the way to call her."""
    if to_call:
        officer, phone = to_call
        return _("You can call {officer}: {phone}", officer=called(officer), phone=_spaced(phone))
    if it.group_id is None:
        return ""
    others = officers.others(it)
    if not others:
        return _("Please ask at the next meeting.")
    return _("You can also ask {officer}.", officer=called(others[0]))


def _spaced(phone: str) -> str:
    if not phone.startswith("+91"):
        return phone
    return f"{phone[:_PREFIX]} {phone[_PREFIX:_HALF]} {phone[_HALF:]}"
