"""Why a message failed: Exotel's words and numbers, as the codes the outbox knows.

Its own pages give different numbers for the same word (20005 and 20000, 23010 and 30010), and the
newer ones are Twilio's numbers for something else; so the word (DetailedStatus) goes first, and a
number counts only where no page gives it twice.
"""

import re
from collections.abc import Mapping

from bot.channels.base import SendError

_PLAIN = re.compile(r"[A-Z0-9_]{1,40}")

_STOPPED = "21610"
_BAD_NUMBER = "21211"
_NOT_REACHED = "30003"
_UNKNOWN_REASON = "30008"
_NO_SUBSCRIBER = "30005"
_FILTERED = "30007"
_CONGESTION = "30017"
_NO_ROUTE = "21612"
_TOO_LONG = "21617"
_EMPTY = "21619"
_TOO_MANY = "20429"
_ACCOUNT = "20003"

_BY_WORD = {
    "FAILED_REJECTED_BLACKLIST": _STOPPED,  # she told Exotel to stop
    "FAILED_BLACKLISTED": _STOPPED,
    "FAILED_DLT_PREFERENCE": _STOPPED,  # she told her operator to let nothing of this kind through
    # On the Do-Not-Disturb list; it does not hold for what we send, so our registration is wrong.
    "FAILED_REJECTED_DND": _FILTERED,
    "FAILED_DND": _FILTERED,
    "FAILED_REJECTED": _FILTERED,
    "FAILED_OPERATOR_REJECTED": _FILTERED,
    "FAILED_SPAM": _FILTERED,
    "FAILED_SPAM_DETECTED": _FILTERED,
    "FAILED_INVALID_DESTINATION_NUMBER": _BAD_NUMBER,
    "FAILED_INVALID_NUMBER": _BAD_NUMBER,
    "FAILED_SUBSCRIBER_UNKNOWN": _NO_SUBSCRIBER,
    "FAILED_SUBSCRIBER_UNAVAILABLE": _NOT_REACHED,
    "FAILED_UNREACHABLE": _NOT_REACHED,
    "FAILED_EXPIRED": _NOT_REACHED,
    "EXPIRED": _NOT_REACHED,
    "EXPIRED_HANDSET_OFF": _NOT_REACHED,
    "EXPIRED_MEMORY_FULL": _NOT_REACHED,
    "FAILED_HANDSET_ERROR": _UNKNOWN_REASON,
    "FAILED_SUBSCRIBER_ERROR": _UNKNOWN_REASON,
    "FAILED_OPERATOR": _UNKNOWN_REASON,
    "FAILED_OPERATOR_ERROR": _UNKNOWN_REASON,
    "FAILED_UNKNOWN": _UNKNOWN_REASON,
    "FAILED_UNKNOWN_ERROR": _UNKNOWN_REASON,
    "FAILED_NETWORK_ERROR": _CONGESTION,
    "FAILED_SYSTEM_ERROR": _CONGESTION,
    "FAILED_RATE_LIMITED": _CONGESTION,
    "FAILED_UNAVAILABLE_ROUTE": _NO_ROUTE,
    "FAILED_MESSAGE_TOO_LONG": _TOO_LONG,
    "DLT_LENGTH_EXCEEDED": _TOO_LONG,
    "FAILED_EMPTY_BODY": _EMPTY,
    "FAILED_INSUFFICIENT_BALANCE": _ACCOUNT,
    "FAILED_ACCOUNT_SUSPENDED": _ACCOUNT,
    "FAILED_INVALID_SENDER": "dlt_sender",
    "FAILED_INVALID_SENDER_ID": "dlt_sender",
    "SENDER_BLOCKED_BY_DLT": "dlt_sender",
    "FAILED_DLT_ENTITY": "dlt_entity",
    "ENTITY_BLOCKED_BY_DLT": "dlt_entity",
    "DLT_ENTITY_NOT_FOUND": "dlt_entity",
    "FAILED_DLT_TEMPLATE": "dlt_text",
    "FAILED_CONTENT_MISMATCH": "dlt_text",
    "TEMPLATE_BLOCKED_BY_DLT": "dlt_text",
    "DLT_TEMPLATE_DOES_NOT_MATCH": "dlt_text",
    "FAILED_INVALID_MESSAGE": "dlt_text",
    "DLT_TEMPLATE_ID_INVALID": "dlt_template",
    "DLT_TEMPLATE_NOT_FOUND": "dlt_template",
    "DLT_TEMPLATE_ID_INACTIVE": "dlt_template",
    "DLT_TEMPLATE_ID_BLACKLISTED": "dlt_template",
    "FAILED_DLT_SCRUBBING": "dlt_refused",
    "FAILED_DLT_SCRUBBING_ERROR": "dlt_refused",
    "FAILED_DLT_CONSENT": "dlt_consent",
    "FAILED_DLT_CONSENT_ERROR": "dlt_consent",
}
_BY_NUMBER = {
    "23005": "FAILED_REJECTED_DND",
    "23010": "FAILED_INVALID_NUMBER",
    "23015": "FAILED_SPAM_DETECTED",
    "23020": "FAILED_REJECTED_BLACKLIST",
    "23030": "FAILED_UNAVAILABLE_ROUTE",
    "23035": "FAILED_SUBSCRIBER_UNAVAILABLE",
    "23040": "FAILED_SUBSCRIBER_UNKNOWN",
    "23050": "FAILED_EXPIRED",
    "23060": "FAILED_REJECTED",
    "23070": "FAILED_INVALID_MESSAGE",
    "23072": "FAILED_INVALID_SENDER_ID",
    "23080": "SENDER_BLOCKED_BY_DLT",
    "23081": "ENTITY_BLOCKED_BY_DLT",
    "23082": "TEMPLATE_BLOCKED_BY_DLT",
    "23083": "FAILED_DLT_SCRUBBING_ERROR",
    "23084": "FAILED_DLT_CONSENT_ERROR",
    "23181": "DLT_TEMPLATE_ID_INVALID",
    "23182": "DLT_TEMPLATE_NOT_FOUND",
    "23183": "DLT_TEMPLATE_ID_INACTIVE",
    "23184": "DLT_TEMPLATE_ID_BLACKLISTED",
    "23185": "DLT_TEMPLATE_DOES_NOT_MATCH",
    "23186": "DLT_LENGTH_EXCEEDED",
    "23281": "DLT_ENTITY_NOT_FOUND",
    "24010": "FAILED_SYSTEM_ERROR",
    "24105": "FAILED_HANDSET_ERROR",
    "24110": "FAILED_OPERATOR_ERROR",
    "24120": "FAILED_SUBSCRIBER_ERROR",
    "24990": "FAILED_UNKNOWN_ERROR",
}
# The refusals of the interface itself: Exotel's code, ours, and whether later may work.
_AT_ONCE = {
    "40203": (_BAD_NUMBER, False),
    "40200": (_EMPTY, False),
    "EMPTY_BODY": (_EMPTY, False),
    "40202": ("dlt_text", False),
    "40205": ("dlt_sender", False),
    "40206": ("dlt_sender", False),
    "40210": ("dlt_sender", False),
    "40300": ("dlt_sender", False),
    "40301": ("dlt_sender", False),
    "INVALID_DLT_ENTITY": ("dlt_entity", False),
    "INVALID_DLT_TEMPLATE": ("dlt_template", False),
    "40000": (_FILTERED, False),
    "340030": (_NO_ROUTE, False),  # a trial account, and a number that it may not reach
    "40003": ("21408", False),  # no permission for her country
    "40405": (_TOO_MANY, True),  # although it comes as a 503
}


def code(word: str, number: str = "") -> str:
    """Our code for a failure; one that we do not know keeps its name, marked as Exotel's."""
    word = word.strip().upper()
    known = _BY_WORD.get(word) or _BY_WORD.get(_BY_NUMBER.get(number.strip(), ""))
    return known or _marked(word or number)


def refusal(status: int, theirs: str, said: str) -> SendError:
    """An answer with an error: may it work later, may the message be out all the same?

    `said` may hold the phone: it is looked at, never passed on.
    """
    if theirs in _AT_ONCE:
        ours, later = _AT_ONCE[theirs]
        return SendError(ours, retryable=later)
    if theirs == "INVALID_PARAMETER" and "'To'" in said:
        return SendError(_BAD_NUMBER, retryable=False)
    if status == 429:
        return SendError(_TOO_MANY, retryable=True)
    if status in {401, 402, 403}:  # our account: wait until it is mended
        return SendError(_ACCOUNT, retryable=True)
    if status >= 500 or status == 408:
        return SendError(_marked(str(status)), retryable=True, ambiguous=True)
    return SendError(_marked(theirs or str(status)), retryable=False)


def error_of(answer: Mapping[str, object]) -> tuple[str, str]:
    """Code and message of an answer with an error, "" where it gives none."""
    error = answer.get("RestException")
    if not isinstance(error, dict):
        return "", ""
    return str(error.get("Code") or ""), str(error.get("Message") or "")


def _marked(theirs: str) -> str:
    theirs = theirs.strip().upper()
    return f"exotel_{theirs if _PLAIN.fullmatch(theirs) else 'unknown'}"
