"""The first evening of the group Srishti, as data: who writes what, and what has to come of it."""

from dataclasses import dataclass
from datetime import time

GROUP = "SRISHTI"  # the sample group it plays in
BEGINS = time(17, 0)  # on the day before the group's next meeting


@dataclass(frozen=True)
class Heading:
    """A line of the story."""

    words: str


@dataclass(frozen=True)
class Writes:
    """She writes; each of `answered` has to stand in what then reaches her own phone."""

    who: str
    words: str
    answered: tuple[str, ...] = ()
    channel: str = "whatsapp"


@dataclass(frozen=True)
class Hears:
    """A message with all of `words` in it reaches her, without her having asked for it now."""

    who: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class ClockMoves:
    """The clock of the rehearsal goes on to this time of the same day."""

    to: time


Scene = Heading | Writes | Hears | ClockMoves

GEETA = "गीता देवांगन"
KAMLA = "कमला वर्मा"
SAVITRI = "सावित्री यादव"
RADHA = "राधा ठाकुर"

PHONES = {
    GEETA: "+919999900005",
    KAMLA: "+919999900003",
    SAVITRI: "+919999900001",
    RADHA: "+919999900006",
}

SCENES: tuple[Scene, ...] = (
    Heading("जिनकी इस महीने की बचत बाकी है, उन्हें याद दिलाया जाता है"),
    Hears(GEETA, ("₹100", "बाकी")),
    Heading("गीता अपनी बचत पूछती है"),
    Writes(GEETA, "मेरी बचत कितनी है?", ("600",)),
    Heading("कोषाध्यक्ष कमला सबका पैसा एक संदेश में लिखती है"),
    Writes(KAMLA, "सबका 100 जमा", ("1,300",)),
    Writes(KAMLA, "हाँ", ("1,200",)),
    Hears(GEETA, ("100", "700")),
    Hears(RADHA, ("100", "700")),
    Heading("कमला का अपना पैसा कोई और मिलाता है: अध्यक्ष सावित्री"),
    Hears(SAVITRI, ("कमला", "100")),
    Writes(SAVITRI, "हाँ"),
    Hears(KAMLA, ("100", "700")),
    Heading("राधा कहती है कि उसने 50 और दिए; कमला मिलाती है"),
    Writes(RADHA, "मैंने 50 जमा किए", ("50", "ऐच्छिक")),
    Writes(RADHA, "2", ("कमला", "50")),
    Hears(KAMLA, ("राधा", "50")),
    Writes(KAMLA, "हाँ"),
    Hears(RADHA, ("50", "ऐच्छिक")),
    Heading("शाम छह बजे: कल बैठक है"),
    ClockMoves(time(18, 0)),
    Hears(GEETA, ("बैठक",)),
)
