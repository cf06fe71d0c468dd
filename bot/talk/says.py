"""What a handler or a finished flow gives back."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.domain.commands import Command
from bot.domain.papers import Paper

AGENDA = "agenda"  # the flow that goes through a meeting …
ENDS_MEETING = frozenset({"meeting_count", "meeting_close"})  # … and those at its end


class Choice(NamedTuple):
    """A way to go on: `id` is an intent with its slots ("rsvp_yes?number=5"), `label` its words."""

    id: str
    label: str


@dataclass(frozen=True)
class Say:
    """Just an answer; `choices` are numbered, and "2" then means the second.

    `paper` goes along with `caption` where the channel can bring it; elsewhere `text` is all.
    `whole`: what "pdf" means then, as the id of a choice. `page`: words above a link to her page,
    said in place of `text` where links can be made.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    paper: Paper | None = None
    caption: str = ""
    whole: str = ""
    page: str = ""


@dataclass(frozen=True)
class Start:
    """Begin a flow, with the answers that her first message already gave (as kept: JSON)."""

    flow: str
    answers: dict[str, Any] = field(default_factory=dict)
    note: str = ""  # said before the first question
    then: "Start | None" = None  # what else her message told: begun when this flow has ended

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        further = {"then": self.then.kept()} if self.then else {}
        return {"flow": self.flow, "answers": self.answers, "note": self.note} | further

    @classmethod
    def revived(cls, kept: dict[str, Any]) -> "Start":
        """From JSON."""
        then = kept.get("then")
        return cls(kept["flow"], kept["answers"], kept["note"], cls.revived(then) if then else None)


@dataclass(frozen=True)
class Done:
    """The end: an optional command to carry out, and words to say before what came of it.

    `then`: the flow that goes on afterwards, unless the command was refused.
    """

    text: str = ""
    command: Command | None = None
    then: Start | None = None
