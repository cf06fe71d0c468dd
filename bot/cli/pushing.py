"""One text at Twilio: created, submitted and recorded once, however often it is pushed."""

from bot.channels.twilio.content import Content, Contents, Known
from bot.config import Settings
from bot.i18n import records
from bot.outbox.texts import Text

_UNSUBMITTED = "unsubmitted"


def push_one(contents: Contents, known: Known | None, text: Text, settings: Settings) -> str:
    """What was done, in words; "" = nothing had to be. Raises ContentError.

    Twilio is asked by name, so that a push that broke off before the id was recorded, and a record
    that was lost, create nothing twice.
    """
    sid = known.sid if known else contents.create(_content(text))
    done = [] if known else [f"created {sid}"]
    records.remember(settings, text.language, text.name, text.version, sid)
    if not text.template.session and (known is None or known.state == _UNSUBMITTED):
        state = contents.submit(sid, text.version, text.template.category)
        done.append(f"submitted as {text.version}: {state}")
    return ", ".join(done)


def _content(text: Text) -> Content:
    template = text.template
    samples = {
        # A button's id is nothing to read: its own name is sample enough.
        number: template.samples.get(figure, (figure, figure))[0]
        for figure, number in template.numbers.items()
    }
    return Content(
        name=text.version,
        language=template.language,
        type=template.type,
        body=template.numbered(template.text),
        samples=samples,
        buttons=tuple(
            (template.numbered(id_), template.numbered(label)) for id_, label in template.buttons
        ),
        button=template.numbered(template.button),
    )
