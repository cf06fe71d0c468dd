"""Twilio's refusals as `SendError`: may it work later, may the message be out all the same?"""

from twilio.base.exceptions import TwilioException, TwilioRestException, TwilioServiceException
from urllib3.exceptions import ConnectTimeoutError, HTTPError, TimeoutError

from bot.channels.base import SendError

_TOO_MANY = 429
_SERVER_FAULT = 500
_REQUEST_TIMEOUT = 408
_LATER = frozenset(
    {
        "20429",  # too many requests: never processed
        "14107", "30001", "30017", "30022", "63017", "63018",  # too fast for a queue, line or tier
        "63009", "63010", "63012",  # WhatsApp's own fault
        "20003", "20005", "20006",  # our account or token: wait until it is mended
    }
)  # fmt: skip


def refusal(error: Exception) -> SendError:
    """`error` of the library in our terms."""
    if isinstance(error, TwilioRestException | TwilioServiceException):
        return _of_answer(error.status, str(error.code or error.status))
    if isinstance(error, HTTPError):
        return _of_network(error)
    # An answer that could not be read, or a page that Twilio did not give: it may have acted.
    return SendError("unreadable", retryable=True, ambiguous=True)


def _of_answer(status: int, code: str) -> SendError:
    if status == _TOO_MANY:
        return SendError(code, retryable=True)
    if status >= _SERVER_FAULT or status == _REQUEST_TIMEOUT:
        return SendError(code, retryable=True, ambiguous=True)
    return SendError(code, retryable=code in _LATER)


def _of_network(error: HTTPError) -> SendError:
    """A connection that never stood carried no message; one that broke may have."""
    if isinstance(error, ConnectTimeoutError):  # refused and unknown hosts are kinds of it
        return SendError("unreachable", retryable=True)
    code = "timeout" if isinstance(error, TimeoutError) else "broken"
    return SendError(code, retryable=True, ambiguous=True)


FAULTS = (TwilioException, HTTPError, ValueError, KeyError)
