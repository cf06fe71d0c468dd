"""Names in one place of a text."""

from bot.i18n.templates import LONGEST_VALUE


def listed(names: list[str]) -> str:
    """रेखा, राधा +2: as many as a place of an SMS template takes."""
    for shown in range(len(names), 0, -1):
        rest = f" +{len(names) - shown}" if shown < len(names) else ""
        said = ", ".join(names[:shown]) + rest
        if len(said) <= LONGEST_VALUE:
            return said
    return str(len(names))
