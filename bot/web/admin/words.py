"""States, roles and acts as they are said on the console's pages, in the spoken language."""

from bot.domain.accounts import CHART
from bot.i18n import _, language
from bot.operators.people import Role


def group_states() -> dict[str, str]:
    """Of a group."""
    return {"open": _("open"), "founding": _("waits for its officers' yes")}


def offices() -> dict[str, str]:
    """Of a group's officers."""
    return {
        "president": _("president"),
        "secretary": _("secretary"),
        "treasurer": _("treasurer"),
    }


def way_states() -> dict[str, tuple[str, str]]:
    """Of an address: how it is said, and how it looks."""
    return {
        "works": (_("works"), ""),
        "silent": (_("never wrote"), "warn"),
        "stopped": (_("said stop"), "warn"),
        "unusable": (_("does not work"), "bad"),
    }


def meeting_states() -> dict[str, str]:
    """Of a meeting."""
    return {
        "planned": _("planned"),
        "held": _("held"),
        "closed": _("closed"),
        "cancelled": _("cancelled"),
    }


def message_states() -> dict[str, tuple[str, str]]:
    """Of a message on its way: how it is said, and how it looks."""
    return {
        "waiting": (_("waits"), "warn"),
        "sending": (_("in hand"), "warn"),
        "sent": (_("sent"), ""),
        "delivered": (_("delivered"), ""),
        "read": (_("read"), ""),
        "failed": (_("failed"), "bad"),
        "expired": (_("too late"), "bad"),
        "cancelled": (_("withdrawn"), "quiet"),
        "together": (_("told with others"), "quiet"),
    }


def roles() -> dict[str, str]:
    """Of operators, with what each may."""
    return {
        Role.VIEWER: _("viewer: sees"),
        Role.HELPER: _("helper: also sends again and tries files"),
        Role.ADMIN: _("admin: may do everything here"),
    }


def upload_kinds() -> dict[str, str]:
    """Of workbooks."""
    return {
        "register": _("A group that begins (register)"),
        "cutoff": _("A group with a past (cut-off sheet)"),
    }


def outcomes() -> dict[str, tuple[str, str]]:
    """Of an act in the log."""
    return {
        "seen": (_("seen"), "quiet"),
        "done": (_("done"), ""),
        "refused": (_("refused"), "bad"),
    }


def acts() -> dict[str, str]:
    """Of the log: every screen and every change."""
    return {
        "health": _("Overview"),
        "groups": _("List of groups"),
        "groups.check": _("Checked the books of a page"),
        "group": _("A group"),
        "group.check": _("Checked a group's books"),
        "member.phone": _("Looked at a member's number"),
        "member.phone_taken": _("Took a phone away from a member"),
        "outbox": _("List of messages"),
        "message": _("A message"),
        "outbox.retry": _("Sent a message again"),
        "imports": _("Imports"),
        "import": _("Dry run of a file"),
        "import.sheet": _("Empty workbook"),
        "import.upload": _("Uploaded a file"),
        "import.write": _("Imported a file"),
        "import.drop": _("Threw a file away"),
        "texts": _("Approved texts"),
        "texts.ask": _("Asked WhatsApp about the texts"),
        "settings": _("Settings"),
        "operators": _("Operators"),
        "operator.add": _("Added an operator"),
        "operator.role": _("Changed an operator's role"),
        "operator.disable": _("Disabled an operator"),
        "operator.reset": _("Reset an operator's code app"),
        "log": _("The log"),
        "sign_in": _("Sign-in by code"),
        "sign_in.link": _("Asked for a link"),
        "sign_out": _("Signed out"),
    }


def account(code: str) -> str:
    """Its name in the chart, in the script that is read."""
    known = CHART[code]
    return known.hindi if language() == "hi" else known.english
