"""Twilio's delivery report as a `Report`."""

from collections.abc import Mapping

from bot.channels.base import Report

PATH = "/twilio/status"


def report(form: Mapping[str, str], query: Mapping[str, str]) -> Report:
    """What became of a message; `query` is of the address we gave. Raises ValueError."""
    sid = form.get("MessageSid") or form.get("SmsSid")
    state = form.get("MessageStatus") or form.get("SmsStatus")
    if not (sid and state):
        raise ValueError("no MessageSid or no MessageStatus")
    error = form.get("ErrorCode", "")
    reference = query.get("ref", "")
    return Report(
        provider_id=sid,
        state=state,
        error="" if error == "0" else error,
        reference=int(reference) if reference.isascii() and reference.isdigit() else None,
    )


def callback(public_url: str, reference: int) -> str:
    """Where Twilio is to report on our message `reference`.

    The part after # is for Twilio alone: without it a report is tried once, and lost on a 5xx.
    """
    return f"{public_url.rstrip('/')}{PATH}?ref={reference}#rc=2&rp=ct,rt,5xx"
