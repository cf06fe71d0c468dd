"""How values of papers are written on pages."""

from datetime import date

from flask import Blueprint

from bot.i18n import money, month_name
from bot.reports.paper import Cell, Kind
from bot.reports.render.cells import RIGHT, shown


def register(blueprint: Blueprint) -> None:
    """For the templates of `pages/`."""
    blueprint.add_app_template_filter(_cell, "cell")
    blueprint.add_app_template_filter(_in_rupees, "in_rupees")
    blueprint.add_app_template_filter(_month_year, "month_year")
    blueprint.add_app_template_test(RIGHT.__contains__, "a_figure")
    blueprint.add_app_template_test(frozenset({Kind.TEXT}).__contains__, "words")


def _cell(value: Cell, kind: Kind, sign: bool = False) -> str:
    """As on the paper; alone, outside of a column, money has its sign."""
    if sign and kind is Kind.MONEY and isinstance(value, int):
        return money(value)
    return shown(value, kind)


def _in_rupees(paise: int) -> str:
    return money(paise) if paise else "–"


def _month_year(day: date) -> str:
    return f"{month_name(day)} {day.year}"
