"""The manuscript format as documented is the one that the reader takes; so with the rest."""

from __future__ import annotations

import io
import re
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin

import pytest
import typer.core
import typer.main
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hm import cli
from hm.check import Scope, check_issue, judged
from hm.compose.house import House
from hm.compose.tokens import read_tokens
from hm.editions.profile import SHIPPED
from hm.layout.bare import MM
from hm.layout.grid import Grid
from hm.model.article import Kind
from hm.model.diagnostic import Diagnostic
from hm.model.flatplan import COVER_PAGES, MADE_PAGES
from hm.model.picture import Position
from hm.read import Reading, read_issue, read_magazine
from hm.read.containers import ALLOWED
from hm.read.flatplan import MAX_FOLIO
from hm.read.issue import SEASON_MONTHS
from hm.read.schema import ArticleFields, IssueFields, MagazineFields
from hm.read.source import MAX_BYTES
from hm.read.typography import MAX_LENGTH
from hm.report import text as report_text
from hm.report.report import Report
from tests.layout.artwork import Page, supplied

ROOT = Path(__file__).parents[1]
DOCS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "manuscript-format.md").read_text(encoding="utf-8")
ISSUE = "issue-7"
FEATURE = f"issues/{ISSUE}/articles/long-way-round.md"


class Block(NamedTuple):
    """A fenced block: the words after its fence, and what it holds."""

    info: str
    text: str


def blocks(text: str) -> list[Block]:
    return [Block(*found) for found in re.findall(r"^```(.*)\n([\s\S]*?)^```$", text, re.M)]


FILES = {
    name: block.text for block in blocks(FORMAT) if "." in (name := block.info.partition(" ")[2])
}
"""The example magazine: its files by path."""
BODIES = [block.text for block in blocks(FORMAT) if block.info == "markdown body"]


def tables(heading: str, text: str = FORMAT) -> list[list[list[str]]]:
    """The tables under a heading, up to the next one: their rows of cells."""
    section = re.split(r"^#+ ", text.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    found: list[list[list[str]]] = [[]]
    for line in section.splitlines():
        if line.startswith("|"):
            found[-1].append([cell.strip() for cell in line.strip("|").split("|")])
        elif found[-1]:
            found.append([])
    return [table[2:] for table in found if table]  # without the head and its rule


def code(cell: str) -> list[str]:
    """The words between backquotes in a cell."""
    return re.findall(r"`([^`]+)`", cell)


def fields(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    """Every key that a mapping takes, with those of what it holds: ``cover.lines[].title``."""
    for name, info in model.model_fields.items():
        key = f"{prefix}{info.alias or name}"
        yield key, info
        if found := inner(info.annotation):
            mark, held = found
            yield from fields(held, f"{key}{mark}.")


def inner(annotation: Any, mark: str = "") -> tuple[str, type[BaseModel]] | None:
    """The model that an annotation holds, and how its keys are written."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return mark, annotation
    mark = {list: "[]", dict: ".*"}.get(get_origin(annotation), mark)
    return next((found for arg in get_args(annotation) if (found := inner(arg, mark))), None)


TABLES: dict[str, type[BaseModel]] = {
    "magazine.yaml": MagazineFields,
    "issue.yaml": IssueFields,
    "Front matter": ArticleFields,
}


@pytest.mark.parametrize("heading", TABLES)
def test_the_keys_are_those_the_reader_takes(heading: str) -> None:
    written = [code(row[0])[0] for row in tables(heading)[0]]
    assert written == [key for key, _ in fields(TABLES[heading])]


@pytest.mark.parametrize("heading", TABLES)
def test_what_a_missing_key_means(heading: str) -> None:
    rows = {code(row[0])[0]: row[1] for row in tables(heading)[0]}
    for key, info in fields(TABLES[heading]):
        assert (rows[key] == "error") == info.is_required(), key
        if isinstance(info.default, str) and info.default:
            assert code(rows[key]) == [info.default], key


def test_the_kinds() -> None:
    assert [code(row[0])[0] for row in tables("Kinds")[0]] == [str(kind) for kind in Kind]


def test_the_seasons() -> None:
    months = {3: "March", 6: "June", 9: "September", 12: "December"}
    written = {code(row[0])[0]: row[1] for row in tables("issue.yaml")[1]}
    assert written == {season: f"1 {months[n]}" for season, n in SEASON_MONTHS.items()}


def test_the_pages_of_the_flatplan() -> None:
    written = [code(row[0])[0] for row in tables("The flatplan")[0]]
    assert [name for name in written if not name[0].isdigit()] == list(COVER_PAGES)
    made = [code(line)[:3] for line in FORMAT.splitlines() if "hm makes these pages" in line]
    assert made == [list(MADE_PAGES)]


def test_the_containers_and_their_attributes() -> None:
    written = {code(name)[0]: attributes(cell) for name, _, cell in tables("Containers")[0]}
    assert written == {name: list(names) for name, names in ALLOWED.items()}


def attributes(cell: str) -> list[str]:
    return [name.removeprefix("#") for name in code(cell)]


@pytest.mark.parametrize(
    ("owner", "start"), [("picture", "![x](images/door.svg)"), ("heading", "## Words ")]
)
def test_the_attributes_of(owner: str, start: str, tmp_path: Path) -> None:
    """Those that are documented are taken, and no other."""
    rows = {row[0]: attributes(row[1]) for row in tables("Pictures")[0]}
    examples = {"id": "#x", "focus": 'focus="50% 50%"', "place": "place=column"}
    taken = " ".join(examples.get(name, f"{name}=x") for name in rows[owner])
    assert told(read_with(tmp_path, f"{start}{{{taken}}}\n")) == []
    others = {name for names in ALLOWED.values() for name in names} - set(rows[owner])
    given = " ".join(f"{name}=x" for name in sorted(others - {"id"}))
    found = read_with(tmp_path, f"{start}{{{given}}}\n").diagnostics
    assert len(found) == len(others - {"id"})
    assert {one.rule for one in found} == {"unknown-attribute"}


def test_the_places_on_a_page(tmp_path: Path) -> None:
    rows = tables("Places")[0]
    assert [code(row[0])[0] for row in rows] == [str(position) for position in Position]
    for name, _, written in rows:
        assert written.startswith(f'`place="{code(name)[0]}')
        body = f"::: box {{{code(written)[0]}}}\nWords.\n:::\n"
        assert told(read_with(tmp_path, body)) == []


def test_the_limits() -> None:
    rows = dict(tables("Limits")[0])
    assert rows["a text file, a drawing in SVG"] == f"{MAX_BYTES // 1_000_000} MB"
    assert rows["a paragraph"] == f"{MAX_LENGTH:,} characters"
    assert rows["a folio"] == str(MAX_FOLIO)


# The examples


def magazine(root: Path, files: dict[str, str]) -> Reading:
    """Read a magazine of these files; the pictures that they name are there."""
    folder = root / "issues" / ISSUE
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    for src in set(re.findall(r"\b(?:images|ads)/[\w-]+\.\w+", "".join(files.values()))):
        (folder / src).parent.mkdir(parents=True, exist_ok=True)
        if src.endswith(".pdf"):
            (folder / src).write_bytes(supplied(Page(around=3)))
        else:
            (folder / src).write_text('<svg width="3"/>')
    for src in set(re.findall(r"\bprofiles/[\w-]+\.icc", "".join(files.values()))):
        (root / src).parent.mkdir(exist_ok=True)
        shutil.copyfile(ROOT / SHIPPED, root / src)
    found, faults = read_magazine(root)
    assert found is not None
    assert faults == []
    return read_issue(found, ISSUE)


def read_with(root: Path, body: str) -> Reading:
    """Read the example magazine with other words in its feature."""
    head = FILES[FEATURE].rpartition("---\n")[0] + "---\n\n"
    return magazine(root, FILES | {FEATURE: head + body})


def told(reading: Reading) -> list[Diagnostic]:
    issue = reading.issue
    assert issue is not None
    found = [*reading.diagnostics, *check_issue(issue)]
    return judged(found, issue.magazine, issue, Scope(pages=False))


def test_the_example_magazine_has_no_faults(tmp_path: Path) -> None:
    reading = magazine(tmp_path, FILES)
    assert told(reading) == []
    assert reading.issue is not None
    articles = reading.issue.articles
    assert set(articles) == {Path(name).stem for name in FILES if name.endswith(".md")}
    assert {article.kind for article in articles.values()} >= {Kind.EDITORIAL, Kind.AD, Kind.NEWS}


def test_the_example_magazine_shows_every_key() -> None:
    """Every key of the tables stands in an example."""
    for heading, model in TABLES.items():
        suffix = ".md" if heading == "Front matter" else heading
        text = "\n".join(text for name, text in FILES.items() if name.endswith(suffix))
        for key, _ in fields(model):
            last = re.escape(key.rpartition(".")[2])
            assert last == r"\*" or re.search(rf"\b{last}\s*:", text), key


@pytest.mark.parametrize("body", BODIES)
def test_the_examples_of_text_have_no_faults(body: str, tmp_path: Path) -> None:
    assert told(read_with(tmp_path, body)) == []


# The other pages


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```[\s\S]*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M)
    for target in re.findall(r"(?<!`)\]\(((?!https?:)[^)\s]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        name, _, anchor = target.partition("#")
        there = page.parent / name if name else page
        assert there.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", there.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in heads}


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_files_that_are_named_are_there(page: Path) -> None:
    """A path of the repository, between backquotes or in a link, leads to a file or folder."""
    text = re.sub(r"^```[\s\S]*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M)
    for name in code(text):
        if re.fullmatch(r"(?:hm|docs|styles|templates|tests|\.ci)/[\w./-]*", name) and (
            "own" not in name  # what a reader may add
        ):
            assert (ROOT / name).exists(), name


def test_the_rules_are_those_of_the_code() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_rules.py"))["page"]()
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == made, "run: make docs"


def commands(text: str) -> list[str]:
    """The commands of an indented block, and those typed in a block of a console."""
    indented = re.findall(r"^    ((?:hm|make) \S.*?)(?:   .*)?$", text, re.M)
    typed = re.findall(r"^\$ (.+)$", text, re.M)
    quoted = [words for words in code(text) if re.match(r"(?:hm|make) [a-z]+", words)]
    return [*indented, *typed, *quoted]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_commands_are_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    known = typer.main.get_command(cli.app)
    assert isinstance(known, typer.core.TyperGroup)
    for line in commands(page.read_text(encoding="utf-8")):
        program, name, *words = line.split()
        if program == "make":
            assert name in targets, line
            continue
        options = {"--help": 0} | {
            option: parameter.nargs
            for parameter in known.commands[name].params
            for option in parameter.opts
        }
        assert {word for word in words if word.startswith("-")} <= set(options), line


def test_every_command_is_in_the_readme() -> None:
    known = typer.main.get_command(cli.app)
    assert isinstance(known, typer.core.TyperGroup)
    assert {line.split()[1] for line in commands(README) if line.startswith("hm ")} == set(
        known.commands
    )


def test_the_fault_in_the_readme_is_reported_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "issues" / "issue-63", tmp_path / "issues" / "issue-63")
    shutil.copy(ROOT / "magazine.yaml", tmp_path)
    article = tmp_path / "issues" / "issue-63" / "articles" / "legal-eye.md"
    article.write_text(article.read_text().replace("standfirst:", "standfrist:"))
    monkeypatch.chdir(tmp_path)
    found, _ = read_magazine(tmp_path)
    assert found is not None
    said = io.StringIO()
    report_text.write(Report(read_issue(found, "issue-63").diagnostics, tmp_path), said)
    assert said.getvalue().strip() in README


def test_the_measures_of_the_grid() -> None:
    page = (ROOT / "docs" / "designers.md").read_text(encoding="utf-8")
    tokens = read_tokens(House(ROOT))
    values, grid = tokens.values, Grid.of(tokens)
    for written in (
        f"{values['lines']} lines of {values['line'].removesuffix('pt')} points",
        f"Columns are {grid.column / MM:.3f} mm",
        f"gutter {values['gutter'].removesuffix('mm')} mm",
        f"({grid.main / MM:.3f} mm)",
    ):
        assert written in re.sub(r"\s+", " ", page)
