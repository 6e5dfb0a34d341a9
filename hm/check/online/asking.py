"""What servers answer for some addresses, asked politely and remembered for some days.

One request at a time goes to a host, several hosts are asked at once, and each host is left in
peace for a moment between two requests. Bodies are not read.
"""

from __future__ import annotations

import http.client
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import hm
from hm.check.online.answers import Answer, Answers, Fault

HOSTS_AT_ONCE = 8
PAUSE = 0.2
"""Seconds between two requests to a host."""
PATIENCE = 10.0
"""Seconds that a server has for its answer."""
_MOST_HOPS = 10
_PERMANENT = (301, 308)
_MOVED = (301, 302, 303, 307, 308)
_NOT_TO_HEAD = (400, 403, 404, 405, 406, 410, 500, 501, 503)
"""What some servers answer to HEAD, and not to GET."""
_USER_AGENT = f"hm/{hm.__version__} (checks the links of a magazine)"
_UNKNOWN = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def ask(
    addresses: Iterable[str], folder: Path, told: Callable[[int, int], None]
) -> dict[str, Answer]:
    """What the servers answer for each address (https://…), or have answered of late.

    ``folder`` is the cache. ``told`` is called with how many are done, and of how many.
    """
    wanted = list(dict.fromkeys(addresses))
    remembered = Answers(folder)
    found = {one: answer for one in wanted if (answer := remembered.of(one))}
    hosts: dict[str, list[str]] = {}
    for one in wanted:
        if one not in found:
            hosts.setdefault(urlsplit(one).netloc.lower(), []).append(one)
    total = len(wanted)
    told(len(found), total)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        for answers in pool.map(_ask_host, hosts.values()):
            found |= answers
            told(len(found), total)
    remembered.keep(found)
    return found


def _ask_host(addresses: list[str]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for number, one in enumerate(addresses):
        if number:
            time.sleep(PAUSE)
        found[one] = _ask(one)
    return found


def _ask(address: str) -> Answer:
    """Follow an address to where it ends."""
    here, permanent = address, True
    for _ in range(_MOST_HOPS):
        answer, target = _once(here)
        if target is None:
            moved = here if permanent and here != address else ""
            return Answer(answer.status, moved, answer.fault)
        permanent = permanent and answer.status in _PERMANENT
        here = _joined(here, target)
        if not here:
            return Answer(answer.status, "", Fault.ASTRAY)
    return Answer(0, "", Fault.ASTRAY)


def _joined(here: str, target: str) -> str:
    """Where a redirect leads; empty where that is no web page."""
    try:
        there = urljoin(here, target)
        return there if urlsplit(there).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _once(address: str) -> tuple[Answer, str | None]:
    """The answer of one server, and where it sends us on, if it does."""
    answer, target = _request(address, "HEAD")
    if answer.status in _NOT_TO_HEAD or answer.fault is Fault.BROKEN:
        answer, target = _request(address, "GET")
    return answer, target


def _request(address: str, method: str) -> tuple[Answer, str | None]:
    headers = {"User-Agent": _USER_AGENT, "Accept": "*/*"}
    try:
        request = urllib.request.Request(_written(address), method=method, headers=headers)
        with _opener().open(request, timeout=PATIENCE) as response:
            return Answer(response.status), None
    except urllib.error.HTTPError as error:
        with error:
            target = error.headers.get("Location") if error.code in _MOVED else None
            return Answer(error.code), target
    except urllib.error.URLError as error:
        return Answer(0, "", _fault(error.reason)), None
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Answer(0, "", _fault(error)), None


def _fault(reason: object) -> Fault:
    if isinstance(reason, socket.gaierror):
        return Fault.UNKNOWN_HOST if reason.errno in _UNKNOWN else Fault.NO_NETWORK
    if isinstance(reason, TimeoutError):
        return Fault.SLOW
    if isinstance(reason, OSError) and "CERTIFICATE_VERIFY_FAILED" in str(reason):
        return Fault.CERTIFICATE
    if isinstance(reason, ConnectionRefusedError):
        return Fault.REFUSED
    return Fault.BROKEN


def _written(address: str) -> str:
    """An address as it is sent: signs that are none of an address escaped, no fragment."""
    parts = urlsplit(address)
    try:
        host = parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        host = parts.netloc
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, host, path, query, ""))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Lets a redirect come back as an answer, so that its kind is known."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        return None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_NoRedirects)
