"""`make pictures`: those of the pictures the browser tests took that the papers of `docs/` show."""

import shutil
from pathlib import Path

from tests.browser.chromium import SCREENS

_DOCS = Path(__file__).parents[2] / "docs" / "pictures"
_SHOWN = {  # as in docs/ → as the tests name it
    "room": "room-first_meeting-1280",
    "room-phone": "room-claim_and_dispute-360",
    "passbook": "page-passbook-4-hi-360",
    "passbook-desk": "page-passbook-4-hi-1280",
    "month": "page-month-hi-360",
    "month-desk": "page-month-en-1280",
    "meeting": "page-meeting-hi-360",
    "receipts": "page-receipts-hi-360",
    "page-first": "page-first-hi-360",
    "page-code": "page-code-ask-hi-360",
    "console-overview": "console-en-overview-1280",
    "console-messages": "console-en-dead-1280",
    "console-group": "console-en-group-1280",
    "console-import": "console-en-faults-1280",
    "console-phone": "console-hi-overview-360",
}


def main() -> None:
    """Say what is missing, and end with 1 then."""
    _DOCS.mkdir(parents=True, exist_ok=True)
    missing = [name for name in _SHOWN.values() if not (SCREENS / f"{name}.png").exists()]
    for shown, taken in _SHOWN.items():
        if taken not in missing:
            shutil.copyfile(SCREENS / f"{taken}.png", _DOCS / f"{shown}.png")
    if missing:
        raise SystemExit(f"The tests took no picture {', '.join(missing)}.")


if __name__ == "__main__":
    main()
