"""Connections to a provider that stay open, for all threads; nothing is sent twice."""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3

CONNECT, READ = 5.0, 10.0  # seconds; a lease outlasts both (bot/outbox/claim.py)
_CONNECTIONS = 64  # kept open: as many as threads send (bot/outbox/pool.py)


def connections(url: str) -> urllib3.PoolManager:
    """To the host of `url`, through the proxy that the environment names, if it names one for it.

    No retries, no redirects: whether a request may be repeated only the outbox knows.
    """
    host = urlsplit(url).hostname or ""
    proxy = None if proxy_bypass(host) else getproxies().get(urlsplit(url).scheme)
    timeout = urllib3.Timeout(connect=CONNECT, read=READ)
    if proxy:
        return urllib3.ProxyManager(proxy, maxsize=_CONNECTIONS, retries=False, timeout=timeout)
    return urllib3.PoolManager(maxsize=_CONNECTIONS, retries=False, timeout=timeout)
