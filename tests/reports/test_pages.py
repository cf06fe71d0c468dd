"""Papers as they are seen. Every one is written into .run/papers, for people to look at."""

import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from bot.domain.papers import OF_MEMBER, Name, Paper
from bot.i18n import speaking
from bot.reports.make import make, sheet
from bot.reports.paper import Column, Kind, Sheet, Table
from bot.reports.render.face import width
from bot.reports.render.layout import pages
from bot.reports.render.marks import HEIGHT, MARGIN, WIDTH, Fill, Page, Words
from bot.reports.render.pdf import pdf
from bot.reports.render.picture import png
from bot.store import Store
from tests.reports.village import NOW, create_village

PICTURES = Path(__file__).parents[2] / ".run" / "papers"
_SCALE = 3
_INK = 200  # of 255; letters are darker


@pytest.fixture
def village(store: Store) -> tuple[Store, int]:
    """Twenty women, two years."""
    return store, store.write(create_village)


def _asked(name: Name, form: str = "png") -> Paper:
    return Paper(name, member=4 if name in OF_MEMBER else None, form=form)


@pytest.mark.parametrize("language", ["hi", "en"])
@pytest.mark.parametrize("name", list(Name))
def test_every_paper(village: tuple[Store, int], name: Name, language: str) -> None:
    """Drawn as a picture and as a PDF; no ink reaches over the edge of its cell or page."""
    store, group = village
    folder = PICTURES / language
    folder.mkdir(parents=True, exist_ok=True)
    for form in ("png", "pdf", "csv", "xlsx"):
        made = store.read(lambda c: make(c, group, _asked(name, form), language, NOW))  # noqa: B023
        (folder / f"{name}.{form}").write_bytes(made.content)
    with speaking(language):
        drawn = pages(store.read(lambda c: sheet(c, group, _asked(name), NOW)))
        for page in drawn:
            _assert_inside(page)


def _assert_inside(page: Page) -> None:
    """Between two cells, and beside the page's margins, there is nothing but white."""
    words = Page(words=page.words)
    ink = _Ink(pdf([words], "x"))
    assert not list(ink.across(MARGIN - 3, 0, HEIGHT))
    assert not list(ink.across(WIDTH - MARGIN + 3, 0, HEIGHT))
    for box, text in page.boxes:
        for x in (box.x, box.x + box.width):
            at = list(ink.across(x, box.y, box.y + box.height))
            assert not at, f"“{text}” reaches over the edge of its cell"
        below = list(ink.along(box.y + box.height, box.x, box.x + box.width))
        assert not below, f"“{text}” reaches into the next row"


class _Ink:
    """The dark points of a page."""

    def __init__(self, file: bytes) -> None:
        document = pypdfium2.PdfDocument(file)
        bitmap = document[0].render(scale=_SCALE, grayscale=True)
        self._rows, self._stride = bytes(bitmap.buffer), bitmap.stride
        document.close()

    def across(self, x: float, top: float, bottom: float) -> Iterator[int]:
        """Where the upright line at `x` is dark."""
        column = round(x * _SCALE)
        for row in range(round(top * _SCALE) + 1, round(bottom * _SCALE) - 1):
            if self._rows[row * self._stride + column] < _INK:
                yield row

    def along(self, y: float, left: float, right: float) -> Iterator[int]:
        """Where the level line at `y` is dark."""
        start = round(y * _SCALE) * self._stride
        for column in range(round(left * _SCALE), round(right * _SCALE)):
            if self._rows[start + column] < _INK:
                yield column


def test_a_picture_is_of_the_page_and_wide_enough_for_a_phone(village: tuple[Store, int]) -> None:
    """PNG, grey, 1080 points wide, upright."""
    store, group = village
    made = store.read(lambda c: make(c, group, _asked(Name.PASSBOOK), "hi", NOW))
    assert made.kind == "image/png"
    width, height = struct.unpack(">II", made.content[16:24])
    assert (width, height) == (1080, 1533)
    assert len(made.content) < 300_000  # on a slow connection too


def test_joined_letters_look_other_than_letters_side_by_side() -> None:
    """The pixels of क्षि are not those of its signs drawn one by one."""

    def picture(words: list[Words]) -> bytes:
        return png(pdf([Page(words=words)], "x"), pixels=420)

    shaped = picture([Words(20, 60, "क्षि", 40)])
    x, apart = 20.0, []
    for sign in "क्षि":
        apart.append(Words(x, 60, sign, 40))
        x += width(sign, 40)
    assert shaped != picture(apart)
    assert shaped == picture([Words(20, 60, "क्षि", 40)])  # and always the same


def test_a_long_table_goes_on_under_the_same_head() -> None:
    """No row is lost or drawn twice, and each page says which it is."""
    columns = (Column("दिन", Kind.DAY), Column("किसलिए"), Column("रकम", Kind.MONEY))
    rows = tuple((date(2026, 1, 1), f"बात {n}", n * 100) for n in range(200))
    long = Sheet("x", "लंबा कागज", "समूह", "2026", (Table(columns, rows),))
    with speaking("hi"):
        drawn = pages(long)
    assert len(drawn) > 3
    said = [[words.text for words in page.words] for page in drawn]
    assert [text for page in said for text in page if text.startswith("बात")] == [
        f"बात {n}" for n in range(200)
    ]
    assert all("किसलिए" in page for page in said)
    assert [f"पेज {n} / {len(drawn)}" in page for n, page in enumerate(said, 1)] == [True] * len(
        drawn
    )
    for page in drawn:
        _assert_inside(page)
        assert max(words.y for words in page.words) < HEIGHT


@pytest.mark.parametrize("name", list(Name))
def test_a_group_that_has_nothing_yet(store: Store, name: Name) -> None:
    """Says so; a loan that is not there is not."""
    group = store.write(lambda c: create_village(c, many=0, code="EMPTY"))
    if name is Name.SCHEDULE:
        with pytest.raises(LookupError):
            store.read(lambda c: sheet(c, group, _asked(name), NOW))
        return
    with speaking("hi"):
        drawn = pages(store.read(lambda c: sheet(c, group, _asked(name), NOW)))
        assert len(drawn) == (2 if name is Name.YEAR else 1)  # it lists all twenty
        for page in drawn:
            _assert_inside(page)


def test_ink_is_seen_where_letters_reach_over() -> None:
    """The test of the tests: a name drawn over the edge of its cell is found."""
    over = Page(words=[Words(MARGIN, 40, "श्रीमती भुवनेश्वरी", 20)])
    over.boxes.append((Fill(MARGIN, 20, 60, 30, 0), "भुवनेश्वरी"))
    with pytest.raises(AssertionError, match="reaches over"):
        _assert_inside(over)


def test_a_name_of_forty_letters_and_a_crore_fit() -> None:
    """The figures stay whole and the name takes more lines."""
    name = "श्रीमती भुवनेश्वरी सावित्रीबाई रामप्रसाद चंद्राकर वर्मा (20)"
    money = tuple(Column(head, Kind.MONEY) for head in ("बचत", "लोन वापसी", "ब्याज", "जुर्माना", "कुल"))
    columns = (Column("क्र.", Kind.COUNT), Column("नाम"), *money)
    table = Table(columns, ((20, name, *(1_23_45_678_00,) * 5),))
    with speaking("hi"):
        (page,) = pages(Sheet("x", "कागज", "समूह", "आज", (table,)))
    _assert_inside(page)
    assert [words.text for words in page.words].count("1,23,45,678") == 5
