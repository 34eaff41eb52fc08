"""Tokens in disguise: cut in pieces, coloured, wrapped, encoded. Development set."""

import base64
import json
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["disguise_wide_cases"]


def _one(name: str, kind: str, make: Callable[[Draw], str], tech: tuple[str, ...], **more: object) -> Case:
    variant = Variant(make=make, tech=tech, **more)  # type: ignore[arg-type]
    return Case(id=f"disguise-wide-{name}", kind=f"secret.{kind}", variants=(variant,))


def disguise_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    return _DISGUISED


def _token(draw: Draw) -> str:
    forms = (
        ("gh" + "p_", a.ALNUM, 36),
        ("gl" + "pat-", a.URL64, 20),
        ("sk-" + "proj-", a.URL64, 120),
        ("sk" + "_live_", a.ALNUM, 40),
        ("AKI" + "A", a.BASE32, 16),
        ("hf" + "_", a.ALNUM, 34),
        ("xox" + "b-", a.DIGITS + a.LOWER, 50),
    )
    prefix, alphabet, count = draw.pick(forms)  # type: ignore[type-var]
    return prefix + draw.chars(alphabet[:62], count)


def _cut(*joints: str) -> Callable[[Draw], str]:
    """A token cut once or twice, with one of these between the pieces."""

    def make(draw: Draw) -> str:
        token, joint = _token(draw), draw.pick(joints)
        at = draw.number(5, len(token) - 5)
        if draw.random.random() < 0.3 and at + 8 < len(token):
            return token[:at] + joint + token[at : at + 4] + joint + token[at + 4 :]
        return token[:at] + joint + token[at:]

    return make


def _every(decorate: Callable[[str], str]) -> Callable[[Draw], str]:
    return lambda draw: "".join(map(decorate, _token(draw)))


def _config(draw: Draw) -> bytes:
    return f"[default]\nuser = svc\napi_key = {_token(draw)}\nregion = eu\n".encode()


_DEEP = {"token": "{v}"}
for _ in range(3):
    _DEEP = {"body": json.dumps(_DEEP)}


def _wide(char: str) -> str:
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


_QUOTED = ('token = "{v}"', 'const T = "{v}";', 'call("{v}")')
_DISGUISED = (
    _one("plus", "disguised", _cut('" + "', '"+"', '"\n    + "', '" +\n      "', '" /* x */ + "'), _QUOTED),
    _one(
        "dot",
        "disguised",
        _cut('" . "', '"."', '" .\n  "', '" ..\n "', '" .. "', '"..\n    "'),
        ('$t = "{v}";', 'local t = "{v}"'),
    ),
    _one(
        "signs",
        "disguised",
        _cut(
            '" & "',
            '" <> "',
            '" || "',
            '" ++ "',
            '" ~ "',
            '" ^ "',
            '" & _\n  "',
            '" <>\n  "',
            '" ,\n "',
            '", "',
        ),
        ('k = "{v}"', 'let k = concat("{v}")'),
    ),
    _one(
        "adjacent",
        "disguised",
        _cut("' '", "'\n    '", "' \\\n  '", "''\n''", "'\r\n\t'"),
        ("token = ('{v}')", "t = '{v}'"),
    ),
    _one(
        "backslash", "disguised", _cut("\\\n", "\\\n    ", "`\n"), ('export T="{v}"', "curl -H 'Token: {v}'")
    ),
    _one(
        "template",
        "disguised",
        _cut("${''}", '${""}', "' + '' + '", '" "', '" f"', '" + f"', '"+\nr"'),
        ("const t = `{v}`", 'x = "{v}"'),
    ),
    _one(
        "list",
        "disguised",
        _cut('", "', '","', "', '", '",\n  "'),
        ('"".join(["{v}"])', "['{v}'].join('')", 'parts = ("{v}")'),
    ),
    _one(
        "ansi",
        "disguised",
        _cut(
            "\x1b[0m\x1b[1;31m", "\x1b[36m", "\x1b[38;5;208m", "\x1b[K", "\x1b[0m\x1b[K", "\x1b[01;31m\x1b[K"
        ),
        ("token: {v}", "{v}", "grep: {v}"),
    ),
    _one(
        "invisible",
        "disguised",
        _cut("\u200b", "\u00ad", "\u2060", "\ufeff", "\u200d", "\u200b\u200b", "\u200e"),
        ("{v}", "token {v}"),
        prose=("my key is {v} and it fails", "注意 {v} 这个"),
    ),
    _one(
        "wrapped",
        "disguised",
        _cut(
            "\n",
            "\n  ",
            "\r\n",
            "\n> ",
            "\n+",
            "\n# ",
            "\n// ",
            "\n * ",
            "\n-- ",
            "\n   2 | ",
            "\n     12\t",
            " │\n│ ",
            "\n│ ",
            "\n; ",
            "\n> > ",
        ),
        ("{v}", "TOKEN={v}\n", "key:\n{v}\n"),
    ),
    _one(
        "url-once",
        "disguised",
        lambda d: _token(d).replace("_", "%5F").replace("-", "%2D") + "%3D",
        ("GET /x?next=key%3D{v}%26a%3D1", "{v}"),
    ),
    _one(
        "url-twice",
        "disguised",
        lambda d: _token(d).replace("_", "%255F").replace("-", "%252D"),
        ("https://{host}.test/r?u=token%253D{v}%2526x%253D1",),
    ),
    _one(
        "base64",
        "disguised",
        lambda d: base64.b64encode(_config(d)).decode(),
        ("echo {v} | base64 -d", "data:\n  config: {v}", "{v}"),
    ),
    _one(
        "base64-lines",
        "disguised",
        lambda d: base64.encodebytes(_config(d) * 2).decode().strip(),
        ("base64 config\n{v}\n", "data: |\n{v}\n"),
    ),
    _one(
        "base64url",
        "disguised",
        lambda d: base64.urlsafe_b64encode(_config(d)).decode().rstrip("="),
        ("state={v}", "{v}"),
    ),
    _one(
        "base64-twice",
        "disguised",
        lambda d: base64.b64encode(base64.b64encode(_config(d))).decode(),
        ("data: {v}",),
    ),
    _one(
        "hex",
        "disguised",
        lambda d: _config(d).hex(),
        ("xxd -r -p <<< {v}", "payload {v}", "unhexlify('{v}')", "0x{v}"),
    ),
    _one(
        "base32",
        "disguised",
        lambda d: base64.b32encode(_config(d)).decode(),
        ("base32 -d <<< {v}", "payload {v}"),
    ),
    _one("escaped-u", "disguised", _every(lambda c: f"\\u{ord(c):04x}"), ('{"k": "{v}"}', "x = '{v}'")),
    _one("escaped-x", "disguised", _every(lambda c: f"\\x{ord(c):02x}"), ("printf '{v}'", 'k = b"{v}"')),
    _one("escaped-octal", "disguised", _every(lambda c: f"\\{ord(c):03o}"), ("printf '{v}'",)),
    _one(
        "entities",
        "disguised",
        lambda d: "".join(
            f"&#{ord(c)};" if not n % 3 else f"&#x{ord(c):x};" if n % 5 else c
            for n, c in enumerate(_token(d))
        ),
        ("<code>{v}</code>",),
    ),
    _one("entity-signs", "disguised", _token, ("<pre>{&quot;token&quot;:&quot;{v}&quot;}</pre>",)),
    _one("json-deep", "disguised", _token, (json.dumps(_DEEP),)),
    _one("wide-letters", "disguised", _every(_wide), ("{v}", "token {v}")),
    _one("soft-spaces", "disguised", _cut("\u00a0", "\u2009", "\u202f"), ("key: {v}",)),
)
