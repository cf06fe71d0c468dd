"""Workbooks in two steps: tried by a helper, imported by an admin, by the importer's own rules."""

import io
import zipfile
from pathlib import Path

from requests import Request
from sqlalchemy import select
from werkzeug.test import TestResponse

from bot.operators.people import Role
from bot.store import Store
from bot.store.tables import Group, Member, OperatorUpload
from tests.imports.cutoff_workbook import GROUP, write_cutoff
from tests.imports.workbook import write_workbook
from tests.moment import Moment
from tests.web.admin.conftest import Let
from tests.web.admin.visitor import Visitor, acts


def _upload(visitor: Visitor, content: bytes, kind: str) -> TestResponse:
    fields = {"csrf": visitor.token("/admin/"), "kind": kind}
    form = Request("POST", "http://x/", data=fields, files={"file": ("a.xlsx", content)}).prepare()
    kind_of_form = form.headers["Content-Type"]
    return visitor.client.post("/admin/imports", data=form.body, content_type=kind_of_form)


def _groups(store: Store) -> list[str]:
    return list(store.read(lambda c: c.execute(select(Group.state)).scalars()))


def test_a_register_is_shown_first_and_written_as_a_second_step(
    inside: Visitor, let: Let, store: Store, tmp_path: Path
) -> None:
    """The helper sees it, the admin imports it; the file is gone then, the phones were masked."""
    helper = let(Role.HELPER)
    tried = _upload(helper, write_workbook(tmp_path).read_bytes(), "register").headers["Location"]
    page = helper.get(tried).text
    assert "आशा समूह" in page
    assert "…0001" in page
    assert "9999900001" not in page
    assert f"{tried}/write" not in page
    assert _groups(store) == []
    assert helper.post(f"{tried}/write").status_code == 403
    assert f"{tried}/write" in inside.get(tried).text
    written = inside.post(f"{tried}/write")
    assert inside.get(written.headers["Location"]).status_code == 200
    assert _groups(store) == ["open"]
    assert len(store.read(lambda c: c.execute(select(Member.number)).all())) == 5
    assert acts(store)[-2] == ("import.write", "done", None, tried.rpartition("/")[2])
    kept = store.read(lambda c: c.execute(select(OperatorUpload.content)).scalars().all())
    assert kept == [None]
    assert inside.post(f"{tried}/write").status_code == 409
    assert _groups(store) == ["open"]


def test_a_cut_off_shows_its_balance_sheet_and_waits_for_the_officers(
    inside: Visitor, store: Store, tmp_path: Path
) -> None:
    tried = _upload(inside, write_cutoff(tmp_path).read_bytes(), "cutoff").headers["Location"]
    page = inside.get(tried, headers={"Accept-Language": "en"}).text
    for word in ("Opening balance sheet on 31/10/2026", "₹12,600", "-₹39,260", "3090"):
        assert word in page
    assert inside.post(f"{tried}/write").status_code == 303
    assert _groups(store) == ["founding"]


def test_faults_are_told_with_their_place_and_nothing_is_written(
    inside: Visitor, store: Store, tmp_path: Path
) -> None:
    bad = write_cutoff(tmp_path, group={**GROUP, "bank": "<script>"}).read_bytes()
    tried = _upload(inside, bad, "cutoff").headers["Location"]
    page = inside.get(tried).text
    assert "“&lt;script&gt;” is not an amount" in page
    assert f"{tried}/write" not in page
    assert inside.post(f"{tried}/write").status_code == 409
    assert _groups(store) == []
    twice = _upload(inside, write_workbook(tmp_path).read_bytes(), "register").headers["Location"]
    inside.post(f"{twice}/write")
    again = _upload(inside, write_workbook(tmp_path).read_bytes(), "register").headers["Location"]
    assert "there is a group with the code ASHA1 already" in inside.get(again).text


def test_what_is_no_workbook_is_refused(inside: Visitor, store: Store) -> None:
    """Something else, too large, or one that swells when it is unpacked."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"\0" * (41 * 1024 * 1024))
    for content in (b"", b"<html>", b"PK\x03\x04", bomb.getvalue()):
        assert _upload(inside, content, "register").status_code == 400
        assert acts(store)[-1][:2] == ("import.upload", "refused")
    assert _upload(inside, b"x" * (2 * 1024 * 1024 + 1), "register").status_code == 400
    assert _upload(inside, b"x" * (3 * 1024 * 1024), "register").status_code == 413
    assert inside.post("/admin/imports", kind="register").status_code == 400
    assert _upload(inside, b"x", "other").status_code == 400
    with zipfile.ZipFile(bomb, "w") as packed:
        packed.writestr("readme.txt", "no workbook")
    tried = _upload(inside, bomb.getvalue(), "register").headers["Location"]
    assert "cannot be read as an Excel workbook" in inside.get(tried).text


def test_a_file_is_thrown_away_by_hand_or_after_a_day(
    inside: Visitor, store: Store, tmp_path: Path, moment: Moment
) -> None:
    """It holds names and phones."""
    content = write_workbook(tmp_path).read_bytes()
    first, second = (_upload(inside, content, "register").headers["Location"] for _ in range(2))
    assert inside.post(f"{first}/drop").status_code == 303
    moment.move(minutes=20)
    kept = select(OperatorUpload.content.is_(None)).order_by(OperatorUpload.id)
    assert store.read(lambda c: c.execute(kept).scalars().all()) == [True, False]
    moment.move(hours=24)
    inside.signs_in()
    _upload(inside, content, "register")
    assert store.read(lambda c: c.execute(kept).scalars().all()) == [True, True, False]
    assert inside.post(f"{second}/write").status_code == 409


def test_the_empty_workbooks(inside: Visitor) -> None:
    """Those of the command line."""
    for kind in ("register", "cutoff"):
        answer = inside.get(f"/admin/imports/empty/{kind}.xlsx")
        assert answer.data.startswith(b"PK")
        assert zipfile.is_zipfile(io.BytesIO(answer.data))
