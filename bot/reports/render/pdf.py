"""Pages as a PDF file, written as the format says (ISO 32000): glyphs where HarfBuzz put them.

Fonts go in with the glyphs used alone, cut out by HarfBuzz too: in half a millisecond, where the
libraries that make PDFs take 60 and more (`benchmarks/papers.py`).
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence

from bot.reports.render.face import UNITS, Face, Glyph, face
from bot.reports.render.marks import HEIGHT, WIDTH, Page, Words

_FONTS = {False: "F", True: "B"}
_WIDTH = 500  # what the file says of every glyph (/DW); `_shows` says by how much it is wrong


def pdf(pages: Sequence[Page], title: str) -> bytes:
    """The file; the same pages always give the same bytes."""
    file = _File()
    used: dict[bool, dict[int, str]] = {bold: {} for bold in _FONTS}
    streams = [_content(page, used).encode() for page in pages]
    fonts = {bold: _font(file, face(bold=bold), glyphs) for bold, glyphs in used.items() if glyphs}
    names = " ".join(f"/{_FONTS[bold]} {number} 0 R" for bold, number in fonts.items())
    root, tree = file.reserve(), file.reserve()
    kids = []
    for stream in streams:
        content = file.stream(stream)
        kids.append(
            file.add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
                f"/Resources << /Font << {names} >> >> /Contents {content} 0 R >>"
            )
        )
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    file.put(tree, f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>")
    file.put(root, f"<< /Type /Catalog /Pages {tree} 0 R >>")
    return file.bytes(root, file.add(f"<< /Title {_text(title)} >>"))


def _content(page: Page, used: dict[bool, dict[int, str]]) -> str:
    parts = [
        f"{fill.grey:.2f} g {fill.x:.2f} {HEIGHT - fill.y - fill.height:.2f} "
        f"{fill.width:.2f} {fill.height:.2f} re f"
        for fill in page.fills
    ]
    parts += [_words(words, used[words.bold]) for words in page.words if words.text]
    return "\n".join(parts)


def _words(words: Words, used: dict[int, str]) -> str:
    """One text. What it says goes along, for readers that read aloud or search (§14.9.4)."""
    run = face(bold=words.bold).shape(words.text)
    for glyph, meaning in zip(run.glyphs, _meanings(run.text, run.glyphs), strict=True):
        used.setdefault(glyph.id, meaning)
    start = f"1 0 0 1 {words.x:.2f} {HEIGHT - words.y:.2f} Tm"
    return (
        f"/Span << /ActualText {_text(run.text)} >> BDC BT {words.grey:.2f} g "
        f"/{_FONTS[words.bold]} {words.size} Tf {start} {' '.join(_shows(run.glyphs, words.size))} "
        "ET EMC"
    )


def _shows(glyphs: Iterable[Glyph], size: float) -> Iterator[str]:
    """Glyphs one after the other; TJ's figures move back, in thousandths of the size."""
    row: list[str] = []
    rise = 0
    for glyph in glyphs:
        if glyph.dy != rise:
            if row:
                yield f"[{' '.join(row)}] TJ"
            row, rise = [], glyph.dy
            yield f"{rise * size / UNITS:.2f} Ts"
        if glyph.dx:
            row.append(f"{-glyph.dx}")
        row.append(f"<{glyph.id:04X}>")
        rest = glyph.dx + _WIDTH - glyph.advance
        if rest:
            row.append(f"{rest}")
    if row:
        yield f"[{' '.join(row)}] TJ"
    if rise:
        yield "0 Ts"


def _meanings(text: str, glyphs: Sequence[Glyph]) -> Iterator[str]:
    """What each glyph stands for: the first of a cluster for all of it, the others for nothing."""
    starts = sorted({glyph.cluster for glyph in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    seen: set[int] = set()
    for glyph in glyphs:
        yield "" if glyph.cluster in seen else text[glyph.cluster : ends[glyph.cluster]]
        seen.add(glyph.cluster)


def _font(file: "_File", letters: Face, used: dict[int, str]) -> int:
    data = file.stream(letters.subset(set(used)), "/Length1 {length}")
    name = "/AAAAAA+NotoSansDevanagari"
    about = file.add(
        f"<< /Type /FontDescriptor /FontName {name} /Flags 4 /FontBBox [-1000 -500 2000 1200] "
        f"/ItalicAngle 0 /Ascent {letters.ascent} /Descent {letters.descent} /CapHeight 714 "
        f"/StemV 80 /FontFile2 {data} 0 R >>"
    )
    inner = file.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {name} /CIDToGIDMap /Identity "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {about} 0 R /DW {_WIDTH} >>"
    )
    unicode_ = file.stream(_to_unicode(used).encode())
    return file.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont {name} /Encoding /Identity-H "
        f"/DescendantFonts [{inner} 0 R] /ToUnicode {unicode_} 0 R >>"
    )


def _to_unicode(used: dict[int, str]) -> str:
    known = [(glyph, meaning) for glyph, meaning in sorted(used.items()) if meaning]
    blocks = []
    for start in range(0, len(known), 100):  # as many as a block may have
        some = known[start : start + 100]
        rows = "\n".join(f"<{g:04X}> <{m.encode('utf-16-be').hex()}>" for g, m in some)
        blocks.append(f"{len(some)} beginbfchar\n{rows}\nendbfchar")
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Sakhi def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + "\n".join(blocks)
        + "\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _text(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class _File:
    """Numbered objects and the table of where each begins."""

    def __init__(self) -> None:
        self._objects: dict[int, bytes] = {}
        self._last = 0

    def reserve(self) -> int:
        self._last += 1
        return self._last

    def put(self, number: int, body: str | bytes) -> None:
        self._objects[number] = body.encode() if isinstance(body, str) else body

    def add(self, body: str | bytes) -> int:
        number = self.reserve()
        self.put(number, body)
        return number

    def stream(self, data: bytes, more: str = "") -> int:
        packed = zlib.compress(data, 6)
        keys = f"/Length {len(packed)} /Filter /FlateDecode {more.format(length=len(data))}"
        return self.add(f"<< {keys} >>\nstream\n".encode() + packed + b"\nendstream")

    def bytes(self, root: int, info: int) -> bytes:
        body = bytearray(b"%PDF-1.5\n%\xe0\xa4\x95\n")
        places = []
        for number in range(1, self._last + 1):
            places.append(len(body))
            body += f"{number} 0 obj\n".encode() + self._objects[number] + b"\nendobj\n"
        table = len(body)
        body += f"xref\n0 {self._last + 1}\n0000000000 65535 f \n".encode()
        body += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
        body += (
            f"trailer\n<< /Size {self._last + 1} /Root {root} 0 R /Info {info} 0 R >>\n"
            f"startxref\n{table}\n%%EOF\n"
        ).encode()
        return bytes(body)
