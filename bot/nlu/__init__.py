"""Words to meaning. Hears every language at once; says nothing.

Entry points: `match` (a whole message), and `read_*` (the answer to one open question).
Amounts are paise. A reading is never a guess: it is a value, or `Unclear` with what it could be.
"""

from bot.nlu.meaning import Meaning, Slots, Unclear
from bot.nlu.roster import Person, Roster

__all__ = ["Meaning", "Person", "Roster", "Slots", "Unclear"]
