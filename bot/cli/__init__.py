"""The `flask` commands; each of `COMMANDS` is one, with the commands under it."""

from bot.cli.books import books
from bot.cli.group import group
from bot.cli.inbox import inbox
from bot.cli.operator import operator
from bot.cli.outbox import outbox
from bot.cli.report import report
from bot.cli.say import say
from bot.cli.templates import templates
from bot.cli.understand import understand
from bot.cli.up import up

COMMANDS = (say, group, books, inbox, operator, outbox, report, templates, understand, up)
