"""The rules of the house that no other tool checks: sizes, names, words, the tree of errors."""

import ast
import importlib
import pkgutil
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace import NAME, errors

REPOSITORY = Path(__file__).parents[1]
SOURCE = REPOSITORY / "src" / "commonplace"
MODULES = sorted(SOURCE.rglob("*.py"))
ROOMS = sorted(path for path in SOURCE.glob("*/__init__.py"))

TABLES = {"privacy/rules", "privacy/data", "privacy/national.py", "web/static"}
"""Pure data may be longer than code."""

FORBIDDEN_NAMES = ("utils", "util", "helpers", "helper", "manager", "core", "misc", "common")


def inside(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def is_table(path: Path) -> bool:
    return any(inside(path).startswith(table) for table in TABLES)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_modules_are_short_and_have_names_that_say_something(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400 or is_table(path), f"{inside(path)} has {lines} lines"
    for part in path.relative_to(SOURCE).parts:
        name = part.removesuffix(".py").strip("_")
        assert not set(name.split("_")) & set(FORBIDDEN_NAMES), inside(path)


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_functions_are_short_and_take_few_things(path: Path) -> None:
    for function in functions(path):
        place = f"{inside(path)}: {function.name}"
        lines = (function.end_lineno or 0) - function.lineno + 1
        assert lines <= 60, f"{place} has {lines} lines"
        given = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        positional = [name for name in given if name not in ("self", "cls")]
        assert len(positional) <= 5 or is_table(path), f"{place} takes {len(positional)}"


@pytest.mark.parametrize("path", ROOMS, ids=inside)
def test_the_face_of_a_room_fits_on_a_screen_and_says_what_it_shows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40, inside(path)
    assert "__all__ = " in text
    tree = ast.parse(text)
    shown = next(
        {ast.literal_eval(item) for item in node.value.elts}
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.List)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "__all__"
    )
    imported = {
        alias.asname or alias.name
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert shown <= imported | {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Strings of a module that may reach a person: all but docstrings and comments."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


COMMAND = re.compile(rf"(?:^|`){NAME} [a-z-]")
HELP = re.compile(r"help=|metavar=")


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_the_name_of_the_command_stands_in_one_place(path: Path) -> None:
    if inside(path) == "__init__.py" or inside(path).startswith("records/"):
        return  # the format keeps its name, whatever the command is called
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, text in texts(path):
        if text == NAME or f"`{NAME} " in text:
            assert HELP.search(lines[number - 1]), f"{inside(path)}:{number} names the command itself"


OWN = "commonplace.errors"
PRIVATE_ERRORS = {"Undecodable"}
"""Errors that a room raises and catches itself, with more facts than those of the tree."""


def all_kinds() -> list[type[errors.CommonplaceError]]:
    for module in pkgutil.walk_packages([str(SOURCE)], "commonplace."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [errors.CommonplaceError]
    for kind in found:
        found.extend(kind.__subclasses__())
    return [kind for kind in found if kind.__module__.startswith("commonplace.")]


def kinds_of_error() -> list[type[errors.CommonplaceError]]:
    return [kind for kind in all_kinds() if kind.__module__ == OWN]


def test_errors_that_people_see_stand_in_one_module() -> None:
    assert {kind.__name__ for kind in all_kinds() if kind.__module__ != OWN} <= PRIVATE_ERRORS


def test_every_error_is_in_the_tree_that_is_drawn() -> None:
    drawing = errors.__doc__ or ""
    drawn: dict[str, str | None] = {}
    stack: list[tuple[int, str]] = []
    for line in drawing.splitlines():
        found = re.match(r"^ {4}([ │├└─]*)([A-Z]\w+)", line)
        if not found:
            continue
        depth = len(found[1])
        while stack and stack[-1][0] >= depth:
            stack.pop()
        drawn[found[2]] = stack[-1][1] if stack else None
        stack.append((depth, found[2]))
    assert drawn == {
        kind.__name__: None if kind is errors.CommonplaceError else kind.__bases__[0].__name__
        for kind in kinds_of_error()
    }


def test_every_error_has_a_code_of_its_own_and_a_known_exit_code() -> None:
    codes = [kind.code for kind in kinds_of_error()]
    assert len(codes) == len(set(codes))
    assert {kind.exit_code for kind in kinds_of_error()} == {1, 2, 3, 4, 130}
    assert set(errors.__all__) == {kind.__name__ for kind in kinds_of_error()}


@pytest.mark.parametrize("path", MODULES, ids=inside)
def test_only_errors_of_the_tree_are_raised_to_people(path: Path) -> None:
    """Rooms above the records raise errors of the tree; a bare ``Exception`` tells a person nothing."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = node.exc.func.id if isinstance(node.exc.func, ast.Name) else ""
            assert name not in ("Exception", "BaseException", "SystemExit"), f"{inside(path)}:{node.lineno}"


CLAIMS = re.compile(
    r"\banonym(?:ous(?:ly)?|i[sz]ed?|i[sz]ation|i[sz]es)\b|train competitors|competing model", re.IGNORECASE
)
DENIED = re.compile(r"\b(?:not|never|no|nor|nothing|cannot|isn't|don't)\b", re.IGNORECASE)


def written() -> list[Path]:
    """Everything that people read: pages, documentation, texts of the program."""
    found = [REPOSITORY / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
    found += [*REPOSITORY.glob("docs/**/*.md"), *SOURCE.rglob("*.html"), *SOURCE.rglob("*.js")]
    found += [path for path in MODULES if not inside(path).startswith("privacy/")]  # lists of words
    return sorted(path for path in found if path.exists())


@pytest.mark.parametrize("path", written(), ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_nobody_is_told_that_conversations_are_anonymous(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if CLAIMS.search(line):
            assert DENIED.search(line), f"{path.name}:{number} claims too much"


def test_no_path_of_a_machine_is_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "*.py", "*.toml", "*.md", "*.yml", "*.yaml", "Makefile", ".ci"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no clone")
    here = {str(Path.home()), str(REPOSITORY)} - {"/", "/root"}
    for name in filter(None, listed.stdout.split("\0")):
        path = REPOSITORY / name
        if not path.is_file() or name.startswith("tests/samples/"):
            continue
        text = path.read_text(encoding="utf-8")
        assert not [place for place in here if place in text], name


def test_nothing_but_the_output_prints() -> None:
    for path in MODULES:
        if inside(path) in ("cli/output.py",):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "input"), f"{inside(path)}:{node.lineno}"
