"""Threads for calls to the provider; they stay, and with them their connections."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

THREADS = 64


@cache
def pool() -> ThreadPoolExecutor:
    """The pool of this process."""
    return ThreadPoolExecutor(THREADS, thread_name_prefix="sender")
