"""Whether redacted text is still of use: code that parsed still parses, JSON is still JSON.

YAML is looked at where PyYAML is installed.
"""

import ast
import importlib.util
import json
import re
import warnings
from collections.abc import Callable

import msgspec
from benchmarks.privacy.planting import Account
from benchmarks.privacy.redactors import Output
from benchmarks.privacy.statistics import Rate
from benchmarks.privacy.strings import strings_of

yaml = importlib.import_module("yaml") if importlib.util.find_spec("yaml") else None

__all__ = ["Utility"]

_LONGEST = 200_000
_FENCED = re.compile(r"^```[a-z]*\n(.*?)^```", re.DOTALL | re.MULTILINE)


def _is_python(text: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def _is_json(text: str) -> bool:
    """JSON, and every string in it that looks like JSON as well, at any depth."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, str) and item.startswith('{"') and not _is_json(item):
            return False
    return True


def _is_yaml(text: str) -> bool:
    if yaml is None:
        return False
    try:
        return isinstance(yaml.safe_load(text), dict)
    except yaml.YAMLError:
        return False


_CHECKS: tuple[tuple[str, Callable[[str], bool], Callable[[str], bool]], ...] = (
    ("json", lambda text: text.lstrip()[:1] in ("{", "[") and text.rstrip()[-1:] in ("}", "]"), _is_json),
    ("python", lambda text: "def " in text or "import " in text or '("' in text, _is_python),
    ("yaml", lambda text: ":\n" in text, _is_yaml),
)


class Utility(msgspec.Struct):
    """(broken, those that parsed before) for each kind of text; only texts that the redactor changed count."""

    broken: dict[str, Rate] = {}

    def add(self, account: Account, output: Output) -> None:
        """Compare what parsed before with what parses after."""
        for labelled, after in zip(account.conversations, output, strict=False):
            if after is None:
                continue
            for old, new in zip(strings_of(labelled.conversation), after, strict=True):
                if old != new and len(old) < _LONGEST:
                    self._compare(old, new)
                    for old_block, new_block in zip(_FENCED.findall(old), _FENCED.findall(new), strict=False):
                        self._compare(old_block, new_block)

    def _compare(self, old: str, new: str) -> None:
        for name, looks, parses in _CHECKS:
            if looks(old) and parses(old):
                rate = self.broken.get(name, Rate(0, 0))
                self.broken[name] = rate + Rate(int(not parses(new)), 1)
