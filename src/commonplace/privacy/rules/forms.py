"""Short ways to write rules whose values have a form of their own: a prefix, then so many characters of a class."""

import re
from collections.abc import Iterable

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.choices import one_of
from commonplace.records import Tier

__all__ = ["ANY", "before_any", "cue_anchors", "field_anchors", "keyed", "token", "unless"]

_CLASSES = {
    "alnum": "A-Za-z0-9",
    "lower": "a-z",
    "upper": "A-Z",
    "digit": "0-9",
    "hex": "0-9a-f",
    "HEX": "0-9A-F",
    "Hex": "0-9a-fA-F",
    "lowernum": "a-z0-9",
    "uppernum": "A-Z0-9",
    "base32": "A-Z2-7",
    "base64": "A-Za-z0-9+/",
    "url64": "A-Za-z0-9_-",
    "base58": "1-9A-HJ-NP-Za-km-z",
    "bech32": "qpzry9x8gf2tvdw0s3jn54khce6mua7l",
    "dotted": "A-Za-z0-9_.-",
}
_HOLE = re.compile(r"\{(\w+) (\d+)(?:-(\d+))?\}")


def token(
    name: str,
    form: str,
    reference: str,
    *,
    finds: tuple[str, ...] = (),
    ignores: tuple[str, ...] = (),
    kind: str = "",
    guard: str = "A-Za-z0-9_-",
    after: str = "A-Za-z0-9_",
    tail: str = "",
    tier: Tier = "certain",
    confidence: float = 0.98,
) -> Rule:
    """A rule for a token that begins with a literal.

    Args:
        name: the rule's id.
        form: the token: literal text and holes ``{class least-most}``, e.g. ``ghp_{alnum 36}``.
        reference: where the vendor shows the form.
        finds: examples beside the two that are made from the form.
        ignores: examples beside the two that are made from the form.
        kind: default ``secret.`` and the name.
        guard: ASCII class that must not stand before.
        after: ASCII class that must not stand behind.
        tail: regular expression that may follow and belongs to the value.
        tier: how it is replaced.
        confidence: 0 to 1.
    """
    literal = form[: form.index("{")]
    kind_of, least, _ = _hole(form)
    # A token may be cut soon behind its prefix, so a long prefix needs little behind it to be an anchor.
    ahead = min(int(least), max(2, 8 - len(literal)))
    body = re.escape(literal) + f"[{_CLASSES[kind_of]}]{{{ahead}}}"
    pattern = "".join(_regex(piece) for piece in re.split(r"(\{[^}]*\})", form)) + tail
    sample = _HOLE.sub(lambda hole: f"{{{_sample_class(hole[1])} {hole[2]}}}", form)
    return Rule(
        id=name,
        kind=kind or f"secret.{name}",
        anchors=(Shape(body, len(literal) + ahead, guard, literal),),
        pattern=pattern + (f"(?![{after}])" if after else ""),
        validate=_is_filled,
        reference=reference,
        finds=(f"export KEY=«{sample}»\n", f'{{"value": "«{sample}»", "n": 1}}', *finds),
        ignores=(
            f"a value that begins with {literal} and ends",
            f"see {literal}… in the documentation",
            *ignores,
        ),
        tier=tier,
        confidence=confidence,
        wraps=True,
    )


def _is_filled(value: str) -> bool:
    """Not the form with one letter for all, as manuals show it: ``AKIAXXXXXXXXXXXXXXXX``."""
    return "xxxxx" not in value.lower()


def _hole(form: str) -> tuple[str, str, str]:
    found = _HOLE.search(form)
    if found is None:
        raise ValueError(f"no hole in the form {form}")
    return found[1], found[2], found[3] or found[2]


def _regex(piece: str) -> str:
    found = _HOLE.fullmatch(piece)
    if found is None:
        return re.escape(piece)
    count = found[2] if found[3] is None else f"{found[2]},{found[3]}"
    return f"[{_CLASSES[found[1]]}]{{{count}}}"


def _sample_class(name: str) -> str:
    return {"Hex": "hex", "dotted": "alnum"}.get(name, name)


def cue_anchors(cues: tuple[str, ...]) -> tuple[str | Shape, ...]:
    """Anchors for words that must begin a word: ``pin`` is not looked for in ``spin``."""
    return tuple(
        Shape(re.escape(cue), len(cue), "A-Za-z0-9", cue) if cue.isascii() and cue[0].isalnum() else cue
        for cue in cues
    )


ANY = r"[\x00-\x7f\x80-\xff]"
"""Whatever stands there, for a shape."""
# A quotation mark and what may follow it, a sign, or a blank and a sign.
_FIELD_END = rf"(?:[\"'`*\\][\"'`*\\ :=>|\[\x80-\xff]|[:=>|\x80-\xff]{ANY}| [:=>|\[ \"\x80-\xff])"


def before_any(cues: Iterable[str], behind: str, width: int = 1) -> tuple[str | Shape, ...]:
    """Anchors for words that begin a word and before which something stands: one for each, not one for each end.

    Args:
        cues: words and phrases.
        behind: what stands behind them, as in the body of a ``Shape``.
        width: how many characters that are.
    """
    return tuple(
        Shape(re.escape(cue) + behind, len(cue) + width, "A-Za-z0-9", cue)
        if cue.isascii() and cue[0].isalnum()
        else cue
        for cue in dict.fromkeys(cues)
    )


def unless(
    body: str, width: int, words: Iterable[str], *, not_after: str = "", literal: str = ""
) -> tuple[Shape, ...]:
    """Anchors for a shape behind which none of some ASCII words stands, of whatever case.

    Args:
        body: of the shape.
        width: characters that it matches.
        words: what may not come next.
        not_after: as in ``Shape``.
        literal: as in ``Shape``.

    Returns:
        One shape for each character at which a text may first differ from the words.
    """
    given = [word.lower() for word in words]
    shapes = []
    for depth in range(max(map(len, given))):
        choices = []
        for begin in sorted({word[:depth] for word in given if len(word) > depth}):
            known = {word[depth] for word in given if word[:depth] == begin and len(word) > depth}
            codes = known | {char.upper() for char in known}
            others = "".join(f"\\x{code:02x}" for code in range(128) if chr(code) not in codes)
            choices.append("".join(map(_either_case, begin)) + rf"[{others}\x80-\xff]")
        tail = choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
        shapes.append(Shape(body + tail, width + depth + 1, not_after, literal))
    return tuple(shapes)


def _either_case(char: str) -> str:
    return f"[{char}{char.upper()}]" if char.isalpha() else re.escape(char)


def field_anchors(names: Iterable[str]) -> tuple[str | Shape, ...]:
    """Anchors for the names of fields, before the sign that ends them.

    ``full name``, ``full_name`` and ``full-name`` are one anchor and ``fullname`` another.
    """
    found: dict[str | Shape, None] = {}
    for name in names:
        first, _, rest = name.replace("_", " ").partition(" ")
        if not name.isascii() or not name[0].isalnum():
            found[name if len(first) < 5 else first] = None
            continue
        found.update(dict.fromkeys(before_any([(first + rest).replace(" ", "")], _FIELD_END, 2)))
        if rest:
            parts = "[ _-]".join(map(re.escape, (first, *rest.split(" "))))
            found[Shape(parts + _FIELD_END, len(first) + len(rest) + 3, "A-Za-z0-9", first)] = None
    return tuple(found)


def keyed(
    name: str,
    cues: tuple[str, ...],
    form: str,
    reference: str,
    *,
    ignores: tuple[str, ...] = (),
    kind: str = "",
    confidence: float = 0.9,
) -> Rule:
    """A rule for a value without a prefix, known by the name of the variable or header before it.

    Args:
        name: the rule's id.
        cues: literals of which one begins the name, e.g. ``datadog``; their case does not matter.
        form: the value as in ``token``, without a literal before the first hole.
        reference: where the vendor shows the form.
        ignores: examples beside the one that is made.
        kind: default ``secret.`` and the name.
        confidence: 0 to 1.
    """
    value = "".join(_regex(piece) for piece in re.split(r"(\{[^}]*\})", form))
    kind_of = _hole(form)[0]
    cue = one_of(cues)
    sample = _HOLE.sub(lambda hole: f"{{{_sample_class(hole[1])} {hole[2]}}}", form)
    return Rule(
        id=name,
        kind=kind or f"secret.{name}",
        anchors=cues,
        pattern=rf"(?:{cue})[A-Za-z0-9_. -]{{0,30}}[\"'\]]{{0,2}}\s{{0,4}}(?:=>|:=|[:=]|\s)\s{{0,4}}[\"'`]?"
        rf"(?P<v>(?-i:{value}))(?![{_CLASSES[kind_of]}])",
        reference=reference,
        finds=(f"{cues[0].upper()}_KEY=«{sample}»\n", f'"{cues[0]}_api_key": "«{sample}»"'),
        ignores=(f"{cues[0]} is configured elsewhere", f"{cues[0]}_key = os.environ['KEY']", *ignores),
        ignore_case=True,
        confidence=confidence,
    )
