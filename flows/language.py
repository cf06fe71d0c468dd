"""Which language this phone is spoken to in."""

from bot.context import Context
from bot.domain.commands import ChooseLanguage
from bot.i18n import _
from bot.talk import Done, OneOf, Talk, ask


def language(it: Context) -> Talk[Done]:
    """Each language by its own name."""
    options = (("hi", "हिन्दी"), ("hi_Latn", "Hindi (abc)"), ("en", "English"))
    chosen = yield from ask("language", _("Which language?"), OneOf(options))
    return Done("", ChooseLanguage(chosen))
