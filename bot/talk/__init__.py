"""Conversations: generators that ask, are run again at each message, and have no effects."""

from bot.talk.ask import Answer, Ask, Misread, Talk, about, ask
from bot.talk.attended import Attended, came
from bot.talk.choosing import OneOf, YesNo
from bot.talk.engine import Heard, Kept, Turn, advance, back, begin, still_open
from bot.talk.figures import Counted, Day, Rule, Rupees, TimeOfDay
from bot.talk.free import GroupCode, Slip, Words
from bot.talk.lines import Collected, Lines, collected
from bot.talk.people import Member, Members
from bot.talk.says import AGENDA, ENDS_MEETING, Choice, Done, Say, Start

__all__ = [
    "AGENDA",
    "ENDS_MEETING",
    "Answer",
    "Ask",
    "Attended",
    "Choice",
    "Collected",
    "Counted",
    "Day",
    "Done",
    "GroupCode",
    "Heard",
    "Kept",
    "Lines",
    "Member",
    "Members",
    "Misread",
    "OneOf",
    "Rule",
    "Rupees",
    "Say",
    "Slip",
    "Start",
    "Talk",
    "TimeOfDay",
    "Turn",
    "Words",
    "YesNo",
    "about",
    "advance",
    "ask",
    "back",
    "begin",
    "came",
    "collected",
    "still_open",
]
