"""What every channel takes in and gives out, whatever the provider calls it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.config import Settings


@dataclass(frozen=True)
class Media:
    """A picture, voice note or document that came along; it stays with the provider."""

    url: str
    kind: str  # audio/ogg, image/jpeg, …


@dataclass(frozen=True)
class Inbound:
    """One incoming message, from a `phone` (E.164), a `user_id` (WhatsApp, IN.…) or both.

    `wrote_at`: when the provider had it, where it did not come to us at once (None = just now).
    """

    channel: str  # whatsapp | sms
    provider_id: str
    words: str
    phone: str | None = None
    user_id: str | None = None
    button: str = ""  # the id of the button or list row that was tapped
    replied_to: str = ""  # provider id of our message that the button was on
    media: tuple[Media, ...] = ()
    forwarded: bool = False
    wrote_at: datetime | None = None


@dataclass(frozen=True)
class Outbound:
    """One outgoing message. `reference` is our outbox id; the provider returns it in reports.

    `dlt_template`: under which id Indian operators have this text ("" = under none);
    `is_as_registered`: it is what they have, word for word but for the places left open.
    `media_url`: a picture or document that the provider fetches and shows above the text.
    """

    reference: int
    channel: str
    to: str  # E.164 or user id, without the provider's prefix
    text: str
    content_sid: str = ""  # an approved template, instead of text
    variables: tuple[tuple[str, str], ...] = ()
    buttons: tuple[tuple[str, str], ...] = ()  # (id, label); only where `content_sid` carries them
    via: str = ""  # the provider it goes by, or went by; "" = as the settings choose
    dlt_template: str = ""
    is_as_registered: bool = False
    media_url: str = ""


@dataclass(frozen=True)
class Report:
    """What the provider says became of a message.

    `state`: queued, sent, delivered, read, undelivered or failed; a word beside these says nothing.
    `error`: as that of a SendError.
    """

    provider_id: str
    state: str
    error: str = ""
    reference: int | None = None


@dataclass(frozen=True)
class Found:
    """A message the provider has, for telling whether an ambiguous send arrived."""

    provider_id: str
    to: str
    text: str
    state: str
    created_at: datetime
    error: str = ""


class NobodyToAnswerError(ValueError):
    """A message from an operator's short code or name, or from ourselves: no person wrote it."""


class SendError(Exception):
    """The provider did not take a message.

    `retryable`: later may work. `ambiguous`: it may have been taken all the same (a time-out, a
    5xx), so ask the provider before sending again. `code` is Twilio's number for the case, whoever
    the provider is (TWILIO §6), else a word: `dlt_…` for what Indian operators refuse, `timeout`.
    """

    def __init__(self, code: str, *, retryable: bool, ambiguous: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.retryable = retryable
        self.ambiguous = ambiguous


class Channel(Protocol):
    """A provider of outgoing messages; must be safe to use from several threads."""

    def send(self, message: Outbound) -> str:
        """Hand `message` over; returns the provider's id. Raises SendError."""
        ...

    def find(self, message: Outbound, since: datetime) -> list[Found]:
        """What the provider has sent to this recipient since then. Raises SendError."""
        ...


class Receiver(Protocol):
    """A provider that can be asked what it has received for us."""

    def received(self, since: datetime, until: datetime) -> Iterator[Inbound]:
        """Every incoming message between these moments, newest first, each with its `wrote_at`.

        Buttons' ids are not there, only their labels as words. Raises SendError while iterated.
        """
        ...


@dataclass(frozen=True)
class Call:
    """A provider's request to us: what stands in the path, query and body, and who calls."""

    key: str  # the last part of the path, a secret between the provider and us
    fields: Mapping[str, str]
    peer: str  # IP address


class Webhooks(Protocol):
    """How a provider calls us. What is not genuine is refused before anything of it is read."""

    def is_genuine(self, call: Call) -> bool:
        """Whether the provider sent this."""
        ...

    def inbound(self, fields: Mapping[str, str]) -> Inbound:
        """A message that came in. Raises ValueError without an id or somebody to answer."""
        ...

    def report(self, fields: Mapping[str, str]) -> Report:
        """What became of ours. Raises ValueError without an id or a state."""
        ...


@dataclass(frozen=True)
class Provider:
    """What a module of `bot.channels` offers as its PROVIDER; `name` is the module's.

    `complaints`: one sentence for each setting that cannot work, asked where it is used. `webhooks`
    are served at /NAME/message/KEY and /NAME/status/KEY; None = it has routes of its own.
    """

    name: str
    channels: frozenset[str]  # whatsapp, sms
    connect: Callable[[Settings], Channel]
    complaints: Callable[[Settings], Iterator[str]]
    webhooks: Callable[[Settings], Webhooks] | None = None
