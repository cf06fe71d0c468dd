"""Deal with what the webhooks have put on disk, as soon as the database answers again."""

from dataclasses import replace
from pathlib import Path

from bot import log, metrics, providers
from bot.channels.base import Inbound
from bot.channels.twilio.inbound import inbound
from bot.config import Settings
from bot.dispatch import House
from bot.intake.take import is_away, take, take_by_outbox
from bot.spool import Spool, Spooled
from bot.store import Store

_TRIES = 3


def replay(store: Store, house: House, spool: Spool, settings: Settings) -> int:
    """Take in what waits, in the order of arrival; returns how many messages that were.

    Nothing is lost when this is killed: a file goes only after its transaction is on disk, and one
    that is read again finds its message in the inbox. A message that fails holds up its sender's
    later ones until it is done or dead, since they may be answers to it.
    """
    if not (files := spool.waiting()):
        return 0
    done, stuck = 0, set[str]()
    with spool.alone() as mine:
        for file in files if mine else ():
            try:
                done += _one(store, house, spool, file, settings, stuck)
            except _Away as away:
                log.get().warning("spool.waits", files=len(files) - done, why=str(away))
                break
    if done:
        log.get().info("spool.replayed", messages=done)
    return done


class _Away(Exception):  # noqa: N818  # a state of the world, not of the program
    """The database cannot be written: no fault of the message."""


def _one(
    store: Store, house: House, spool: Spool, file: Path, settings: Settings, stuck: set[str]
) -> bool:
    sender = ""
    try:
        kept = spool.read(file)
        message = _message(kept, settings)
        sender = message.phone or message.user_id or ""
        if sender in stuck:
            return False
        if kept.via == providers.WHATSAPP:
            take(store, message, house, kept.arrived)
        else:
            take_by_outbox(store, message, house, settings)
    except FileNotFoundError:  # the fallback itself has dealt with it meanwhile
        return False
    except Exception as error:
        if is_away(error):
            raise _Away(type(error).__name__) from None
        stuck.add(sender)
        _failed(spool, file, error)
        return False
    file.unlink(missing_ok=True)
    return True


def _message(kept: Spooled, settings: Settings) -> Inbound:
    """Raises ValueError for a form that cannot be read, also since nobody knows its provider."""
    provider = providers.find(kept.via)
    if provider is None:
        raise ValueError(f"no provider {kept.via}")
    read = provider.webhooks(settings).inbound if provider.webhooks else inbound
    return replace(read(kept.fields), wrote_at=kept.arrived)


def _failed(spool: Spool, file: Path, error: Exception) -> None:
    kind = type(error).__name__  # not its words: they may quote hers
    if spool.failed(file, _TRIES):
        metrics.INCOMING.labels("unknown", "dead").inc()
        log.get().error("spool.dead", file=file.name, kind=kind)
    else:
        log.get().warning("spool.failed", file=file.name, kind=kind)
