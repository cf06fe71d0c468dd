"""A fault of ours: logged by kind and place, answered with a bare 500: Twilio tries again."""

import traceback
from pathlib import Path

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from bot import log

_PLACES = 6


def register(app: Flask) -> None:
    """Handle every exception that no route has handled."""
    app.register_error_handler(Exception, _answer)


def _answer(error: Exception) -> HTTPException | Response:
    if isinstance(error, HTTPException):
        return error
    # Not the message: it may quote what a woman wrote, or her phone.
    # Nor the path, where a provider's key may stand in it: the rule that it met.
    path = str(request.url_rule or "")
    log.get().error("web.fault", path=path, kind=type(error).__name__, at=_places(error))
    return Response(status=500)


def _places(error: Exception) -> list[str]:
    """The innermost places the exception went through, as file:line function."""
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES:]
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
