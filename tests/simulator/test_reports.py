"""Delivery reports that come twice, in the wrong order, late, never, or with an error."""

from typing import Any

import pytest

from bot.channels.base import Outbound
from tests.people import SITA
from tests.simulator.stage import Stage

MESSAGE = Outbound(7, "sms", SITA.phone, "1")


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"duplicate": True}, ["queued", "queued", "sent", "sent", "delivered", "delivered"]),
        ({"reorder": True}, ["delivered", "sent", "queued"]),
        ({"code": 30008}, ["queued", "undelivered"]),
        ({"code": 30006, "state": "failed"}, ["queued", "failed"]),
        ({"delay": 0.05}, ["queued", "sent", "delivered"]),
    ],
)
def test_reports_as_they_were_ordered(stage: Stage, fault: dict[str, Any], told: list[str]) -> None:
    stage.control("POST", "faults", [{"on": "callback", **fault}])
    stage.channel.send(MESSAGE)
    stage.until(lambda: len(stage.echo.reports) == len(told))

    assert [report.state for report in stage.echo.reports] == told


def test_lost_reports_leave_the_truth_with_the_provider(stage: Stage) -> None:
    stage.control("POST", "faults", [{"on": "callback", "lose": True}])
    stage.channel.send(MESSAGE)
    stage.until(lambda: stage.phone(SITA.phone)[0]["status"] == "delivered")

    assert stage.echo.reports == []


def test_report_is_tried_again_after_a_fault_of_ours(stage: Stage) -> None:
    stage.echo.fails = 2
    stage.channel.send(MESSAGE)
    stage.until(lambda: len(stage.echo.reports) == 3)


def test_faults_are_taken_back(stage: Stage) -> None:
    stage.control("POST", "faults", {"on": "callback", "lose": True, "times": -1})
    stage.control("DELETE", "faults")
    stage.channel.send(MESSAGE)
    stage.until(lambda: len(stage.echo.reports) == 3)
