"""What the rules refuse: a code and figures here; the sentence is made in the reader's language."""

from enum import StrEnum
from typing import Any


class Code(StrEnum):
    """Why a command was refused; `wording.explain` has a sentence for each."""

    NOT_ALLOWED = "not_allowed"  # this role may not do this; figures: needs
    WHICH_ONE = "which_one"  # several women of one name; figures: members
    NOT_YOURS = "not_yours"  # another woman's figures; member, where she is named
    OWN_MONEY = "own_money"  # nobody confirms her own money; figures: member
    NOT_A_MEMBER = "not_a_member"  # figures: member
    HAS_LEFT = "has_left"  # figures: member
    AMOUNT_ZERO = "amount_zero"
    AMOUNT_NEGATIVE = "amount_negative"
    AMOUNT_NOT_WHOLE = "amount_not_whole"  # paise; figures: paise
    ABOVE_LIMIT = "above_limit"  # figures: paise, limit
    NOT_ENOUGH_CASH = "not_enough_cash"  # figures: paise, there, member
    NOT_ENOUGH_IN_BANK = "not_enough_in_bank"  # figures: paise, there
    MORE_THAN_OWED = "more_than_owed"  # figures: paise, there, party
    ABOVE_CREDIT = "above_credit"  # a cash credit's limit; figures: paise, left, limit
    NO_SUCH_LOAN = "no_such_loan"  # from outside; figures: loan
    RATE_TOO_HIGH = "rate_too_high"  # figures: rate
    PARTY_MISSING = "party_missing"  # which buyer, shop or loan; figures: kind
    NOTE_MISSING = "note_missing"  # what happened has to be said
    FUND_RETURNABLE = "fund_returnable"  # by the by-laws the revolving fund is a loan
    UNBALANCED = "unbalanced"  # a fault of ours
    UNKNOWN_CODE = "unknown_code"  # receipt code; figures: code
    ALREADY_REVERSED = "already_reversed"  # figures: code
    CANNOT_REVERSE = "cannot_reverse"  # reversing it would make a balance negative; figures: code
    CLAIM_DECIDED = "claim_decided"  # figures: claim, state
    CLAIM_OVER = "claim_over"  # more than she owes by now; figures: claim, member, owed, paise
    PROPOSAL_DECIDED = "proposal_decided"  # figures: proposal, state
    SAME_PHONE = "same_phone"  # a yes by the phone that proposed it, or has said yes to it
    NOT_ASKED = "not_asked"  # her yes was not asked for; figures: proposal
    DISPUTE_CLOSED = "dispute_closed"  # figures: dispute
    DISPUTE_OPEN = "dispute_open"  # this entry is disputed already; figures: code
    ACCUSED_ALONE = "accused_alone"  # who wrote the entry cannot settle the dispute alone
    SLIP_USED = "slip_used"  # booked, or named by a claim that waits; figures: slip
    SLIP_MISSING = "slip_missing"
    DATE_IN_FUTURE = "date_in_future"  # figures: day
    DATE_TOO_OLD = "date_too_old"  # figures: day
    MEETING_OVER = "meeting_over"  # held, moved or cancelled; figures: meeting
    MEETING_PAST = "meeting_past"  # figures: starts_at
    NO_MEETING = "no_meeting"
    NO_SESSION = "no_session"  # no meeting was begun, or it is closed
    SESSION_ON = "session_on"  # the meeting is going on: it is neither moved nor cancelled
    CLOSED_TODAY = "closed_today"  # today's meeting is closed already
    CASH_NOT_COUNTED = "cash_not_counted"  # figures: there, member
    CLOSING_ASKED = "closing_asked"  # a second officer has been asked already
    CASH_DIFFERS = "cash_differs"  # figures: counted, there, member
    MEETING_CLOSED = "meeting_closed"  # its cash was counted and agreed; figures: day
    BOOKS_OPENED = "books_opened"  # opening balances are there already
    NOT_BEGUN = "not_begun"  # the group's officers have not all said yes
    FOUNDER_NO_OFFICE = "founder_no_office"  # who founds a group holds an office
    FOUNDED_TODAY = "founded_today"  # one group a phone a day
    IN_GROUP = "in_group"  # this phone is in a group already; figures: group
    TOO_FEW = "too_few"  # women for a group; figures: count, least
    TOO_MANY = "too_many"  # women for a group; figures: count, most
    NO_SECOND_PHONE = "no_second_phone"  # nobody but the speaker can be asked by phone
    NO_REQUEST = "no_request"  # to join, or of a phone; figures: state
    PHONE_HERS = "phone_hers"  # it reaches her already; figures: member
    NOTHING_TO_DO = "nothing_to_do"
    NOT_HOLDER = "not_holder"  # she does not keep the cash box; figures: member
    LOAN_LIMIT = "loan_limit"  # the by-laws'; figures: member, paise, limit, owed
    LOAN_RATE = "loan_rate"  # not the by-laws'; figures: rate (basis points a month)
    LOAN_NOT_ASKED = "loan_not_asked"  # decided, or never asked for; figures: loan
    LOAN_CLOSED = "loan_closed"  # nothing is owed of it; figures: loan
    WHICH_LOAN = "which_loan"  # figures: member
    INSTALMENTS = "instalments"  # too many for the sum, or none; figures: instalments, most
    HAS_OVERDUE = "has_overdue"  # of another loan; figures: member, paise
    MORE_THAN_DUE = "more_than_due"  # figures: paise, due
    MEETING_NOT_HELD = "meeting_not_held"  # figures: meeting
    WITNESSES = "witnesses"  # members who say yes where no second officer can; figures: least
    SAME_PERSON = "same_person"  # handing cash to oneself; figures: member
    COMPULSORY_STAYS = "compulsory_stays"  # figures: member, there (optional)
    MORE_THAN_SAVED = "more_than_saved"  # figures: member, paise, there
    MORE_THAN_PAYABLE = "more_than_payable"  # wages or share; figures: member, paise, there
    NOT_ENOUGH_TO_RETURN = "not_enough_to_return"  # figures: paise, there, reserved (is others')
    NO_RESOLUTION = "no_resolution"  # no such meeting was held; figures: meeting
    HOLDS_CASH = "holds_cash"  # who leaves keeps the box or carries cash; figures: member, paise
    LAST_OFFICER = "last_officer"  # figures: member
    OWES_MORE = "owes_more"  # than is hers; figures: member, owed, saved
    STILL_CLAIMS = "still_claims"  # a deposit of hers is not decided yet; figures: member
    NO_NOMINEE = "no_nominee"  # figures: member
    OTHER_NOMINEE = "other_nominee"  # she named another; figures: member, nominee
    NOTHING_TO_SHARE = "nothing_to_share"  # figures: income, expense, moved
    WRONG_SHARES = "wrong_shares"  # they do not come to what there is; figures: paise, there
    LOANS_OPEN = "loans_open"  # figures: paise


class DomainError(Exception):
    """A rule said no. Nothing was written; the conversation stays where it is."""

    def __init__(self, code: Code, /, **figures: Any) -> None:
        super().__init__(code.value)
        self.code = code
        self.figures = figures
