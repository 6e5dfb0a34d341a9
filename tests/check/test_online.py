"""``hm check --online``, against a server on this machine."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from hm.cli import run
from tests.check.tiny import Case

ANSWERS = {
    "/p/here": (200, ""),
    "/p/gone": (410, ""),
    "/p/moved": (301, "/p/here"),
    "/p/for-now": (302, "/p/here"),
    "/p/to-nowhere": (301, "/p/lost"),
    "/p/round": (301, "/p/round"),
    "/p/refuses": (403, ""),
    "/p/ill": (503, ""),
}


class Server(ThreadingHTTPServer):
    """Answers as above, any other page with 404, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, str]] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        agent = self.headers["User-Agent"]
        self.server.asked.append((self.command, self.path, agent))
        status, target = ANSWERS.get(self.path, (404, ""))
        if self.path == "/p/no-head":
            status = 405 if self.command == "HEAD" else 200
        self.send_response(status)
        if target:
            self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "*")
    with Server() as served:
        thread = threading.Thread(target=served.serve_forever, args=(0.01,))
        thread.start()
        yield served
        served.shutdown()
        thread.join()


def check(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], body: str
) -> list[tuple[str, int, str]]:
    """Severity, line and message of all that is said of some text."""
    head = "---\ntitle: A story\nkind: feature\nsection: news\nauthors: [Ann Example]\n---\n"
    Case("", "", {"articles/story.md": head + body}).write(root)
    monkeypatch.chdir(root)
    monkeypatch.setenv("HM_CACHE", str(root / "cache"))
    capsys.readouterr()
    wanted = ["check", "--no-layout", "--online", "--select", "dead-link", "--format", "json"]
    assert run(wanted) == 0
    found = json.loads(capsys.readouterr().out)
    return [(one["severity"], one["line"], one["message"]) for one in found]


def test_what_servers_say(
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    base = f"http://127.0.0.1:{server.server_port}/p"
    pages = ["here", "lost", "gone", "moved", "for-now", "to-nowhere", "round", "refuses", "ill"]
    body = "".join(f"\n[page]({base}/{page})" for page in [*pages, "no-head", "here"])
    found = check(tmp_path, monkeypatch, capsys, f"{body}\n[mail](mailto:ann@example.org)")

    said = {line: (severity, message) for severity, line, message in found}
    assert {line: severity for line, (severity, _) in said.items()} == {
        9: "warning",
        10: "warning",
        13: "warning",
        11: "hint",
        14: "hint",
        16: "hint",
    }
    assert "no such page" in said[9][1]
    assert "gone" in said[10][1]
    assert f"{base}/here" in said[11][1]
    assert "in circles" in said[14][1]
    assert "503" in said[16][1]

    assert ("GET", "/p/no-head") in {asked[:2] for asked in server.asked}
    assert [asked[1] for asked in server.asked].count("/p/here") == 3  # itself, and twice moved to
    assert all(agent.startswith("hm/") for _, _, agent in server.asked)


def test_answers_are_remembered(
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    body = f"\n[page](http://127.0.0.1:{server.server_port}/lost)\n"
    first = check(tmp_path, monkeypatch, capsys, body)
    asked = len(server.asked)
    assert check(tmp_path, monkeypatch, capsys, body) == first
    assert len(server.asked) == asked

    file = tmp_path / "cache" / "links.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    old = {address: [row[0] - 4 * 24 * 3600, *row[1:]] for address, row in kept.items()}
    file.write_text(json.dumps(old), encoding="utf-8")
    assert check(tmp_path, monkeypatch, capsys, body) == first
    assert len(server.asked) == 2 * asked

    file.write_text("nothing that was written here", encoding="utf-8")
    assert check(tmp_path, monkeypatch, capsys, body) == first


def test_servers_that_are_not_there(
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    known = socket.getaddrinfo

    def looked_up(host: str | bytes | None, *rest: Any, **options: Any) -> Any:
        if host != "127.0.0.1":
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return known(host, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    nowhere = "\n[page](https://nowhere.example.org/page)\n"
    # As long as no server answers, it may be the network.
    [(severity, line, message)] = check(tmp_path, monkeypatch, capsys, nowhere)
    assert (severity, line) == ("hint", 8)
    assert "no such server" in message

    here = f"\n[page](http://127.0.0.1:{server.server_port}/p/here)\n"
    [(severity, line, _)] = check(tmp_path, monkeypatch, capsys, nowhere + here)
    assert (severity, line) == ("warning", 8)

    server.shutdown()
    server.server_close()
    away = f"\n[page](http://127.0.0.1:{server.server_port}/away)\n"
    [(severity, _, message)] = check(tmp_path, monkeypatch, capsys, away)
    assert severity == "hint"
    assert "refused" in message


def test_nothing_is_asked_unless_wanted(
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    check(tmp_path, monkeypatch, capsys, "\n<!-- hm: ignore dead-link -->\n\nWords.\n")
    body = f"\n[page](http://127.0.0.1:{server.server_port}/lost)\n"
    story = tmp_path / "issues/issue-1/articles/story.md"
    story.write_text(story.read_text(encoding="utf-8") + body, encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "--no-layout", "--hints", "--select", "links,sources"]) == 0
    # A comment for what was not asked is not idle.
    assert "no faults found" in capsys.readouterr().out
    assert server.asked == []

    assert run(["check", "--no-layout", "--select", "dead-link"]) == 2
    assert "add --online" in capsys.readouterr().err
