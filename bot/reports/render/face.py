"""Letters as they are written: HarfBuzz chooses and places the glyphs of each word.

A letter is not a glyph in Devanagari: क्षि is one cluster, its ि stands before what it follows. So
nothing here ever draws signs one by one.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb

_FONTS = Path(__file__).parent.parent / "fonts"
_FILES = {False: "NotoSansDevanagari-Regular.ttf", True: "NotoSansDevanagari-Bold.ttf"}
UNITS = 1000  # of the font's em
# Words of one script at a time: what follows them without a script of its own goes along.
_RUNS = re.compile(r"[^\u0900-\u097f\ua8e0-\ua8ff]+|[\u0900-\u097f\ua8e0-\ua8ff\u200c\u200d]+")


class Glyph(NamedTuple):
    """`cluster` = place in the text of what it stands for; the rest in thousandths of an em."""

    id: int
    cluster: int
    advance: int
    dx: int
    dy: int


class Run(NamedTuple):
    """A text, shaped."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: int


class Face:
    """One weight of the font."""

    def __init__(self, file: Path) -> None:
        self._blob: Any = hb.Blob.from_file_path(str(file))
        self.face: Any = hb.Face(self._blob)
        self._font: Any = hb.Font(self.face)
        extents = self._font.get_font_extents("ltr")
        self.ascent, self.descent = extents.ascender, extents.descender

    def shape(self, text: str) -> Run:
        """The glyphs of `text`, in the order in which they are drawn."""
        return _shape(self, text)

    def glyphs(self, text: str) -> list[Glyph]:
        """Freshly shaped."""
        found: list[Glyph] = []
        for part in _RUNS.finditer(text):
            buffer: Any = hb.Buffer()
            buffer.add_str(part.group())
            buffer.guess_segment_properties()
            hb.shape(self._font, buffer)
            for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
                place = info.cluster + part.start()
                found.append(Glyph(info.codepoint, place, at.x_advance, at.x_offset, at.y_offset))
        return found

    def clusters(self, text: str) -> list[str]:
        """`text` in the pieces that are drawn as one and must not be parted."""
        starts = sorted({glyph.cluster for glyph in self.shape(text).glyphs} | {0})
        ends = [*starts[1:], len(text)]
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]

    def subset(self, glyphs: set[int]) -> bytes:
        """The font with these glyphs alone, under the numbers that they have."""
        wanted: Any = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        for table in ("GSUB", "GPOS", "GDEF", "name"):
            wanted.drop_table_tag_set.add(int.from_bytes(table.encode(), "big"))
        return bytes(hb.subset(self.face, wanted).blob.data)


@lru_cache(maxsize=8192)
def _shape(face: Face, text: str) -> Run:
    glyphs = tuple(face.glyphs(text))
    return Run(text, glyphs, sum(glyph.advance for glyph in glyphs))


@cache
def face(*, bold: bool) -> Face:
    """Noto Sans Devanagari, which has Latin letters, figures and ₹ too."""
    return Face(_FONTS / _FILES[bold])


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Of `text`, in points."""
    return face(bold=bold).shape(text).width * size / UNITS
