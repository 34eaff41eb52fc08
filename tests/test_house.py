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


def test_modules_are_short() -> None:
    lines = {inside(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > 400 and not is_table(SOURCE / name)} == {}


def test_names_of_modules_say_something() -> None:
    words = {inside(path): set(re.split(r"[/_.]", inside(path))) for path in MODULES}
    assert {name for name, found in words.items() if found & set(FORBIDDEN_NAMES)} == set()


def test_functions_are_short_and_take_few_things() -> None:
    offences = []
    for path in MODULES:
        for function in functions(path):
            lines = (function.end_lineno or 0) - function.lineno + 1
            given = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
            positional = len([name for name in given if name not in ("self", "cls")])
            if lines > 60 or (positional > 5 and not is_table(path)):
                offences.append(f"{inside(path)}: {function.name} has {lines} lines, takes {positional}")
    assert offences == []


@pytest.mark.parametrize("path", ROOMS, ids=inside)
def test_the_face_of_a_room_fits_on_a_screen_and_says_what_it_shows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 40, inside(path)
    room = importlib.import_module(f"commonplace.{path.parent.name}")
    assert room.__all__, inside(path)
    assert [name for name in room.__all__ if not hasattr(room, name)] == []


def imported(path: Path) -> set[str]:
    """Packages that a module imports by name, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_one_module_knows_the_engine() -> None:
    assert {inside(path) for path in MODULES if imported(path) & {"daft", "ray"}} == {"curate/engine.py"}


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


def test_the_name_of_the_command_stands_in_one_place() -> None:
    offences = []
    for path in MODULES:
        if inside(path) == "__init__.py" or inside(path).startswith("records/"):
            continue  # the format keeps its name, whatever the command is called
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, text in texts(path):
            named = text == NAME or COMMAND.search(text)
            if named and not HELP.search(lines[number - 1]):
                offences.append(f"{inside(path)}:{number}")
    assert offences == []


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


def test_only_errors_of_the_tree_are_raised_to_people() -> None:
    """A bare ``Exception`` tells a person nothing, and ``SystemExit`` belongs to the program alone."""
    offences = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                name = node.exc.func.id if isinstance(node.exc.func, ast.Name) else ""
                if name in ("Exception", "BaseException", "SystemExit"):
                    offences.append(f"{inside(path)}:{node.lineno}")
    assert offences == []


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


def test_nobody_is_told_that_conversations_are_anonymous() -> None:
    offences = [
        f"{path.name}:{number}"
        for path in written()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if CLAIMS.search(line) and not DENIED.search(line)
    ]
    assert offences == []


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
