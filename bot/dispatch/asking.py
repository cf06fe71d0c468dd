"""How a question is put: with its choices, again, with help, and at last with an officer's name."""

from bot.context import Context
from bot.i18n import _
from bot.talk import Choice, Turn, YesNo
from bot.wording.phrases import called, numbered

CALLS_FOR_HELP = 3  # after so many misses in a row an officer is named


def question(turn: Turn) -> str:
    """The open question with its choices by number; a yes or no is asked in the sentence itself."""
    if turn.question is None:
        return ""
    labels = turn.question.answer.choices
    if labels and not isinstance(turn.question.answer, YesNo):
        return f"{turn.question.text}\n{numbered(labels)}"
    return turn.question.text


def again(it: Context, turn: Turn) -> str:
    """Once: the question. Twice: with an example. Three times: with an officer's name."""
    misses = turn.kept.misses
    parts = [question(turn)]
    if misses >= 2 and turn.question:
        parts.append(turn.question.answer.example)
    if misses >= CALLS_FOR_HELP:
        parts.append(ask_a_person(it))
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


def ask_a_person(it: Context) -> str:
    """Whom to ask when the bot does not understand."""
    if it.group_id is None:
        return ""
    officers = [officer for officer in it.officers() if officer.number != it.number]
    if not officers:
        return _("Please ask at the next meeting.")
    return _("You can also ask {officer}.", officer=called(officers[0]))
