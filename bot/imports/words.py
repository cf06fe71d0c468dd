"""The words that may stand in a workbook, in English and Hindi, and what they mean."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TypeVar

from bot.domain.groups import Cycle, Programme, Role

T = TypeVar("T")

GROUP_SHEET = ("group", "समूह")
MEMBERS_SHEET = ("members", "सदस्य", "सदस्याएँ")
FIELD = ("field", "value", "विवरण", "जानकारी", "मान")  # the heading line of the sheet `group`

GROUP_FIELDS = {
    "code": ("code", "कोड", "समूह कोड"),
    "name": ("name", "नाम", "समूह का नाम"),
    "programme": ("programme", "program", "कार्यक्रम", "मिशन", "योजना"),
    "place": ("place", "जगह", "स्थान", "गाँव", "मोहल्ला"),
    "saving_amount": ("saving_amount", "बचत राशि", "बचत की रकम", "बचत"),
    "cycle": ("cycle", "चक्र", "बचत चक्र", "कब-कब"),
    "meeting_day": ("meeting_day", "बैठक का दिन", "बैठक दिन"),
    "meeting_time": ("meeting_time", "बैठक का समय", "बैठक समय"),
    "meeting_place": ("meeting_place", "बैठक की जगह", "बैठक स्थान", "बैठक का स्थान"),
    "language": ("language", "भाषा"),
}
MEMBER_COLUMNS = {
    "number": ("number", "no", "क्रमांक", "क्र", "संख्या", "सदस्य क्रमांक", "नंबर"),
    "name": ("name", "नाम", "सदस्य का नाम"),
    "relation": ("relation", "पति/पिता", "पति या पिता", "पति", "पिता", "पति/पिता का नाम"),
    "phone": ("phone", "mobile", "फ़ोन", "मोबाइल", "फ़ोन नंबर", "मोबाइल नंबर"),
    "role": ("role", "पद"),
    "language": ("language", "भाषा"),
    "opening_saving": ("opening_saving", "शुरुआती बचत", "अब तक की बचत", "पुरानी बचत"),
}
PROGRAMMES = {
    Programme.NRLM: ("nrlm", "एनआरएलएम", "day-nrlm", "ग्रामीण"),
    Programme.NULM: ("nulm", "एनयूएलएम", "day-nulm", "शहरी"),
}
CYCLES = {
    Cycle.MONTHLY: ("monthly", "मासिक", "हर महीने", "महीना"),
    Cycle.FORTNIGHTLY: ("fortnightly", "पाक्षिक", "हर पंद्रह दिन", "15 दिन"),
    Cycle.WEEKLY: ("weekly", "साप्ताहिक", "हर हफ़्ते", "हफ़्ता"),
}
ROLES = {
    None: ("", "member", "सदस्य", "सदस्या"),
    Role.PRESIDENT: ("president", "अध्यक्ष", "अध्यक्षा"),
    Role.SECRETARY: ("secretary", "सचिव"),
    Role.TREASURER: ("treasurer", "कोषाध्यक्ष", "कोषाध्यक्षा", "खजांची"),
}
LANGUAGES = {
    "hi": ("hi", "hindi", "हिंदी", "हिन्दी"),
    "hi_Latn": ("hi_latn", "hinglish", "roman", "रोमन", "रोमन हिंदी"),
    "en": ("en", "english", "अंग्रेज़ी", "इंग्लिश"),
}
DAYS = {
    "mon": ("mon", "monday", "सोमवार", "सोम"),
    "tue": ("tue", "tuesday", "मंगलवार", "मंगल"),
    "wed": ("wed", "wednesday", "बुधवार", "बुध"),
    "thu": ("thu", "thursday", "गुरुवार", "गुरु", "बृहस्पतिवार"),
    "fri": ("fri", "friday", "शुक्रवार", "शुक्र"),
    "sat": ("sat", "saturday", "शनिवार", "शनि"),
    "sun": ("sun", "sunday", "रविवार", "रवि", "इतवार"),
}
NTH = {
    "1": ("1", "first", "1st", "पहला", "पहले"),
    "2": ("2", "second", "2nd", "दूसरा", "दूसरे"),
    "3": ("3", "third", "3rd", "तीसरा", "तीसरे"),
    "4": ("4", "fourth", "4th", "चौथा", "चौथे"),
    "last": ("last", "आख़िरी", "अंतिम"),
}

# फ़/फ, ँ/ं: one word in two spellings is one word.
_SAME = str.maketrans({"\u093c": None, "\u0901": "\u0902", "\u200c": None, "\u200d": None})


def key(words: object) -> str:
    """`words` as they are compared: case, nukta, nasal sign, dots, spacing make no difference."""
    text = unicodedata.normalize("NFD", str(words)).translate(_SAME).casefold()
    return re.sub(r"[\s_.:*\-]+", " ", text).strip()


def lookup(table: Mapping[T, tuple[str, ...]], words: object) -> T:
    """Which entry of `table` has `words` among its spellings; KeyError if none."""
    wanted = key(words)
    for meaning, spellings in table.items():
        if wanted in {key(spelling) for spelling in spellings}:
            return meaning
    raise KeyError(words)
