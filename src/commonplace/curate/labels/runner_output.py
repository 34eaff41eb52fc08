"""What runners of tests print at the end: whether all passed, and where the last line of it stands."""

import re
from collections.abc import Iterator

import msgspec

__all__ = ["Run", "runs"]


class Run(msgspec.Struct, frozen=True):
    """The outcome of one run of tests."""

    passed: int
    failed: int


_FORMS = (
    # pytest, with and without a ruler; counts come in a fixed order that differs by version
    r"^(?:=+ )?(?P<pytest>(?:\d+ (?:failed|passed|skipped|deselected|xfailed|xpassed|warnings?|errors?|rerun|subtests passed)(?:, )?)+) in [\d.:]+ ?s(?:econds)?\b",
    r"^(?:=+ )?(?P<none>no tests ran) in",
    # jest, and vitest with its columns
    r"^ *Tests:? +(?P<jest>(?:\d+ (?:failed|passed|skipped|todo|total|pending)(?:, | \| )?)+)",
    # go
    r"^(?P<go>--- FAIL: \S+|FAIL(?:\t\S+.*)?|ok  ?\t\S+\t(?:[\d.]+s|\(cached\)).*)$",
    # cargo
    r"^test result: (?:ok|FAILED)\. (?P<cargo>\d+ passed; \d+ failed)",
    # unittest
    r"^Ran \d+ tests? in [\d.]+s\s+(?P<unittest>OK|FAILED)",
    # maven, junit
    r"(?P<maven>Tests run: \d+, Failures: \d+, Errors: \d+)(?!.*-- in )",
    # rspec
    r"^(?P<rspec>\d+ examples?, \d+ failures?)",
    # phpunit
    r"^(?P<phpunit>OK \(\d+ tests?, \d+ assertions?\)|Tests: \d+, Assertions: \d+(?:, (?:Failures|Errors): \d+)*)",
    # mocha
    r"^ +(?P<mocha>\d+ (?:passing|failing)\b)",
    # dotnet
    r"(?P<dotnet>(?:Passed|Failed)! +- Failed: +\d+, Passed: +\d+)",
    # xctest
    r"(?P<xctest>Executed \d+ tests?, with \d+ failures?)",
    # ctest
    r"^\d+% tests passed, (?P<ctest>\d+ tests? failed out of \d+)",
    # TAP and node:test
    r"^(?:# |ℹ )(?P<tap>(?:pass|fail) \d+)$",
    # deno
    r"^(?:ok|FAILED) \| (?P<deno>\d+ passed(?: \(\d+ steps?\))? \| \d+ failed)",
    # gradle
    r"^(?P<gradle>\d+ tests? completed, \d+ failed)",
    # playwright
    r"^ +(?P<playwright>\d+ (?:passed|failed)(?: \([\d.]+m?s\))?)$",
    # bun
    r"^ *(?P<bun>\d+ (?:pass|fail))$",
)  # fmt: skip
"""Source: output of pytest 8, jest 29, vitest 2, go 1.22, cargo 1.80, unittest of Python 3.11, Maven Surefire 3, RSpec 3,
PHPUnit 10, mocha 10, dotnet test 8, XCTest, ctest 3, TAP 14, node 20, deno 2, Gradle 8, Playwright 1 and bun 1."""

_ANY = re.compile("|".join(_FORMS), re.MULTILINE)
_QUICK = re.compile(
    r"passed|failed|passing|failing|pass \d|\d pass$|\d fail$|fail \d|FAIL|ok  ?\t|Tests run|Tests:|examples?,|Ran \d|OK \(|Executed|no tests ran|errors? in |Passed!|Failed!"
)
_NUMBER = re.compile(
    r"(\d+) (passed|passing|pass|failed|failing|fail|errors?|examples?|failures?|subtests passed)\b"
)
_NAMED = re.compile(r"(Tests run|Failures|Errors|Failed|Passed|Tests|pass|fail):? +(\d+)")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_MOST = 6_000


def runs(output: str) -> Iterator[Run]:
    """Outcomes that stand in the last 6,000 code points of what a command printed."""
    text = output[-_MOST:]
    if not _QUICK.search(text):
        return
    if "\x1b" in text:
        text = _ANSI.sub("", text)
    for found in _ANY.finditer(text.replace("\r", "")):
        kind = found.lastgroup or ""
        yield _read(kind, found[kind])


def _read(kind: str, said: str) -> Run:
    if kind == "none":
        return Run(0, 0)
    if kind == "go":
        return Run(1, 0) if said.startswith("ok") else Run(0, 1)
    if kind == "unittest":
        return Run(1, 0) if said == "OK" else Run(0, 1)
    if kind in ("maven", "dotnet", "phpunit", "tap"):
        counts: dict[str, int] = {}
        for name, number in _NAMED.findall(said):
            counts[name] = counts.get(name, 0) + int(number)
        if said.startswith("OK"):
            return Run(1, 0)
        failed = sum(counts.get(name, 0) for name in ("Failures", "Errors", "Failed", "fail"))
        passed = counts.get(
            "Passed", counts.get("pass", counts.get("Tests run", counts.get("Tests", 0)) - failed)
        )
        return Run(max(passed, 0), failed)
    if kind == "xctest":
        total, failed = (int(number) for number in re.findall(r"\d+", said))
        return Run(total - failed, failed)
    if kind == "gradle":
        total, failed = (int(number) for number in re.findall(r"\d+", said))
        return Run(total - failed, failed)
    if kind == "ctest":
        failed, total = (int(number) for number in re.findall(r"\d+", said))
        return Run(total - failed, failed)
    return _counted(said)


def _counted(said: str) -> Run:
    passed = failed = 0
    for number, name in _NUMBER.findall(said):
        if name.startswith(("fail", "error")):
            failed += int(number)
        else:
            passed += int(number)
    return Run(passed, failed)
