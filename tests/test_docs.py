"""The documentation says what is so: its commands run, its links lead somewhere, its tables are complete."""

import ast
import contextlib
import importlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import msgspec
import pytest

from commonplace import errors
from commonplace.cli import main as run_commonplace
from commonplace.cli.app import program
from commonplace.demo import write_exports
from commonplace.privacy import Rule
from commonplace.privacy.examples import expand, marked
from commonplace.privacy.matching import Matcher
from commonplace.records import Conversation, Skipped, SkipReason, Tally
from commonplace.sources import Selection, Source, best_match, make_probe, open_tree
from commonplace.sources.base import ReadOptions

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
_TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "benchmarks/README.md")
PAGES = [*(ROOT / name for name in _TOP), *sorted(DOCS.rglob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]

FENCE = re.compile(r"^```(\w*)( not-run)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
FORBIDDEN = re.compile(r"\banonym|\bcompet(?:e|ing|itor)|\bbypass|\bcircumvent|\bguarantee", re.IGNORECASE)

QUOTING = ("docs/reference/recipes.md", "docs/concepts/terms.md", "docs/reference/terms.md")
"""Pages that quote what providers' terms say."""

AGENTS = re.compile(r"AGENT|CLAUDE|CODEX|COPILOT|CURSOR|GEMINI|OPENCODE")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def without_code(text: str) -> str:
    return FENCE.sub("", text)


@pytest.fixture(scope="module")
def make_docs() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        yield importlib.import_module("make_docs")
    finally:
        sys.path.remove(str(ROOT / "scripts"))


# Pages


def test_generated_pages_are_what_the_code_says(make_docs: ModuleType) -> None:
    assert make_docs.stale() == []


def test_every_page_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        for link in LINK.findall(without_code(page.read_text(encoding="utf-8"))):
            target = page if "://" in link else (page.parent / link.partition("#")[0]).resolve()
            if target.suffix == ".md" and target.is_relative_to(DOCS):
                waiting.append(target)
    assert set(DOCS.rglob("*.md")) == seen


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    broken = []
    for link in LINK.findall(without_code(text_of(name))):
        if link.startswith(("https://", "http://")):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (fragment and fragment not in anchors(target)):
            broken.append(link)
    assert broken == []


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", without_code(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", NAMES)
def test_wording_is_neutral(name: str) -> None:
    text = text_of(name)
    if name in QUOTING:
        text = re.sub("compet(?:ing|e)", "", text)  # a provider's word, and the name of a class of clauses
    assert FORBIDDEN.findall(text) == []


# Tables


def test_every_error_is_documented() -> None:
    page = text_of("docs/reference/errors.md")
    for name in errors.__all__:
        kind = getattr(errors, name)
        assert f"| `{kind.code}` | {kind.exit_code} | `{name}` |" in page


def test_every_reason_of_the_receipt_is_explained() -> None:
    page = text_of("docs/reference/receipt.md")
    explained = set(SPAN.findall(page))
    assert set(typing.get_args(SkipReason)) <= explained
    assert (dropped_in_samples() | dropped_in_code()) - explained == set()


def dropped_in_samples() -> set[str]:
    found: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, list):
            for inner in value:
                walk(inner)
        elif isinstance(value, dict):
            dropped = value.get("dropped")
            found.update(dropped if isinstance(dropped, dict) else ())
            for inner in value.values():
                walk(inner)

    for file in (ROOT / "tests" / "samples").rglob("*.json"):
        if "golden" in file.as_posix():
            walk(json.loads(file.read_text(encoding="utf-8")))
    return found


def dropped_in_code() -> set[str]:
    """Reasons that stand as words where a source counts what it leaves out."""
    found: set[str] = set()
    for file in (ROOT / "src" / "commonplace" / "sources").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                is_drop = node.func.attr == "drop" or (
                    node.func.attr == "append" and ast.unparse(node.func.value).endswith("dropped")
                )
                counted = node.args[0] if is_drop else None
            elif isinstance(node, ast.Subscript) and ast.unparse(node.value).endswith("dropped"):
                counted = node.slice
            else:
                continue
            if isinstance(counted, ast.Constant) and isinstance(counted.value, str):
                found.add(counted.value)
    assert len(found) > 20
    return found


def test_no_value_stands_in_the_list_of_recognisers(make_docs: ModuleType) -> None:
    """The page is made of texts that hold fake credentials; programs that look for such must find none."""
    page = make_docs.recognisers()
    for rule in make_docs.RULES:
        text, ranges = marked(rule.finds[0])
        for start, end in ranges:
            value = text[start:end]
            assert len(value) < 16 or value not in page, rule.id


# Commands


@pytest.mark.parametrize("name", NAMES)
def test_commands_and_options_exist(name: str) -> None:
    text = text_of(name)
    spans = SPAN.findall(without_code(text))
    shown = [line.removeprefix("$ ") for _, _, body in FENCE.findall(text) for line in body.splitlines()]
    wrong = []
    for words in map(words_of, [*spans, *shown]):
        if words[:1] == ["commonplace"] and len(words) > 1:
            wrong += unknown_parts(words[1:])
        elif len(words) == 1 and re.fullmatch("--[a-z-]+", words[0]) and words[0] not in ALL_OPTIONS:
            wrong += words
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_tasks_and_scripts_exist(name: str) -> None:
    text = text_of(name)
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    shown = "\n".join([*SPAN.findall(without_code(text)), *(body for _, _, body in FENCE.findall(text))])
    assert set(re.findall(r"^make ([a-z-]+)", shown, re.MULTILINE)) <= targets
    scripts = re.findall(r"\b(?:scripts|benchmarks|tests)/[\w/]+\.py\b", shown)
    assert [script for script in scripts if not (ROOT / script).exists()] == []


def words_of(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        return []


def unknown_parts(words: list[str]) -> list[str]:
    if words[0].startswith("-"):
        return [word for word in words if word.startswith("-") and word not in options(program)]
    if words[0] not in COMMANDS:
        return [words[0]]
    command, rest = COMMANDS[words[0]], words[1:]
    if isinstance(command, click.Group) and rest and not rest[0].startswith("-"):
        inner = verbs(command)
        if rest[0] not in inner:
            return rest[:1]
        command, rest = inner[rest[0]], rest[1:]
    known = options(command)
    return [word for word in rest if word.startswith("--") and word not in known]


def options(command: click.Command) -> set[str]:
    names = [name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)]
    return {"--help", *names}


def verbs(group: click.Group) -> dict[str, click.Command]:
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def every(group: click.Group) -> Iterator[click.Command]:
    for command in verbs(group).values():
        yield command
        if isinstance(command, click.Group):
            yield from every(command)


COMMANDS = verbs(program)
ALL_OPTIONS = options(program) | {name for command in every(program) for name in options(command)}


# What is shown runs


class Console:
    """A home of an invented person, and commands run in it one after the other, as a page shows them."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        home = folder / "home"
        made = write_exports(folder / "made")
        places = (
            "Downloads/chatgpt-export.zip",
            "Downloads/claude-export",
            ".claude/projects",
            ".codex/sessions",
        )
        for path, place in zip(made.paths, places, strict=True):
            (home / place).parent.mkdir(parents=True, exist_ok=True)
            path.rename(home / place)
        for variable in [name for name in os.environ if AGENTS.search(name)]:
            patch.delenv(variable)
        patch.setenv("HOME", str(home))
        patch.setenv("USERPROFILE", str(home))
        patch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
        patch.setenv("COMMONPLACE_ROOT", str(folder / "root"))
        patch.setenv("COMMONPLACE_OF_AGE", "1")
        patch.chdir(folder)
        self._digest = ""

    def run(self, name: str) -> int:
        """Run all commands of a page and compare what they print; returns how many there were."""
        count = 0
        for language, not_run, body in FENCE.findall(text_of(name)):
            if language != "console" or not_run:
                continue
            for block in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
                command, _, expected = block.partition("\n")
                self._expect(command, self._run(command), expected.splitlines())
                count += 1
        return count

    def _run(self, command: str) -> str:
        words = [os.path.expanduser(word) for word in shlex.split(command)]  # noqa: PTH111 - as a shell does
        assert words[0] == "commonplace", command
        arguments = [word.replace("DIGEST", self._digest) for word in words[1:]]
        out = io.StringIO()
        with (
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(out),
            pytest.raises(SystemExit) as left,
        ):
            run_commonplace(arguments)
        assert left.value.code == 0, (command, out.getvalue())
        if found := re.search(r"@([0-9a-f]{64})", out.getvalue()):
            self._digest = found[1]
        return out.getvalue()

    def _expect(self, command: str, printed: str, expected: list[str]) -> None:
        lines = [_numberless(line) for line in printed.splitlines()]
        for line in filter(None, expected):
            wanted = ".*".join(re.escape(part) for part in _numberless(line).split("…"))
            assert any(re.fullmatch(wanted, each) for each in lines), (command, line, printed)


def _numberless(line: str) -> str:
    return re.sub(r"\d[\d,.]*", "#", line.strip())


@pytest.fixture
def console(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Console:
    return Console(tmp_path, monkeypatch)


@pytest.mark.parametrize("name", ["README.md", "docs/guides/donor.md", "docs/guides/keys-and-login.md"])
def test_the_commands_shown_to_donors_work(name: str, console: Console) -> None:
    assert console.run(name) >= 2


def test_a_workspace_is_erased_as_shown(console: Console) -> None:
    assert console.run("docs/guides/donor.md") >= 2
    run_quietly(["review", "--leave-out", "all"])
    assert console.run("docs/concepts/workspace.md") == 2
    assert not (console.folder / "root").exists()


def run_quietly(arguments: list[str]) -> None:
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(SystemExit) as left:
        run_commonplace([*arguments, "-q"])
    assert left.value.code == 0


def test_what_the_terminal_guide_publishes_the_lab_guide_loads(console: Console) -> None:
    assert console.run("docs/guides/review-from-the-terminal.md") >= 10
    shown = [
        body
        for name in ("docs/guides/lab-quick-start.md", "README.md")
        for language, flag, body in FENCE.findall(text_of(name))
        if language == "python" and "not-run" not in flag
    ]
    assert len(shown) >= 4
    quiet = {**os.environ, "HF_HOME": str(console.folder / "cache"), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(shown)],
        cwd=console.folder,
        env=quiet,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    usable = re.search(r"^(\d+) of (\d+)$", done.stdout, re.MULTILINE)
    assert usable is not None
    assert usable[1] == usable[2] != "0"


# What is shown to contributors


def example(begin: str) -> dict[str, object]:
    """Run the block of CONTRIBUTING that holds a line, and give its names."""
    (body,) = (body for _, _, body in FENCE.findall(text_of("CONTRIBUTING.md")) if begin in body)
    names: dict[str, object] = {"__name__": "example_of_contributing"}
    exec(compile(body, "CONTRIBUTING.md", "exec"), names)  # noqa: S102 - our own page
    return names


def test_the_source_that_contributors_copy_reads_and_counts(tmp_path: Path) -> None:
    source = typing.cast("Source", example("class ExampleChat")["SOURCE"])
    chats = [
        {
            "chat_id": "c1",
            "turns": [{"id": "1", "who": "me", "said": "Hi"}, {"id": "2", "who": "it", "said": "Ho"}],
        },
        {"chat_id": "c2", "turns": "none"},
    ]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "chats.json").write_bytes(msgspec.json.encode(chats))
    tree = open_tree(tmp_path / "in", spool=tmp_path)
    (entry,) = tree.entries()
    won = best_match(make_probe(tree, entry, frozenset()), sources=[source])
    assert won is not None
    assert won[0] is source
    conversation, skipped, tally = source.read(Selection(tree, (entry,)), ReadOptions())
    assert isinstance(conversation, Conversation)
    assert [message.role for message in conversation.messages] == ["user", "assistant"]
    assert skipped == Skipped("chats.json", "wrong-shape", where="element 1")
    assert tally == Tally("chats.json", 2, kinds={"chat": 2})
    tree.close()


@pytest.mark.parametrize(("begin", "name"), [("ACME =", "ACME"), ("LOCKER =", "LOCKER")])
def test_the_recognisers_that_contributors_copy_prove_themselves(begin: str, name: str) -> None:
    rule = example(begin)[name]
    assert isinstance(rule, Rule)
    matcher = Matcher((rule,), "fallback")
    for finds in rule.finds:
        text, ranges = marked(finds)
        assert [(hit.start, hit.end) for hit in matcher.find([text]).hits] == ranges
    for ignores in rule.ignores:
        assert list(matcher.find([expand(ignores)]).hits) == []
