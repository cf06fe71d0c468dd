"""The whole table of error classes (TWILIO §6): what is tried next, and what is remembered."""

import time

import pytest

from bot import clock
from bot.outbox.remedies import Fault, fault, needs_us
from tests import make
from tests.outbox.post_office import PHONES, PostOffice
from tests.people import SITA

SMS = ("63003", "63024", "63032", "63005", "63006", "63021", "63001", "63002", "63007", "63008",
       "63049", "63015", "99999")  # fmt: skip
STOPPED = ("21610", "63014", "63033")
OURS = ("21602", "21603", "21617", "21609", "92007")
TEMPLATE = ("63027", "63028", "63040", "63041", "63042", "21654", "21655", "21656")
BAD = ("21211", "21614", "21401", "30005", "30006")
FILTERED = ("30004", "30007", "30018", "21408", "21612", "30042")


class Sita:
    """She has WhatsApp and SMS on one phone, and WhatsApp on a second."""

    def __init__(self, office: PostOffice) -> None:
        self.office = office
        self.group = office.store.write(lambda c: make.create_group(c, [SITA]))
        mine = ((self.group, SITA.number),)
        self.whatsapp = office.address(SITA.phone, members=mine)
        self.sms = office.address(SITA.phone, members=mine, channel="sms", rank=1)
        self.second = office.address(PHONES[5], members=mine, rank=2)

    def fails(self, *codes: str, **more: object) -> list[int]:
        """A receipt meets these codes, one try after the other; where it went, in order."""
        for code in codes:
            self.office.order(on="callback", code=int(code))
        put = {"group_id": self.group, "member": SITA.number, **more}
        self.office.put(self.whatsapp, "रसीद", kind="answer", **put)
        for _ in codes:
            row = self.office.rows()[-1]
            self.office.drain()
            _until_it_is(self.office, row.id, "failed")
        return [row.address_id for row in self.office.rows()]


@pytest.fixture
def sita(office: PostOffice) -> Sita:
    return Sita(office)


@pytest.mark.parametrize("code", SMS + TEMPLATE)
def test_from_whatsapp_to_sms_once(sita: Sita, code: str) -> None:
    """Also for a code that nobody knows."""
    assert sita.fails(code) == [sita.whatsapp, sita.sms]


@pytest.mark.parametrize("code", STOPPED + OURS)
def test_a_stop_is_never_worked_around_and_a_bug_of_ours_not_repeated(
    sita: Sita, code: str
) -> None:
    """Neither by SMS nor on her other phone."""
    assert sita.fails(code) == [sita.whatsapp]
    assert bool(sita.office.phone(sita.whatsapp).stopped_at) == (code in STOPPED)


@pytest.mark.parametrize("code", TEMPLATE[:1])
def test_a_broken_template_costs_no_sms_where_it_can_wait(sita: Sita, code: str) -> None:
    """A reminder waits for the operator, who is told."""
    assert sita.fails(code, lane=2) == [sita.whatsapp]
    assert needs_us(code)


@pytest.mark.parametrize("code", BAD)
def test_a_bad_number_is_left_for_her_next_one(sita: Sita, code: str) -> None:
    """And not tried for a month."""
    expected = [sita.whatsapp, sita.sms]
    assert sita.fails(code) == expected
    assert sita.office.phone(sita.whatsapp).unusable_since


def test_down_the_whole_ladder_and_no_further(sita: Sita) -> None:
    """WhatsApp, SMS, her other phone; each only after the one before has failed for certain."""
    assert sita.fails("63003", "30005", "63003") == [sita.whatsapp, sita.sms, sita.second]


@pytest.mark.parametrize("code", FILTERED)
def test_an_operators_filter_is_not_tried_twice_by_sms(sita: Sita, code: str) -> None:
    """But WhatsApp on her other phone is no SMS."""
    assert sita.fails("63003", code) == [sita.whatsapp, sita.sms, sita.second]
    assert needs_us(code)


def test_meta_left_it_out_so_whatsapp_rests_for_a_day(sita: Sita) -> None:
    """63049: not a month as for a phone without WhatsApp."""
    sita.fails("63049")
    since = sita.office.phone(sita.whatsapp).unusable_since
    assert 28 <= (clock.now() - since).days <= 29


def test_every_code_of_the_table_has_its_class() -> None:
    """Nothing that TWILIO.md names is unknown to us."""
    named = SMS[:-1] + STOPPED + OURS + TEMPLATE + BAD + FILTERED
    named += ("20429", "63017", "63018", "63009", "63012", "63010", "30001", "30017", "30022")
    named += ("63016", "30003", "30008")
    assert [code for code in named if fault(code) is Fault.UNKNOWN] == []
    assert fault("99999") is Fault.UNKNOWN
    assert needs_us("99999")


def _until_it_is(office: PostOffice, row: int, state: str) -> None:
    end = time.monotonic() + 5
    while office.row(row).state != state:
        assert time.monotonic() < end, f"it is {office.row(row).state}"
        time.sleep(0.01)
