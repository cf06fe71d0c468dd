"""`flask --app wsgi operator …`: let in, listed, shut out, and begun anew."""

from collections.abc import Callable

from click.testing import Result
from sqlalchemy import select

from bot.store import Store
from bot.store.tables import Operator, OperatorAct

Run = Callable[..., Result]
NUMBER = "+91 99999 00090"


def test_an_operator_comes_and_goes(run: Run, store: Store) -> None:
    """Of her number only the end is printed; each change is in the log."""
    added = run("operator", "add", "Anita", NUMBER, "--role", "helper")
    assert added.exit_code == 0, added.output
    assert "SECRET_KEY" in added.output
    listed = run("operator", "list").output
    assert "helper  new" in listed
    assert "…0090  Anita" in listed
    assert "99999" not in listed
    assert run("operator", "reset", NUMBER).exit_code == 0
    assert run("operator", "disable", "9999900090").exit_code == 0
    assert "disabled" in run("operator", "list").output
    again = run("operator", "add", "Anita Devi", NUMBER, "--role", "admin")
    assert again.exit_code == 0
    rows = store.read(lambda c: c.execute(select(Operator.name, Operator.role)).all())
    assert [tuple(row) for row in rows] == [("Anita Devi", "admin")]
    log = select(OperatorAct.act, OperatorAct.operator_id).order_by(OperatorAct.id)
    assert [tuple(row) for row in store.read(lambda c: c.execute(log).all())] == [
        ("operator.add", None), ("operator.reset", None), ("operator.disable", None),
        ("operator.add", None),
    ]  # fmt: skip


def test_what_is_refused(run: Run) -> None:
    """A second one with the number, a number that is none, nobody."""
    assert run("operator", "add", "Anita", NUMBER).exit_code == 0
    twice = run("operator", "add", "Anita", NUMBER)
    assert twice.exit_code == 1
    assert "There is an operator with this number already." in twice.output
    assert run("operator", "add", "Anita", "12345").exit_code == 1
    assert run("operator", "add", " ", "+919999900091").exit_code == 1
    for act in ("disable", "reset"):
        assert run("operator", act, "+919999900099").exit_code == 1
