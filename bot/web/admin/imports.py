"""Workbooks: uploaded and tried by a helper, imported, as a second step, by an admin."""

from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bot import i18n
from bot.domain.errors import DomainError
from bot.i18n import N_
from bot.imports import cutoff_sheet, sheet
from bot.imports.balance_sheet import balance_sheet
from bot.operators import uploads
from bot.operators.people import Role
from bot.operators.uploads import Kind, UploadError
from bot.web.admin import words
from bot.web.admin.desk import Desk, Visit

_FORM = 64 * 1024  # what stands around the file
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def register(desk: Desk) -> None:
    """`/admin/imports`, each file and what can be done with it."""
    _uploading(desk)
    _deciding(desk)


def _uploading(desk: Desk) -> None:
    @desk.screen("/imports", "imports")
    def imports(visit: Visit) -> ResponseReturnValue:
        return _list(visit)

    @desk.screen("/imports/empty/<any(register, cutoff):kind>.xlsx", "import.sheet")
    def empty(visit: Visit, kind: str) -> ResponseReturnValue:
        return _empty(Kind(kind))

    @desk.change("/imports", "import.upload", Role.HELPER, room=uploads.LARGEST + _FORM)
    def upload(visit: Visit) -> ResponseReturnValue:
        file, kind = request.files.get("file"), request.form.get("kind", "")
        if file is None or kind not in set(Kind):
            return _list(visit, 400, N_("Choose a file."))
        content = file.read(uploads.LARGEST + 1)
        try:
            new = visit.change(
                lambda c: uploads.keep(c, Kind(kind), content, visit.operator.id, visit.at)
            )
        except UploadError as error:
            return _list(visit, 400, str(error))
        return redirect(url_for("admin.import", upload=new), 303)


def _deciding(desk: Desk) -> None:
    @desk.screen("/imports/<int:upload>", "import")
    def tried(visit: Visit, upload: int) -> ResponseReturnValue:
        return _tried(visit, upload)

    @desk.change("/imports/<int:upload>/write", "import.write", Role.ADMIN)
    def write(visit: Visit, upload: int) -> ResponseReturnValue:
        settings = visit.services.settings
        try:
            group = visit.change(lambda c: uploads.write(c, upload, settings, visit.at))
        except UploadError as error:
            return _tried(visit, upload, 409, str(error))
        except DomainError:
            return _tried(visit, upload, 409, N_("The rules of the books refuse it."))
        visit.services.hint(visit.services.redis)
        return redirect(url_for("admin.group", group_id=group), 303)

    @desk.change("/imports/<int:upload>/drop", "import.drop", Role.HELPER)
    def drop(visit: Visit, upload: int) -> ResponseReturnValue:
        visit.change(lambda c: uploads.drop(c, upload))
        return redirect(url_for("admin.imports"), 303)


def _list(visit: Visit, status: int = 200, problem: str = "") -> ResponseReturnValue:
    return visit.page(
        "imports", status, problem=problem, kinds=words.upload_kinds(),
        files=visit.read(uploads.latest),
    )  # fmt: skip


def _tried(
    visit: Visit, upload: int, status: int = 200, problem: str = ""
) -> ResponseReturnValue:  # fmt: skip
    row = visit.read(lambda c: uploads.find(c, upload))
    if row is None:
        return visit.page("missing", 404)
    if row.content is None:
        return visit.page(
            "import_over", status, row=row, problem=problem, kinds=words.upload_kinds()
        )
    settings = visit.services.settings
    tried = visit.read(lambda c: uploads.dry_run(c, row, settings, visit.at))
    books = tried.found.books if tried.found else None
    return visit.page(
        "import", status, row=row, problem=problem, tried=tried, books=books,
        sides=balance_sheet(books) if books else None, kinds=words.upload_kinds(),
        roles=words.offices(), account=words.account,
    )  # fmt: skip


def _empty(kind: Kind) -> Response:
    """The workbook that `group sheet` and `group cutoff --template` write."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.xlsx"
        if kind is Kind.CUTOFF:
            cutoff_sheet.write_template(file, "hi" if i18n.language() == "hi" else "en")
        else:
            sheet.write_empty(file)
        content = file.read_bytes()
    named = {"Content-Disposition": f'attachment; filename="{kind}.xlsx"'}
    return Response(content, headers=named, content_type=_XLSX)
