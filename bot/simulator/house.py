"""What the house around tells of itself (its people, its meetings, its Redis), and what is wished.

Whoever runs the house (`make run`) calls `hear` again and again; what it returns is the answer.
"""

from collections.abc import Mapping
from typing import Any

_REDIS = {"running", "down"}


class House:
    """Nothing is known of it until it tells; what it told goes to the page as it is."""

    def __init__(self) -> None:
        self.groups: list[dict[str, Any]] = []  # {code, name, meeting, people: [{number, …}]}
        self.redis = ""  # running | down; "" = nobody here can stop it
        self.wishes = {"redis": "running"}

    def hear(self, told: Mapping[str, Any]) -> bool:
        """Take in what it tells; whether that is new. Raises ValueError."""
        groups, redis = told.get("groups", self.groups), told.get("redis", "")
        if not isinstance(groups, list) or redis not in _REDIS | {""}:
            raise ValueError(f"groups is a list; redis is one of {sorted(_REDIS)} or empty")
        is_new = (groups, redis) != (self.groups, self.redis)
        self.groups, self.redis = groups, redis
        return is_new

    def wish(self, redis: str) -> None:
        """Order a state of the house. Raises ValueError."""
        if redis not in _REDIS:
            raise ValueError(f"redis is one of {sorted(_REDIS)}")
        self.wishes["redis"] = redis

    def meeting_of(self, code: str) -> str | None:
        """When the group meets next, as ISO 8601."""
        found = (group.get("meeting") for group in self.groups if group.get("code") == code)
        return next(found, None)
