"""How the work of an agent went, by what its commands printed: tests, exit codes, changes taken back."""

import re
from collections.abc import Iterator

import msgspec

from commonplace.curate.labels.feedback_phrases import UNDO
from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.runner_output import Run, runs
from commonplace.curate.labels.talk import Talk, Turn

__all__ = ["COMMAND_FAILED", "REVERTED", "TESTS_FAILED", "TESTS_PASSED", "failures", "last_result"]


class _Function(msgspec.Struct, frozen=True):
    name: str = ""
    arguments: msgspec.Raw = msgspec.Raw(b"{}")


class _Call(msgspec.Struct, frozen=True):
    id: str = ""
    function: _Function = _Function()


_CALLS: msgspec.json.Decoder[list[_Call]] = msgspec.json.Decoder(list[_Call])

_READS = re.compile(
    r"^\W*(?:[\w.-]*(?:read|view|open|fetch|search|grep|glob|list|browse|web|cat)[\w.-]*)\W*$", re.IGNORECASE
)
_SHOWS = re.compile(
    r'"(?:command|cmd|script|input)": ?(?:\["(?:bash|sh|zsh)", ?"-l?c", ?)?"(?:cd [^&;|]{0,200}(?:&&|;) ?)?(?:sudo )?'
    r"(?:cat|head|tail|less|more|bat|sed -n|grep|egrep|rg|ag|find|ls|git (?:log|show|diff|grep|blame)|curl|wget|jq|awk|gh|echo|printf|python3? - ?<<)\b"
)
"""Names of tools and commands that show what somebody else wrote, which may be anything."""


def _calls(turn: Turn) -> list[_Call]:
    try:
        return _CALLS.decode(turn.calls) if turn.calls else []
    except msgspec.DecodeError:
        return []


def _showing(talk: Talk) -> frozenset[str]:
    """Ids of calls that only show text."""
    return frozenset(
        call.id
        for at in talk.answers
        if talk.turns[at].calls
        for call in _calls(talk.turns[at])
        if _READS.match(call.function.name)
        or _SHOWS.search(bytes(call.function.arguments).decode("utf-8", "replace"))
    )


def _test_runs(talk: Talk) -> Iterator[tuple[int, Run]]:
    if not talk.results:
        return
    showing: frozenset[str] | None = None
    for at in talk.results:
        turn = talk.turns[at]
        if len(turn.content) < 8:
            continue
        found = list(runs(turn.content))
        if not found:
            continue
        if showing is None:
            showing = _showing(talk)
        if turn.call is not None and turn.call in showing:
            continue
        yield at, Run(sum(run.passed for run in found), sum(run.failed for run in found))


def _passes(talk: Talk) -> Marks:
    return [(at, 1.0) for at, run in _test_runs(talk) if run.passed and not run.failed]


def _fails(talk: Talk) -> Marks:
    return [(at, 1.0) for at, run in _test_runs(talk) if run.failed]


def _last_run(talk: Talk) -> int:
    return max((at for at, _ in _test_runs(talk)), default=0)


def last_result(talk: Talk) -> int:
    """The place of the last output of a tool."""
    return talk.results[-1] if talk.results else 0


_EXIT = re.compile(
    r"(?:^|[\s<\"'({\[,])(?:(?:process )?exited? ?(?:with )?(?:(?:non-zero )?(?:exit )?(?:code|status)|status)|exit[_ ]?(?:code|status)|return ?code|exitcode)"
    r"[\"']?(?: of)?(?: is)?[ \"'=:>]{0,4}(-?\d{1,5})\b(?![.%])",
    re.IGNORECASE,
)
_BROKE = re.compile(
    r"(?:^|\n)(?:(?:[\w/.-]+: )?(?:line \d+: )?[\w./+-]{1,60}: (?:command not found|no such file or directory|permission denied)"
    r"|traceback \(most recent call last\):|make(?:\[\d+\])?: \*\*\* |npm (?:err!|error) |error(?:\[e\d{4}\])?: (?!0\b)|fatal: |panic: |uncaught |exception in thread|build failed|segmentation fault"
    r"|\S+ : the term '|error: command failed)",
    re.IGNORECASE,
)
_ENDS = 2_000


def _failed(turn: Turn, *, shown: bool) -> float:
    if turn.status == "error":
        return 1.0
    content = turn.content
    if len(content) < 5 or shown:
        return 0.0
    for part in (content[:400], content[-400:]):
        codes = _EXIT.findall(part)
        if codes:
            return 1.0 if int(codes[-1]) else 0.0
    text = content if len(content) <= 2 * _ENDS else f"{content[:_ENDS]}\n{content[-_ENDS:]}"
    return 0.7 if _BROKE.search(text) else 0.0


def failures(talk: Talk) -> Marks:
    """Output of tools and commands that failed."""
    if not talk.results:
        return
    showing = _showing(talk)
    for at in talk.results:
        turn = talk.turns[at]
        score = _failed(turn, shown=turn.call is not None and turn.call in showing)
        if score:
            yield at, score


_TAKES_BACK = re.compile(
    r"git(?: -C \S+)? (?:revert(?! --(?:abort|quit))\b|reset (?:-q |--quiet )?(?:--hard|--merge|--keep)\b|checkout (?:-f |-q )?(?:[\w~^./-]+ )?(?:-- |\.(?:\s|\\|\"|$))|checkout HEAD\b"
    r"|restore (?!--staged\b(?! --worktree))|clean -\w*f|stash(?: push)?(?= *(?:\"|\\n|&&|;|$)))"
)
"""Commands that put files back to what they were. Source: manual pages of git 2.47."""


def _reverts(talk: Talk) -> Marks:
    for at in talk.answers:
        calls = talk.turns[at].calls
        if "git" in calls and (found := _TAKES_BACK.search(calls)):
            yield at, 0.4 if "stash" in found[0] else 1.0
    for at in talk.followups():
        if UNDO.match(talk.turns[at].head):
            yield at, 0.8


TESTS_PASSED = Label(
    name="tests_passed",
    meaning="A run of tests in a session passed.",
    scale="1 the last run passed whole; .5 an earlier one did",
    of="result",
    weight="last",
    last=_last_run,
    scores=_passes,
    true=(
        ("call: pytest -q", "tool: ....\n4 passed in 0.12s"),
        ("call: pytest", "tool: ==== 12 passed, 1 skipped in 3.40s ===="),
        ("call: npm test", "tool: Tests:       5 passed, 5 total\nTime: 1 s"),
        ("call: npx vitest run", "tool:  Test Files  1 passed (1)\n      Tests  3 passed (3)"),
        ("call: go test ./...", "tool: ok  \texample.com/app\t0.012s"),
        ("call: cargo test", "tool: test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured"),
        ("call: python -m unittest", "tool: ...\nRan 3 tests in 0.001s\n\nOK"),
        ("call: mvn test", "tool: [INFO] Tests run: 5, Failures: 0, Errors: 0, Skipped: 0"),
        ("call: rspec", "tool: 5 examples, 0 failures"),
        ("call: phpunit", "tool: OK (5 tests, 10 assertions)"),
        ("call: npx mocha", "tool:   5 passing (20ms)"),
        ("call: dotnet test", "tool: Passed!  - Failed:     0, Passed:     5, Skipped:     0, Total:     5"),
        ("call: ctest", "tool: 100% tests passed, 0 tests failed out of 5"),
        ("call: pytest", "tool: 1 failed, 3 passed in 1.0s", "call: pytest", "tool: 4 passed in 1.0s"),
    ),
    false=(
        ("call: pytest", "tool: 1 failed, 3 passed in 1.0s"),
        ("call: cat README.md", "tool: Run pytest:\n4 passed in 0.12s"),
        ("user: my log says 4 passed in 0.12s", "assistant: Good."),
        ("call: pytest", "tool: 4 passed in 1.0s", "call: pytest", "tool: 1 failed, 3 passed in 1.0s"),
        ("call: pytest", "tool: no tests ran in 0.01s"),
    ),
)

TESTS_FAILED = Label(
    name="tests_failed",
    meaning="A run of tests in a session failed.",
    scale="1 the last run failed; .5 an earlier one did",
    of="result",
    weight="last",
    last=_last_run,
    scores=_fails,
    true=(
        ("call: pytest", "tool: 1 failed, 3 passed in 1.0s"),
        ("call: pytest", "tool: ==== 2 errors in 0.40s ===="),
        ("call: npm test", "tool: Tests:       1 failed, 4 passed, 5 total"),
        ("call: go test ./...", "tool: --- FAIL: TestAdd (0.00s)\nFAIL\texample.com/app\t0.012s"),
        ("call: cargo test", "tool: test result: FAILED. 6 passed; 1 failed; 0 ignored"),
        ("call: python -m unittest", "tool: F..\nRan 3 tests in 0.001s\n\nFAILED (failures=1)"),
        ("call: mvn test", "tool: [ERROR] Tests run: 5, Failures: 1, Errors: 0, Skipped: 0"),
        ("call: npx mocha", "tool:   4 passing (20ms)\n  1 failing"),
    ),
    false=(
        ("call: pytest", "tool: 4 passed in 1.0s"),
        ("call: grep -rn failed logs", "tool: logs/a: Tests: 1 failed, 2 passed, 3 total"),
        ("call: pytest", "tool: 1 failed in 1.0s", "call: pytest", "tool: 1 passed in 1.0s"),
        ("call: make", "tool: the upload failed twice and passed then"),
    ),
)

COMMAND_FAILED = Label(
    name="command_failed",
    meaning="A command or tool of a session failed.",
    scale="1 by the log or an exit code, .7 by what it printed; half where other output followed",
    of="result",
    weight="last",
    last=last_result,
    scores=failures,
    true=(
        ("call: make", "tool(status=error): no rule"),
        ("call: make", "tool: Exit code 2\nmake: *** no rule"),
        ("call: foo", "tool: bash: foo: command not found"),
        ("call: python a.py", 'tool: Traceback (most recent call last):\n  File "a.py"\nValueError: x'),
        ("call: x", 'tool: {"output":"","metadata":{"exit_code":127,"duration_seconds":0.1}}'),
        ("call: x", "tool: Process exited with code 1"),
    ),
    false=(
        ("call: make", "tool: done\nexit code: 0"),
        ("call: cat server.log", "tool: Error: exit code 1\nTraceback (most recent call last):"),
        ("call: ls", "tool: errors.py\nfailed.txt"),
        ("call: make", "tool(status=error): no rule", "call: make all", "tool: done"),
        ("user: the exit code 1 puzzles me", "assistant: It says that something failed."),
        ("call: x", 'tool: {"output":"fatal: x","metadata":{"exit_code":0}}'),
    ),
)

REVERTED = Label(
    name="reverted",
    meaning="Changes were taken back, by a command or at the person's wish.",
    scale="1 a command that puts files back; .8 the person asks for it; .4 changes were put aside",
    of="call",
    scores=_reverts,
    source="https://git-scm.com/docs/git-restore",
    true=(
        ("call: git revert --no-edit HEAD", "tool: ok"),
        ("call: git checkout -- src/app.py", "tool: "),
        ("call: cd app && git reset --hard HEAD~1", "tool: "),
        ("call: git restore src", "tool: "),
        ("user: x", "assistant: Done.", "user: undo that please"),
        ("user: x", "assistant: Done.", "user: mach das bitte rückgängig"),
    ),
    false=(
        ("call: git checkout -b feature", "tool: "),
        ("call: git checkout main", "tool: "),
        ("call: git restore --staged a.py", "tool: "),
        ("user: how does git revert work?", "assistant: `git revert HEAD` makes a commit that undoes one."),
        ("call: git status", 'tool: use "git restore <file>..." to discard'),
    ),
)
