"""Where a token may be sent: to the platform's own host and nowhere else."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urljoin, urlsplit

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_PORTS = {"http": 80, "https": 443}


def joined(root: str, path: str) -> str:
    """The address of `path` below `root`, which may end in a slash."""
    return f"{root.rstrip('/')}/{path.lstrip('/')}"


def own_address(root: str, location: str, friends: Collection[str] = ()) -> str | None:
    """`location` (absolute, or relative to `root`) as an absolute address, None if it leads elsewhere.

    It may lead to the host and port of `root`, or by HTTPS to a host that ends in one of `friends`
    (".googleapis.com").
    """
    try:
        address = urljoin(root, location.strip())
        here, there = urlsplit(root), urlsplit(address)
        if there.username or there.password or there.scheme not in _PORTS:
            return None
        same_port = (here.port or _PORTS[here.scheme]) == (there.port or _PORTS[there.scheme])
    except (ValueError, KeyError):
        return None
    if same_port and here.scheme == there.scheme and _host(here.hostname) == _host(there.hostname):
        return address
    friendly = f".{there.hostname}".endswith(tuple(friends)) if friends else False
    return address if friendly and there.scheme == "https" and there.port in {None, 443} else None


def _host(name: str | None) -> str:
    return "localhost" if name in _LOOPBACK else name or ""
