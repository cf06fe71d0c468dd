"""Conversations: generators that ask, are run again at each message, and have no effects."""

from bot.talk.ask import Answer, Ask, Misread, Talk, about, ask
from bot.talk.choosing import OneOf, YesNo
from bot.talk.counting import Count
from bot.talk.engine import Heard, Kept, Turn, advance, back, begin, still_open
from bot.talk.figures import Day, Rule, Rupees, TimeOfDay
from bot.talk.free import GroupCode, Slip, Words
from bot.talk.lines import Collected, Lines, collected
from bot.talk.paying import by_bank, decided_in, interest_due, pay_now
from bot.talk.people import Member, Members
from bot.talk.says import Choice, Done, Say, Start

__all__ = [
    "Answer",
    "Ask",
    "Choice",
    "Collected",
    "Count",
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
    "by_bank",
    "collected",
    "decided_in",
    "interest_due",
    "pay_now",
    "still_open",
]
