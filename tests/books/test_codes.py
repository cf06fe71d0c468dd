"""Receipt codes: short, told apart, never the same twice."""

from bot.books.codes import DIGITS, HOW_MANY, LETTERS, code


def test_no_code_comes_twice() -> None:
    """Among 800,000 entries of a group, each has letters and digits that look alike to nobody."""
    codes = {code(7, number) for number in range(1, 800_001)}
    assert len(codes) == 800_000
    assert all(set(c) & set(LETTERS) and set(c) & set(DIGITS) for c in codes)
    assert not set("".join(codes)) & set("ILO01")


def test_four_characters_are_enough_for_a_long_time() -> None:
    """Then there are five."""
    assert len(code(1, HOW_MANY)) == 4
    assert len(code(1, HOW_MANY + 1)) == 5


def test_neighbours_look_different() -> None:
    """And another group's first code is another."""
    first, second = code(1, 1), code(1, 2)
    assert sum(a != b for a, b in zip(first, second, strict=True)) >= 2
    assert len({code(group, 1) for group in range(1, 50)}) == 49
