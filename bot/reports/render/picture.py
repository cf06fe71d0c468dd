"""A page of a PDF as a PNG picture, in shades of grey."""

import struct
import zlib

import pypdfium2

_PIXELS = 1080  # of a phone's width; WhatsApp makes pictures smaller from 1600 on
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png(pdf: bytes, page: int = 0, pixels: int = _PIXELS) -> bytes:
    """Page `page` (from 0), `pixels` wide."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[page]
        drawn = sheet.render(scale=pixels / sheet.get_width(), grayscale=True)
        rows = bytes(drawn.buffer)
        return _packed(rows, drawn.width, drawn.height, drawn.stride)
    finally:
        document.close()


def _packed(rows: bytes, width: int, height: int, stride: int) -> bytes:
    """Grey, 8 bits: each row behind the number of its filter (0 = as it is)."""
    lines = b"".join(b"\0" + rows[n * stride : n * stride + width] for n in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(lines, 4)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
