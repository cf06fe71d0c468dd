"""Conversations: generators that ask, are run again at each message, and have no effects."""

from bot.talk.ask import Answer, Ask, Misread, Talk, about, ask
from bot.talk.choosing import OneOf, YesNo
from bot.talk.engine import Heard, Kept, Turn, advance, back, begin, still_open
from bot.talk.figures import Day, Rule, Rupees, TimeOfDay
from bot.talk.free import GroupCode, Slip, Words
from bot.talk.lines import Collected, Lines, collected
from bot.talk.newcomers import MeetingDay, Newcomers, Phone
from bot.talk.people import Member, Members
from bot.talk.plain import Settled
from bot.talk.says import Choice, Done, Say, Start

__all__ = [
    "Answer",
    "Ask",
    "Choice",
    "Collected",
    "Day",
    "Done",
    "GroupCode",
    "Heard",
    "Kept",
    "Lines",
    "MeetingDay",
    "Member",
    "Members",
    "Misread",
    "Newcomers",
    "OneOf",
    "Phone",
    "Rule",
    "Rupees",
    "Say",
    "Settled",
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
    "collected",
    "still_open",
]
