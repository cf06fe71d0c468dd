"""A no while no question of a conversation is open."""

from bot.context import Context
from bot.talk import Done, Say, Start
from handlers.confirm_yes import answer


def confirm_no(it: Context) -> Say | Start | Done:
    """To the one thing that waits for her."""
    return answer(it, yes=False)
