"""issue.yaml, magazine.yaml and front matter to the typed model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from hm.model.article import Article, Kind
from hm.model.issue import Issue
from hm.model.prose import Break, Emphasis, plain
from hm.read import Reading, read_issue, read_magazine

Read = Callable[..., Reading]
HEAD = "title: T\nkind: news\nsection: heads-up\n"


def issue_of(reading: Reading) -> Issue:
    assert reading.issue is not None
    return reading.issue


def article(read: Read, front: str, body: str = "Words.\n") -> tuple[Article, list[str]]:
    """The article of a manuscript, and what was found wrong in it."""
    reading = read({"articles/short-meetings.md": f"---\n{front}---\n\n{body}"})
    told = [f"{d.rule}: {d.message}" for d in reading.diagnostics]
    return issue_of(reading).articles["short-meetings"], told


def test_the_whole_tiny_issue(read: Read) -> None:
    reading = read()
    issue = issue_of(reading)
    assert reading.diagnostics == ()
    assert not reading.fatal
    assert issue.label == "issue 1 // spring 2025"
    assert issue.published == dt.date(2025, 3, 1)
    assert list(issue.articles) == sorted(issue.articles)
    assert issue.cover.headline == "The smallest office in the country"
    assert issue.cover.text == "(and a chair that’s borrowed)"
    assert issue.cover.picture is not None
    assert issue.cover.picture.size == (300, 400)
    assert issue.cover.lines[0].article == "short-meetings"
    assert [credit.name for credit in issue.contributors] == ["Ann Onym", "Cy Pher", "Bea Sketch"]
    assert plain(issue.masthead.about).endswith("so that “hm” can be tried.")
    assert issue.masthead.address == ("1 Short Street", "Smallville SM1 1AA")
    assert [run.key for run in issue.flatplan.runs] == [
        "cover",
        "inside-front",
        "1",
        "2",
        "3-4",
        "inside-back",
        "back",
    ]
    names = {file.name for file in reading.files}
    assert {"issue.yaml", "small-office.md", "clock.svg", "cover.jpg", "lamps.svg"} <= names


def test_the_noticeboard(read: Read) -> None:
    events = issue_of(read()).articles["noticeboard"].events
    assert [(e.start, e.end, e.later) for e in events] == [
        (dt.date(2025, 4, 2), None, False),
        (dt.date(2025, 5, 6), dt.date(2025, 5, 7), False),
        (dt.date(2025, 12, 1), None, True),
    ]
    assert events[0].text is not None
    assert isinstance(events[0].text[1], Emphasis)


def test_hard_breaks_of_a_note(read: Read) -> None:
    bio = issue_of(read()).articles["welcome"].bio
    assert bio is not None
    assert [type(node) for node in bio if isinstance(node, Break)] == [Break]
    assert plain(bio) == "Ann Onym, Editor\nann@tiny.example"


@pytest.mark.parametrize(
    "written",
    ["2024-07-09", "12:30", "08", "1_000", "yes", "Off", "1.50", "0x1F", "+1", ".5", "=", "~x"],
)
def test_a_title_stays_as_it_was_written(read: Read, written: str) -> None:
    found, told = article(read, HEAD.replace("title: T", f"title: {written}"))
    assert told == []
    assert plain(found.title) == written


@pytest.mark.parametrize(
    ("kind", "contents", "line", "is_listed"),
    [
        ("news", "", "", False),
        ("comment", "", "", True),
        ("editorial", "", "", False),
        ("news", "contents: All the news\n", "All the news", True),
        ("comment", "contents: false\n", "", False),
        ("comment", 'contents: "false"\n', "false", True),
        ("comment", "contents:\n", "", True),
    ],
)
def test_what_the_contents_page_lists(
    read: Read, kind: str, contents: str, line: str, is_listed: bool
) -> None:
    found, told = article(read, HEAD.replace("news", kind) + contents)
    assert told == []
    assert (plain(found.contents), found.listed) == (line, is_listed)
    assert (found.contents is None) == (not line)


def test_a_wrong_kind_is_guessed_and_the_rest_is_read(read: Read) -> None:
    found, told = article(read, HEAD.replace("news", "featrue"))
    assert told == ["bad-value: ‘featrue’ is not a kind"]
    assert found.kind is Kind.FEATURE
    assert plain(found.title) == "T"


def test_only_what_is_wrong_is_left_out(read: Read) -> None:
    found, told = article(
        read,
        HEAD + "authors: [Ann Onym, [x], Cy Pher, '']\nlabel: {a: b}\nbio: Kept.\n",
    )
    assert [credit.name for credit in found.authors] == ["Ann Onym", "Cy Pher"]
    assert [credit.place.column for credit in found.authors] == [11, 26]
    assert found.label is None
    assert plain(found.bio) == "Kept."
    assert told == [
        "bad-value: ‘authors’ takes words here, not a list or keys of its own",
        "bad-value: an item of ‘authors’ is empty",
        "bad-value: ‘label’ takes words here, not a list or keys of its own",
    ]


def test_events_keep_their_own_places_when_others_are_left_out(read: Read) -> None:
    found, told = article(
        read,
        "title: T\nkind: noticeboard\nsection: heads-up\nevents:\n"
        "  - {title: A, date: soon}\n  - {title: B, date: 2025-01-01}\n"
        "  - {date: 2025-01-01}\n  - {title: D, date: 2025-01-02, txet: x}\n",
    )
    assert told == [
        "bad-value: ‘soon’ is not a date",
        "bad-value: the key ‘title’ is missing from ‘events’",
        "unknown-key: ‘txet’ is not a key of ‘events’",
    ]
    assert [(plain(e.title), e.place.line) for e in found.events] == [("B", 7), ("D", 9)]


def test_all_files_are_told_in_one_go(read: Read) -> None:
    reading = read(
        {
            "articles/welcome.md": "---\nkind: editorail\n---\n\n::: bx\n:::\n",
            "articles/short-meetings.md": "---\ntitle: [\n---\n\n::: box\n",
            "articles/noticeboard.md": "",
        }
    )
    assert [(d.rule, d.place.path.rpartition("/")[2]) for d in reading.diagnostics] == [
        ("unreadable-file", "noticeboard.md"),
        ("invalid-yaml", "short-meetings.md"),
        ("unclosed-container", "short-meetings.md"),
        ("bad-value", "welcome.md"),
        ("unknown-container", "welcome.md"),
    ]
    assert reading.fatal
    assert reading.issue is not None


def test_an_unplanned_manuscript_that_cannot_be_read_is_not_fatal(read: Read) -> None:
    reading = read({"articles/held-over.md": "---\n*\n---\n"})
    assert [d.rule for d in reading.diagnostics] == ["invalid-yaml"]
    assert not reading.fatal


@pytest.mark.parametrize("text", ["", "number: [", "just words\n", "number: 1\n"])
def test_without_issue_yaml_there_is_no_issue(read: Read, text: str) -> None:
    reading = read({"issue.yaml": text})
    assert reading.issue is None
    assert reading.fatal
    assert reading.diagnostics


def test_an_issue_with_wrong_values_is_an_issue(read: Read, tiny: Path) -> None:
    text = (tiny / "issues/issue-1/issue.yaml").read_text()
    text = text.replace("number: 1", "number: one").replace("spring", "Easter")
    reading = read({"issue.yaml": text})
    issue = issue_of(reading)
    assert [d.message for d in reading.diagnostics] == [
        "this should be a whole number",
        "‘Easter’ is not a season",
    ]
    assert (issue.number, issue.season) == (1, "spring")
    assert not reading.fatal


@pytest.mark.parametrize(
    ("season", "day"),
    [("spring", (3, 1)), ("summer", (6, 1)), ("autumn", (9, 1)), ("winter", (12, 1))],
)
def test_the_day_of_a_season(read: Read, tiny: Path, season: str, day: tuple[int, int]) -> None:
    text = (tiny / "issues/issue-1/issue.yaml").read_text()
    reading = read({"issue.yaml": text.replace("season: spring", f"season: {season}")})
    assert issue_of(reading).published == dt.date(2025, *day)


def test_the_flatplan_is_in_the_order_of_the_magazine(read: Read) -> None:
    reading = read(
        {
            "issue.yaml": "number: 1\nseason: spring\nyear: 2025\nflatplan:\n"
            "  back: ad-lamps\n  10–11: noticeboard\n  9: small-office\n  cover: cover\n"
            "  inside-back: ad-chairs\n  1-8: short-meetings\n"
        }
    )
    runs = issue_of(reading).flatplan.runs
    assert reading.diagnostics == ()
    assert [run.key for run in runs] == ["cover", "1-8", "9", "10–11", "inside-back", "back"]
    assert [page.name for page in runs[3].pages] == ["10", "11"]
    assert [run.pages[0].recto for run in runs] == [True, True, True, False, True, False]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(read: Read, tiny: Path) -> None:
    name = "articles/small-office.md"
    plain_body = issue_of(read()).articles["small-office"].body
    text = (tiny / "issues/issue-1" / name).read_text()
    reading = read({name: "\ufeff" + text.replace("\n", "\r\n")})
    assert reading.diagnostics == ()
    assert issue_of(reading).articles["small-office"].body == plain_body


def test_a_symbolic_link_does_not_lead_out_of_the_magazine(read: Read, tiny: Path) -> None:
    outside = tiny.parent / "outside.svg"
    outside.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    (tiny / "issues/issue-1/images/link.svg").symlink_to(outside)
    _, told = article(read, HEAD, "![](images/link.svg)\n")
    assert told == ["bad-value: ‘images/link.svg’ leads out of the magazine’s folder"]


@pytest.mark.parametrize(
    ("src", "message", "remedy"),
    [
        ("images/lost/x.png", "there is no file", "Create issues/issue-1/images/lost and put"),
        ("images/nothing.png", "there is no file", "Put the file in issues/issue-1/images, or"),
        ("images/Lamp.svg", "there is no file", "Did you mean ‘images/lamp.svg’?"),
        ("images", "issues/issue-1/images is a folder, not a file", "Name a file in it."),
        (".", "issues/issue-1 is a folder, not a file", "Name a file in it."),
        ("ads/broken.pdf", "the file issues/issue-1/ads/broken.pdf is not a PDF", "Save it again"),
    ],
)
def test_pictures_that_cannot_be_set(
    read: Read, tiny: Path, src: str, message: str, remedy: str
) -> None:
    (tiny / "issues/issue-1/ads/broken.pdf").write_text("not one")
    files = {"articles/short-meetings.md": f"---\n{HEAD}---\n\n![]({src})\n"}
    [found] = read(files).diagnostics
    assert found.message.startswith(message)
    assert found.help is not None
    assert found.help.startswith(remedy)


def test_pictures_of_the_magazine_may_be_shared_by_issues(read: Read, tiny: Path) -> None:
    (tiny / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="20mm"/>'
    )
    found, told = article(read, HEAD + "image: {src: ../../logo.svg}\n")
    assert told == []
    assert found.image is not None
    assert (found.image.path, found.image.size) == ("logo.svg", (38, 76))


@pytest.mark.parametrize("text", ["", "title: [", "words", "- a\n"])
def test_a_magazine_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "magazine.yaml").write_text(text)
    magazine, found = read_magazine(tmp_path)
    assert magazine is None
    assert [d.place.path for d in found] == ["magazine.yaml"]


def test_a_magazine_with_wrong_values(tmp_path: Path) -> None:
    (tmp_path / "magazine.yaml").write_text(
        "publisher: 'P''s'\nsections: {a: {titel: A}, b: {title: B}}\nstyle: {dash: –, qoutes: x}\n"
    )
    magazine, found = read_magazine(tmp_path)
    assert magazine is not None
    assert [section.key for section in magazine.sections] == ["b"]
    assert (magazine.publisher, magazine.style.dash) == ("P’s", "–")
    assert sorted(d.rule for d in found) == ["bad-value", "bad-value", "unknown-key", "unknown-key"]
    assert read_issue(magazine, "issue-9").fatal
