"""All that Twilio and the phone network would know: messages, windows, opt-outs, the time."""

import hashlib
import threading
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.simulator.config import Config
from bot.simulator.contents import Content
from bot.simulator.faults import Faults
from bot.simulator.feed import Feed
from bot.simulator.house import House
from bot.simulator.media import Files
from bot.simulator.templates import Templates, load

WINDOW = timedelta(hours=24)


@dataclass
class Message:
    """One message; `phone` is the person's side (a number or a WhatsApp user id), `index` hers."""

    sid: str
    direction: str  # inbound | outbound-api | outbound-reply
    channel: str
    phone: str
    sender: str  # From and To as Twilio writes them
    receiver: str
    body: str
    status: str
    created: datetime
    index: int = 0
    buttons: list[tuple[str, str]] = field(default_factory=list)
    opens: str = ""  # what is written on the button that opens them as a list
    media: list[str] = field(default_factory=list)
    error: int | None = None
    callback: str = ""
    sent: datetime | None = None
    taken: bool | None = None  # of hers: whether the application has it; None = on its way
    answered: bool = False  # by TwiML; a second delivery of it does not answer again
    provider: str = "twilio"
    extra: dict[str, str] = field(default_factory=dict)  # what else was asked of this provider


@dataclass
class Phone:
    """What is true of one number, beside its messages."""

    messages: list[Message] = field(default_factory=list)
    wrote_at: datetime | None = None  # on WhatsApp: opens the 24-hour window
    has_whatsapp: bool = True
    has_blocked: bool = False
    is_off: bool = False  # SMS comes back as unreachable, WhatsApp waits
    waiting: list[Message] = field(default_factory=list)  # on WhatsApp, until it is on again
    has_opted_out: bool = False  # of SMS, with STOP


class World:
    """The state behind both sides; take `lock` to change it."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.lock = threading.RLock()
        self.calls = 0  # that are being dealt with
        self.house = House()
        self.files = Files(urlsplit(config.webhook).netloc)
        self._clock = 0, timedelta()  # when its file was written, and what it said
        self.reset()

    def reset(self) -> None:
        """Forget everything; also read the templates again."""
        with self.lock:
            self.feed: Feed[Message] = Feed()
            self.life = uuid.uuid4().hex  # reports of an earlier life are not sent any more
            self.messages: list[Message] = []
            self.by_sid: dict[str, Message] = {}
            self.phones: dict[str, Phone] = defaultdict(Phone)
            self.numbers_of: dict[str, str] = {}  # WhatsApp user id → number
            self.faults = Faults()
            self.offset = timedelta()
            self.dlt: dict[str, str] = {}  # texts that Indian operators know, by template id
            self.templates: Templates = load(self.config.templates)
            self.contents: dict[str, Content] = {}  # made by the Content API
            self.cards: dict[str, str] = {}  # shared contacts as vCards, by the sid of the media
            self.template_names: set[tuple[str, str]] = set()  # taken at WhatsApp, by language

    def now(self) -> datetime:
        """The moment in the world that is played, in UTC."""
        return datetime.now(UTC) + self.shift()

    def shift(self) -> timedelta:
        """By how much that moment is away from the true one."""
        file = self.config.clock_file
        written = file.stat().st_mtime_ns if file and file.exists() else 0
        known = self._clock
        if file and written != known[0]:  # not read for every message
            known = written, timedelta(seconds=float(file.read_text()))
            self._clock = known  # both at once: no thread takes the old shift for the new time
        return self.offset + known[1]

    def busy(self, more: int) -> None:
        """A call has come or is over; a caller who hung up does not end it."""
        with self.lock:
            self.calls += more

    def keep(self, message: Message) -> Message:
        """Put a message on its phone; a sid that is there already is left as it is."""
        with self.lock:
            if message.sid not in self.by_sid:
                phone = self.phones[message.phone]
                phone.messages.append(message)
                message.index = len(phone.messages)
                self.messages.append(message)
                self.by_sid[message.sid] = message
                self.feed.tell(message)
            return self.by_sid[message.sid]

    def number(self, name: str) -> str:
        """The number behind an address: a WhatsApp user id that we know is resolved."""
        bare = name.removeprefix("whatsapp:")
        return self.numbers_of.get(bare, bare)

    def is_open(self, phone: str) -> bool:
        """Whether free text may be sent to this WhatsApp user now."""
        wrote_at = self.phones[phone].wrote_at
        return bool(wrote_at and self.now() - wrote_at < WINDOW)


def new_sid(prefix: str = "SM") -> str:
    """A sid as Twilio makes them."""
    return prefix + uuid.uuid4().hex


def user_id(phone: str) -> str:
    """The WhatsApp user id of a number: always the same one; a user id stays what it is."""
    if not phone.startswith("+"):
        return phone
    digest = int(hashlib.sha256(phone.encode()).hexdigest(), 16)
    return f"IN.{digest % 10**15:015}"
