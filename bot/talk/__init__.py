"""Conversations: generators that ask, are run again at each message, and have no effects."""

from bot.talk.ask import Answer, Ask, Misread, Talk, about, ask
from bot.talk.attended import Attended, Came, came
from bot.talk.choosing import OneOf, YesNo
from bot.talk.counting import CountOrNone
from bot.talk.engine import Flow, Heard, Kept, Turn, advance, back, begin, still_open, takes_photo
from bot.talk.figures import Count, Counted, CountedOr, Day, Rule, Rupees, TimeOfDay
from bot.talk.fines import Fined, Fines
from bot.talk.free import GroupCode, Slip, Words
from bot.talk.lines import Collected, Lines, collected
from bot.talk.loans import anothers_loan
from bot.talk.newcomers import MeetingDay, Newcomers, Phone, PhoneOrNone
from bot.talk.parts import Rate, Sum
from bot.talk.paying import by_bank, decided_in, interest_due, pay_now
from bot.talk.people import Member, MemberOrNone, Members
from bot.talk.plain import Settled
from bot.talk.says import AGENDA, ENDS_MEETING, Choice, Done, Say, Start
from bot.wording.phrases import PHOTO

__all__ = [
    "AGENDA",
    "Answer",
    "Ask",
    "Attended",
    "Came",
    "Choice",
    "Collected",
    "Count",
    "CountOrNone",
    "Counted",
    "CountedOr",
    "Day",
    "Done",
    "Fined",
    "Fines",
    "Flow",
    "ENDS_MEETING",
    "GroupCode",
    "Heard",
    "Kept",
    "Lines",
    "MeetingDay",
    "Member",
    "MemberOrNone",
    "Members",
    "Misread",
    "Newcomers",
    "OneOf",
    "PHOTO",
    "Phone",
    "PhoneOrNone",
    "Rate",
    "Rule",
    "Rupees",
    "Say",
    "Settled",
    "Slip",
    "Start",
    "Sum",
    "Talk",
    "TimeOfDay",
    "Turn",
    "Words",
    "YesNo",
    "about",
    "advance",
    "anothers_loan",
    "ask",
    "back",
    "begin",
    "came",
    "by_bank",
    "collected",
    "decided_in",
    "interest_due",
    "pay_now",
    "still_open",
    "takes_photo",
]
