"""The last look at what is about to leave, by other means than those that cleaned it.

Texts are scanned again as they will be written, a part of them with the engine that shares no matching code
with the one that cleaned them. They are searched for every value that was removed, letter by letter, and for
the donor's identity and secrets in every encoding, also inside longer encoded stretches that no decoder
opens. Exempt are only values that the donor kept and replacements that this run put in, by exact value and
never by shape; and what a rule takes together with a stand-in of this run, if without it next to nothing
is left.
"""

import base64
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

import ahocorasick

from commonplace.privacy.folding import fold
from commonplace.privacy.identity import Identity
from commonplace.privacy.placeholders import is_redacted
from commonplace.privacy.scanner import Scanner
from commonplace.privacy.words import COMMON_USERS, COMMON_WORDS
from commonplace.records import Finding, Range

__all__ = ["verify_texts"]

_SHORTEST = 6
_SHORTEST_REMOVED = 8
_SHORT_ENOUGH = 4000
_ONE_IN = 16
_LEFT = 3
"""So many letters and digits beside a stand-in tell nothing: an article, a title, a number of a house."""


def verify_texts(
    texts: Iterable[tuple[str, str]],
    scanner: Scanner,
    kept_values: Collection[str] = (),
    replacements: Collection[str] = (),
    removed: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Everything that is still there and must not be; empty if the texts may leave.

    Args:
        texts: (place, text) of what will be written; the place becomes the path of a finding.
        scanner: that of the workspace.
        kept_values: value ids that the donor kept in this conversation.
        replacements: ``Redacted.replacements`` of this run.
        removed: values that were removed from these texts, with their kinds. Those that could be no word
            (eight characters and more, a digit or an at sign among them) must be gone everywhere.

    Cost: that of a scan, and for about one text in sixteen and all short conversations that of a scan with
    the slower engine.
    """
    given = list(texts)
    exempt = frozenset(kept_values) | {scanner.id_of(value) for value in replacements}
    by_place = dict(given)
    found = [finding for finding in scanner.scan_texts(given) if finding.value_id not in exempt]
    known = {(finding.path, finding.ranges, finding.kind) for finding in found}
    for finding in scanner.twin.scan_texts(_sample(given)):
        if finding.value_id not in exempt and (finding.path, finding.ranges, finding.kind) not in known:
            found.append(finding)
    ours = _Ours(scanner.identity, replacements)
    found = [finding for finding in found if not ours.put_in(_value(by_place[finding.path], finding))]
    needles = [
        (form, form.lower(), kind, own)
        for value, kind in _known(scanner)
        if (own := scanner.id_of(value)) not in exempt
        for form in _forms(value)
    ]
    for place, text in given:
        low = text.lower()
        for form, small, kind, own in needles:
            at = low.find(small)
            if at >= 0 and form in (text, text[at : at + len(form)], low[at : at + len(form)]):
                found.append(_hit(place, at, len(form), kind, own))
    found.extend(_left(given, removed or {}, scanner, exempt))
    return found


def _sample(given: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """All texts of a short conversation; of a long one those that a checksum picks, the same each time."""
    if sum(len(text) for _, text in given) <= _SHORT_ENOUGH:
        return list(given)
    return [
        (place, text)
        for place, text in given
        if zlib.crc32(text[:4096].encode("utf-8", "surrogatepass")) % _ONE_IN == 0
    ]


def _left(
    given: Sequence[tuple[str, str]], removed: Mapping[str, str], scanner: Scanner, exempt: Collection[str]
) -> Iterator[Finding]:
    """Removed values that still stand somewhere as they were written."""
    values = {
        value: scanner.id_of(value)
        for value in removed
        if len(value) >= _SHORTEST_REMOVED and any(char.isdigit() or char == "@" for char in value)
    }
    automaton = ahocorasick.Automaton()
    for value, own in values.items():
        if own not in exempt:
            automaton.add_word(value, value)
    if not len(automaton):
        return
    automaton.make_automaton()
    for place, text in given:
        for last, value in automaton.iter(text):
            start = last + 1 - len(value)
            if not (text[start - 1 : start].isalnum() or text[last + 1 : last + 2].isalnum()):
                yield _hit(place, start, len(value), removed[value], values[value])


class _Ours:
    """Knows what this run put in, and what the identity of the donor is."""

    def __init__(self, identity: Identity, replacements: Collection[str]) -> None:
        self._exact = frozenset(replacements)
        self._names = sorted(replacements, key=len, reverse=True)
        self._stand_ins = [name for name in self._names if not is_redacted(name)]
        self._terms = {folded for term in identity.terms if (folded := fold(term.value.strip()))}

    def put_in(self, value: str) -> bool:
        """Whether a found value is a replacement, or a whole stand-in with next to nothing beside it."""
        if value in self._exact:
            return True
        if not any(name in value for name in self._stand_ins):
            return False
        for name in self._names:
            value = value.replace(name, " ")
        rest = fold(value)
        return sum(char.isalnum() for char in rest) <= _LEFT and not any(term in rest for term in self._terms)


def _value(text: str, finding: Finding) -> str:
    return "".join(text[part.start : part.end] for part in finding.ranges)


def _hit(place: str, start: int, length: int, kind: str, value_id: str) -> Finding:
    return Finding(
        path=place,
        ranges=(Range(start, start + length),),
        kind=kind,
        rule="final-check",
        rule_version=1,
        tier="certain",
        confidence=1.0,
        value_id=value_id,
    )


def _known(scanner: Scanner) -> Iterator[tuple[str, str]]:
    """Identity and secrets that are long enough to be told from words, with their kinds."""
    for value, kind in (
        *_terms(scanner.identity),
        *((secret, "secret.environment") for secret in scanner.secrets),
    ):
        if len(value) >= _SHORTEST:
            yield value, kind


def _terms(identity: Identity) -> Iterator[tuple[str, str]]:
    for term in identity.terms:
        value = term.value.strip()
        if fold(value) not in COMMON_USERS and fold(value) not in COMMON_WORDS:
            yield value, f"personal.{term.kind}"


def _forms(value: str) -> set[str]:
    data = value.encode("utf-8", "surrogatepass")
    forms = {
        quote(value, safe=""),
        "".join(f"%{byte:02x}" for byte in data),
        "".join(f"\\u{ord(char):04x}" for char in value),
        data.hex(),
    }
    for shift in range(3):
        # The characters of base64 that depend on this value alone, wherever in a group of three it begins.
        encoded = base64.b64encode(b"\0" * shift + data).decode().rstrip("=")
        whole = encoded[(0, 2, 3)[shift] : len(encoded) - (1 if (len(data) + shift) % 3 else 0)]
        forms.add(whole)
        forms.add(whole.replace("+", "-").replace("/", "_"))
    return {form for form in forms if form != value and len(form) >= _SHORTEST}
