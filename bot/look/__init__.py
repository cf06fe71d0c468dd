"""How pages look: one style sheet and one font for all of them; nothing but files."""

from pathlib import Path

FOLDER = Path(__file__).parent / "static"
