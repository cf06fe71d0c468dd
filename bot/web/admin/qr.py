"""The secret as a picture for code apps, drawn here: it goes to nobody else's server."""

import io

import segno
from markupsafe import Markup


def picture(address: str) -> Markup:
    """SVG to stand in the page: a picture of its own would have an address of its own."""
    drawn = io.BytesIO()
    segno.make(address, micro=False).save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, dark="#000",
        light="#fff", svgclass="qr", lineclass=None,
    )  # fmt: skip
    return Markup(drawn.getvalue().decode())  # noqa: S704  # made of squares alone
