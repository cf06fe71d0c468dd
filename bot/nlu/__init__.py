"""Words to meaning. Hears every language at once; says nothing.

Entry points: `match` (a whole message), and `read_*` (the answer to one open question).
Amounts are paise. A reading is never a guess: it is a value, or `Unclear` with what it could be.
"""

from bot.nlu.answers import control_word, read_choice, read_count, read_number, read_yes_no
from bot.nlu.days.answered import read_day, read_time
from bot.nlu.days.rules import read_rule
from bot.nlu.match import match, warm
from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.money import read_amount
from bot.nlu.names import read_member, read_members
from bot.nlu.newcomers import (
    Newcomer,
    NoNewcomer,
    is_group_word,
    is_skipped,
    is_the_end,
    read_newcomers,
    read_phone,
)
from bot.nlu.roster import Person, Roster
from bot.nlu.script import script_of
from bot.nlu.secrets import without_secrets
from bot.nlu.sittings import is_nothing, says
from bot.nlu.text import clean
from bot.nlu.words import amount_in_words

__all__ = [
    "Meaning",
    "Newcomer",
    "NoNewcomer",
    "Person",
    "Roster",
    "Slots",
    "Unclear",
    "amount_in_words",
    "clean",
    "control_word",
    "is_nothing",
    "is_group_word",
    "is_skipped",
    "is_the_end",
    "match",
    "read_amount",
    "read_choice",
    "read_count",
    "read_day",
    "read_member",
    "read_members",
    "read_newcomers",
    "read_number",
    "read_phone",
    "read_rule",
    "read_time",
    "read_yes_no",
    "says",
    "script_of",
    "warm",
    "without_secrets",
]
