"""What most kinds of answers share."""

from typing import Any


class Plain:
    """No choices, no example, kept as it is, and not to be changed from a later question."""

    @property
    def choices(self) -> tuple[str, ...]:
        """Labels to choose from."""
        return ()

    @property
    def example(self) -> str:
        """How an answer may look."""
        return ""

    def correct(self, words: str, value: Any) -> Any:
        """Nothing earlier is changed unless a kind knows how."""
        return None

    def keep(self, value: Any) -> Any:
        """Most values are JSON already."""
        return value
