"""The last look at what is about to leave, by other means than those that cleaned it.

Texts are scanned again with the fallback engine, and searched for the donor's identity and secrets in
every encoding, also inside longer encoded stretches that no decoder opens. Exempt are only values that
the donor kept and replacements that this run put in, by exact value and never by shape; and what a rule
takes together with a stand-in of this run, if without it next to nothing is left.
"""

import base64
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import quote

from commonplace.privacy.folding import fold
from commonplace.privacy.identity import Identity
from commonplace.privacy.placeholders import is_redacted
from commonplace.privacy.scanner import Scanner
from commonplace.privacy.words import COMMON_USERS, COMMON_WORDS
from commonplace.records import Finding, Range

__all__ = ["verify_texts"]

_SHORTEST = 6
_LEFT = 3
"""So many letters and digits beside a stand-in tell nothing: an article, a title, a number of a house."""


def verify_texts(
    texts: Iterable[tuple[str, str]],
    scanner: Scanner,
    kept_values: Collection[str] = (),
    replacements: Collection[str] = (),
) -> list[Finding]:
    """Everything that is still there and must not be; empty if the texts may leave.

    Args:
        texts: (place, text) of what will be written; the place becomes the path of a finding.
        scanner: that of the workspace.
        kept_values: value ids that the donor kept in this conversation.
        replacements: ``Redacted.replacements`` of this run.

    Cost: that of a scan with the fallback engine, several times that of Hyperscan.
    """
    given = list(texts)
    exempt = frozenset(kept_values) | {scanner.id_of(value) for value in replacements}
    by_place = dict(given)
    found = [finding for finding in scanner.twin.scan_texts(given) if finding.value_id not in exempt]
    ours = _Ours(scanner.identity, replacements)
    found = [finding for finding in found if not ours.put_in(_value(by_place[finding.path], finding))]
    needles = [
        (form, kind, plain) for form, kind, plain in _needles(scanner) if scanner.id_of(plain) not in exempt
    ]
    for place, text in given:
        low = text.lower()
        for form, kind, plain in needles:
            at = low.find(form.lower())
            if at >= 0 and form in (text, text[at : at + len(form)], low[at : at + len(form)]):
                found.append(_hit(place, at, len(form), kind, scanner.id_of(plain)))
    return found


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


def _needles(scanner: Scanner) -> Iterator[tuple[str, str, str]]:
    """Encoded forms of identity and secrets: the form, its kind, the value it stands for."""
    for value, kind in (
        *_terms(scanner.identity),
        *((secret, "secret.environment") for secret in scanner.secrets),
    ):
        if len(value) >= _SHORTEST:
            for form in _forms(value):
                yield form, kind, value


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
