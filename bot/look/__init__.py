"""How pages look: one style sheet and one font for all of them; nothing but files."""

from pathlib import Path

FOLDER = Path(__file__).parent / "static"
KEPT_FOR = 3600  # seconds in which a browser does not ask again: on 2G that is money
