"""Nothing without signing in, nothing above one's role, nothing by a form that is not ours."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from bot.operators.people import Role
from bot.store import Store
from bot.store.tables import Address, AddressMember, Operator, OperatorUpload, Outbox
from tests import make
from tests.people import GEETA, RADHA, REKHA
from tests.web.admin.conftest import Let
from tests.web.admin.visitor import NUMBER, Visitor, acts

_OPEN = {"sign_in", "send_link", "key", "link", "use_key", "code", "use_code", "sign_out"}
# Of each change: the least role that may make it, its path, and its form.
CHANGES = {
    "groups.check": (Role.VIEWER, "/admin/groups/check", {}),
    "group.check": (Role.VIEWER, "/admin/groups/{group}/check", {}),
    "member.phone": (Role.HELPER, "/admin/groups/{group}/members/5/phone", {}),
    "member.phone_taken": (
        Role.ADMIN, "/admin/groups/{group}/members/5/phones/{address}/take", {},
    ),
    "outbox.retry": (Role.HELPER, "/admin/outbox/{message}/retry", {}),
    "import.upload": (Role.HELPER, "/admin/imports", {"kind": "register"}),
    "import.write": (Role.ADMIN, "/admin/imports/1/write", {}),
    "import.drop": (Role.HELPER, "/admin/imports/1/drop", {}),
    "texts.ask": (Role.HELPER, "/admin/texts", {}),
    "operator.add": (
        Role.ADMIN, "/admin/operators", {"name": "X", "number": "+919999900077", "role": "viewer"},
    ),
    "operator.role": (Role.ADMIN, "/admin/operators/1/role", {"role": "viewer"}),
    "operator.reset": (Role.ADMIN, "/admin/operators/1/reset", {}),
    "operator.disable": (Role.ADMIN, "/admin/operators/1/disable", {}),
}  # fmt: skip


_TOO_LOW = [
    (role, name)
    for role in (Role.VIEWER, Role.HELPER)
    for name, (least, _path, _fields) in CHANGES.items()
    if not role.may(least)
]


@pytest.fixture
def group(store: Store) -> int:
    """With phones."""
    return store.write(lambda c: make.create_group(c, phones=True))


def _address(store: Store, group: int, member: int) -> int:
    which = select(AddressMember.address_id).where(
        AddressMember.group_id == group, AddressMember.member == member
    )
    return store.read(lambda c: c.execute(which).scalars().first())


def _paths(app: Flask) -> list[tuple[str, str, str]]:
    rules = [r for r in app.url_map.iter_rules() if r.endpoint.startswith("admin.")]
    return [
        (r.endpoint.removeprefix("admin."), method, re.sub(r"<[^>]*register[^>]*>", "cutoff",
         r.rule) if "register" in r.rule else re.sub(r"<[^>]+>", "1", r.rule))
        for r in rules
        for method in r.methods - {"HEAD", "OPTIONS"}
    ]  # fmt: skip


def test_every_path_needs_a_sign_in(app: Flask, store: Store, group: int) -> None:
    """All that there are, so that a new one cannot be forgotten."""
    stranger = Visitor(app, store)
    paths = [path for path in _paths(app) if path[0] not in _OPEN]
    assert len(paths) > 20
    for name, method, path in paths:
        answer = stranger.client.open(path, method=method)
        assert answer.headers.get("Location") == "/admin/sign-in", (name, method)


def test_every_change_is_listed_here(app: Flask) -> None:
    posts = {name for name, method, _ in _paths(app) if method == "POST" and name not in _OPEN}
    assert posts == {name.replace(".", "_") for name in CHANGES}


def test_every_page_is_guarded(app: Flask, inside: Visitor) -> None:
    """Not kept, not framed, nothing run, not found by search engines."""
    for path in ("/admin/", "/admin/groups", "/admin/sign-in", "/c/abcdefghjk"):
        said = inside.get(path).headers
        assert said["Cache-Control"] == "no-store"
        assert "script-src" not in said["Content-Security-Policy"]
        assert "default-src 'none'" in said["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in said["Content-Security-Policy"]
        assert said["X-Robots-Tag"] == "noindex, nofollow"
        assert said["X-Content-Type-Options"] == "nosniff"
        assert said["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("role", "name"), _TOO_LOW)
def test_a_role_that_is_too_low_is_refused(
    inside: Visitor, let: Let, store: Store, group: int, role: Role, name: str
) -> None:
    """Even with a genuine form; and that is written down."""
    _least, path, fields = CHANGES[name]
    who = let(role)
    address, before = _address(store, group, 5), _everything(store)
    answer = who.post(path.format(group=group, address=address, message=1), **fields)
    assert answer.status_code == 403
    assert acts(store)[-1][:2] == (name, "refused")
    assert _everything(store) == before


@pytest.mark.parametrize("name", CHANGES)
def test_a_form_that_is_not_ours_changes_nothing(
    inside: Visitor, store: Store, group: int, name: str
) -> None:
    """Without its token, with another's, or sent by another site."""
    _least, path, fields = CHANGES[name]
    path = path.format(group=group, address=_address(store, group, 5), message=1)
    token, before = inside.token("/admin/"), _everything(store)
    for data, headers in (
        (fields, {}),
        ({**fields, "csrf": "0" * 64}, {}),
        ({**fields, "csrf": token}, {"Sec-Fetch-Site": "cross-site"}),
        ({**fields, "csrf": token}, {"Sec-Fetch-Site": "same-site"}),
    ):
        assert inside.client.post(path, data=data, headers=headers).status_code == 400
        assert acts(store)[-1][:2] == (name, "refused")
    assert _everything(store) == before


def _everything(store: Store) -> list[object]:
    tables = (Operator.role, AddressMember, Outbox.id, OperatorUpload.id)
    return [store.read(lambda c, t=t: c.execute(select(t)).all()) for t in tables]


def test_a_phone_is_taken_away_and_the_officers_are_told(
    inside: Visitor, store: Store, group: int
) -> None:
    """On all its channels, from her alone; nobody is given one here."""
    shared = _address(store, group, REKHA.number)
    path = f"/admin/groups/{group}/members/{REKHA.number}/phones/{shared}/take"
    assert inside.post(path).status_code == 303
    left = select(AddressMember.member).where(AddressMember.address_id == shared)
    assert store.read(lambda c: c.execute(left).scalars().all()) == [RADHA.number]
    told = select(Outbox.kind, Outbox.group_id).where(Outbox.kind == "phone_denied")
    assert len(store.read(lambda c: c.execute(told).all())) == 3
    assert acts(store)[-1] == ("member.phone_taken", "done", group, f"{REKHA.number}/{shared}")
    assert inside.post(path).status_code == 409
    assert acts(store)[-1][1] == "refused"
    assert (
        store.read(lambda c: c.execute(select(Address.phone)).scalars().all()).count(GEETA.phone)
        == 1
    )


def test_the_last_admin_stays(inside: Visitor, store: Store) -> None:
    """Disabled or made less, nobody could let others in."""
    for path, fields in (("disable", {}), ("role", {"role": "viewer"})):
        assert inside.post(f"/admin/operators/1/{path}", **fields).status_code == 409
    assert inside.get("/admin/operators").status_code == 200


def test_operators_are_let_in_and_out(inside: Visitor, let: Let, store: Store) -> None:
    """By an admin; a role counts from the next click on."""
    who = let(Role.VIEWER)
    assert who.get("/admin/operators").status_code == 403
    assert who.get("/admin/log").status_code == 403
    inside.post("/admin/operators/2/role", role="admin")
    assert who.get("/admin/operators").status_code == 200
    assert NUMBER not in who.get("/admin/operators").text
    inside.post("/admin/operators/2/disable")
    assert who.get("/admin/").headers["Location"] == "/admin/sign-in"
    for bad in (
        {"name": "", "number": "+919999900078", "role": "viewer"},
        {"name": "X", "number": "123", "role": "viewer"},
        {"name": "X", "number": NUMBER, "role": "viewer"},
        {"name": "X", "number": "+919999900078", "role": "god"},
    ):
        assert inside.post("/admin/operators", **bad).status_code in {400, 409}
    assert len(store.read(lambda c: c.execute(select(Operator.id)).all())) == 2


def test_what_is_not_there_says_so(inside: Visitor, store: Store) -> None:
    """Numbers of nothing, and nonsense."""
    for path in ("groups/999", "outbox/999", "imports/999", "outbox/9999999999999999999999"):
        assert inside.get(f"/admin/{path}").status_code == 404, path
    for path in ("groups/x", "outbox/-1", "nothing"):
        assert inside.get(f"/admin/{path}").status_code == 404
    for path in ("outbox/999/retry", "groups/999/check", "groups/999/members/1/phone"):
        assert inside.post(f"/admin/{path}").status_code in {404, 409}, path
