"""The operator's file of ids: read at once, written whole, kept."""

import os
import tomllib
from pathlib import Path

import pytest

from bot.config import Settings
from bot.i18n import records

SID = "HX" + "1" * 32


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(_env_file=None, templates_file=tmp_path / "run" / "templates.toml")


def test_without_a_file_nothing_is_recorded(settings: Settings) -> None:
    assert records.find(settings, "hi", "receipt") == records.Record()


def test_what_is_remembered_is_found_in_its_environment_alone(settings: Settings) -> None:
    records.remember(settings, "hi", "receipt", "receipt_hi_1", SID)
    assert records.find(settings, "hi", "receipt").contents == {"receipt_hi_1": SID}
    assert records.find(settings, "en", "receipt").contents == {}
    staging = settings.model_copy(update={"templates_environment": "staging"})
    assert records.find(staging, "hi", "receipt").contents == {}


def test_what_a_hand_wrote_is_kept_and_older_wordings_too(settings: Settings) -> None:
    file = settings.templates_file
    file.parent.mkdir()
    file.write_text(
        'note = "रजिस्टर \\"A\\""\n[production.hi.receipt.contents]\nold = "HX0"\n'
        '[production.hi.receipt.dlt]\nid = "1107"\n["my place".x]\nyes = true\n'
    )
    records.remember(settings, "hi", "receipt", "receipt_hi_2", SID)
    assert tomllib.loads(file.read_text()) == {
        "note": 'रजिस्टर "A"',
        "production": {
            "hi": {
                "receipt": {"contents": {"old": "HX0", "receipt_hi_2": SID}, "dlt": {"id": "1107"}}
            }
        },
        "my place": {"x": {"yes": True}},
    }
    assert records.find(settings, "hi", "receipt").dlt_id == "1107"


def test_a_file_that_is_being_written_by_hand_does_not_stop_a_worker(
    settings: Settings,
) -> None:
    records.remember(settings, "hi", "receipt", "receipt_hi_1", SID)
    before = records.find(settings, "hi", "receipt")
    settings.templates_file.write_text("[production.hi.rec")
    os.utime(settings.templates_file, ns=(1, 1))  # at another time than before, surely
    assert records.find(settings, "hi", "receipt") == before
    with pytest.raises(ValueError, match="table declaration"):
        records.remember(settings, "hi", "receipt", "receipt_hi_2", SID)
