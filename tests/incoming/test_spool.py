"""Messages on disk: whole or not there, once, in order, for nobody else to read."""

import json
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest

from bot.spool import Spool, SpoolError

AT = datetime(2026, 12, 9, 10, tzinfo=UTC)
FORM = {"MessageSid": "SM1", "From": "whatsapp:+919999900006", "Body": "सीता 100", "Label": ""}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def spool(folder: Path) -> Spool:
    return Spool(folder)


def test_what_is_kept_is_read_again(spool: Spool) -> None:
    spool.keep("SM1", FORM, AT)
    (file,) = spool.waiting()
    kept = spool.read(file)

    assert (kept.fields, kept.arrived, kept.tries) == (FORM, AT, 0)


def test_only_we_may_read_it_and_its_name_tells_nothing(spool: Spool, folder: Path) -> None:
    spool.keep("SM1", FORM, AT)
    (file,) = spool.waiting()

    assert file.name == "SM1.0.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [each.name for each in folder.iterdir()] == ["SM1.0.json"]


def test_a_message_is_kept_once(spool: Spool) -> None:
    for body in ("1", "2"):
        spool.keep("SM1", {**FORM, "Body": body}, AT)
    (file,) = spool.waiting()

    assert spool.read(file).fields["Body"] == "1"
    spool.failed(file, 3)
    spool.keep("SM1", FORM, AT)
    assert [each.name for each in spool.waiting()] == ["SM1.1.json"]


@pytest.mark.parametrize("id_", ["../../etc/passwd", "/etc/passwd", "", "a" * 300, "SM 1", "एक"])
def test_an_id_that_is_no_name_is_one_all_the_same(spool: Spool, folder: Path, id_: str) -> None:
    spool.keep(id_, FORM, AT)
    spool.keep(id_, FORM, AT)

    assert [file.parent for file in spool.waiting()] == [folder]
    spool.forget(id_)
    assert spool.waiting() == []


def test_they_wait_in_the_order_in_which_they_came(spool: Spool) -> None:
    """And not in that in which two threads wrote them down."""
    for place in (5, 3, 9, 1):
        spool.keep(f"SM{place}", FORM, AT + timedelta(milliseconds=place))
    spool.failed(spool.waiting()[0], 3)

    assert [file.name.split(".")[0] for file in spool.waiting()] == ["SM1", "SM3", "SM5", "SM9"]


def test_a_full_spool_takes_nothing_more_and_loses_nothing(folder: Path) -> None:
    spool = Spool(folder, most=2)
    spool.keep("SM1", FORM, AT)
    spool.keep("SM2", FORM, AT)
    with pytest.raises(SpoolError, match="full"):
        spool.keep("SM3", FORM, AT)
    spool.keep("SM2", FORM, AT)
    assert len(spool.waiting()) == 2


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SpoolError, match="NotADirectoryError"):
        Spool(tmp_path / "file" / "spool").keep("SM1", FORM, AT)


def test_half_a_file_is_never_taken_for_a_message(spool: Spool, folder: Path) -> None:
    """What a kill in the middle of writing leaves behind."""
    spool.keep("SM1", FORM, AT)
    (folder / "0a1b.part").write_text(json.dumps({})[:1])

    assert len(spool.waiting()) == 1


def test_the_third_failure_is_its_death_and_it_can_be_revived(spool: Spool, folder: Path) -> None:
    spool.keep("SM1", FORM, AT)
    died = []
    while waiting := spool.waiting():
        died.append(spool.failed(waiting[0], 3))

    assert died == [False, False, True]
    assert [file.name for file in (folder / "dead").iterdir()] == ["SM1.3.json"]
    assert spool.revive() == 1
    (file,) = spool.waiting()
    assert spool.read(file).fields == FORM


def test_one_process_works_it_off(spool: Spool, folder: Path) -> None:
    spool.keep("SM1", FORM, AT)
    with spool.alone() as mine, get_context("spawn").Pool(1) as pool:
        assert mine
        assert pool.apply(_is_alone, [folder]) is False
    with spool.alone() as mine:
        assert mine


def _is_alone(folder: Path) -> bool:
    with Spool(folder).alone() as mine:
        return mine
