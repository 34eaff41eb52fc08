"""Texts inside texts: what a leaf says once escapes, URL encoding, base64, colours or line breaks are undone.

A view is a decoded stretch of a leaf (or of another view) with the way back to the places it came from.
Views are looked through like leaves; what is found in them is reported as ranges of the stored leaf,
with the chain of decoders.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import TypeAlias

from commonplace.privacy.encodings import lines_of_block, readable
from commonplace.privacy.escapes import character_reference, unescape, unquote
from commonplace.privacy.rule import Rule, Shape

__all__ = [
    "ENCODED", "MAXIMUM_DEPTH", "View", "decoded", "decoded_base64", "is_cut_short", "joined_lines", "may_hold_views",
    "views_of",
]  # fmt: skip

MAXIMUM_DEPTH = 6
"""Decoders passed one after another at most: JSON four deep, and two more."""

_Piece: TypeAlias = tuple[int, int, str]
"""A stretch of the parent and what it decodes to."""

_MARGIN = 160
_LONGEST_WORD = 4096


class View:
    """A text and, piece by piece, where it stands in its parent.

    ``pieces`` are (start, end in the view, start, end in the parent); a piece that is as long in both is
    verbatim, any other is taken whole. What no piece covers (a frame around a leaf) stems from nowhere.
    """

    __slots__ = ("chain", "leaf", "parent", "pieces", "starts", "text")

    def __init__(self, text: str, leaf: int, parent: "View | None" = None, decoder: str = "") -> None:
        self.text = text
        self.leaf = leaf
        self.parent = parent
        self.chain: tuple[str, ...] = (*(parent.chain if parent else ()), *((decoder,) if decoder else ()))
        self.pieces: list[tuple[int, int, int, int]] = []
        self.starts: list[int] = []

    def ranges(self, start: int, end: int) -> list[tuple[int, int]]:
        """The ranges of the stored leaf that a range of this view covers, in order and not touching."""
        if self.parent is None and not self.pieces:
            return [(start, end)]
        own = self._in_parent(start, end)
        if self.parent is None:
            return own
        return _joined([outer for a, b in own for outer in self.parent.ranges(a, b)])

    def _in_parent(self, start: int, end: int) -> list[tuple[int, int]]:
        result: list[tuple[int, int]] = []
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.pieces) and self.starts[index] < end:
            at, after, outer, outer_end = self.pieces[index]
            if after > start:
                if after - at == outer_end - outer:
                    result.append((outer + max(start, at) - at, outer + min(end, after) - at))
                else:
                    result.append((outer, outer_end))
            index += 1
        return _joined(result)

    def add(self, piece: str, start: int, end: int) -> None:
        """Say that the view goes on with ``piece``, made of the parent's characters ``start`` to ``end``."""
        at = self.pieces[-1][1] if self.pieces else 0
        self.pieces.append((at, at + len(piece), start, end))
        self.starts.append(at)

    @classmethod
    def framed(cls, before: str, text: str, after: str, leaf: int) -> "View":
        """A whole leaf with other text around it, so that a rule sees what it stands under."""
        view = cls(before + text + after, leaf)
        view.pieces.append((len(before), len(before) + len(text), 0, len(text)))
        view.starts.append(len(before))
        return view


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    result: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


_SIGNS = ("\\", '"', "'", "%", "&", "\x1b", "[0m", "=\n", "=\r\n", "=3D", "<wbr", "><")


def may_hold_views(text: str) -> bool:
    """Whether ``views_of`` could make anything of a text; cheap, and right about most short ones."""
    for sign in _SIGNS:
        if sign in text:
            return True
    return not text.isascii()


def views_of(view: View) -> Iterator[View]:
    """The views that one decoding step makes of a text.

    Cost: linear; nothing is built for a text without the sign that gives a decoder away.
    """
    if len(view.chain) >= MAXIMUM_DEPTH:
        return
    text = view.text
    if "\x1b[" in text or any(sign in text for sign in _ANSI_SIGNS):
        yield from _clusters(view, _ANSI, _nothing, "ansi")
    if "\\" in text:
        name = "json" if text[:1] in "{[" or view.chain[-1:] == ("json",) else "escape"
        yield from _clusters(view, _ESCAPE, unescape, name)
    if "=\n" in text or "=\r\n" in text or "=3D" in text:
        yield from _clusters(view, _SOFT_BREAK, _soft, "quoted-printable")
    if "<wbr" in text or "><" in text or "\\" in text:
        yield from _clusters(view, _BREAK_MARK, _nothing, "breaks")
    if "&" in text and ";" in text:
        yield from _clusters(view, _ENTITY, character_reference, "escape")
    if "%" in text:
        yield from _clusters(view, _PERCENT, unquote, "url")
    if ('"' in text or "'" in text) and "concat" not in view.chain:
        yield from _clusters(view, _Joints, _nothing, "concat")
    if not text.isascii() and _ODD.search(text):
        yield from _clusters(view, _INVISIBLE, _nothing, "invisible")
        yield from _clusters(view, _LIKE_ASCII, _as_ascii, "letters")
        yield from _clusters(view, _HARD_SPACE, _nothing, "spaces")


def is_cut_short(text: str, start: int, *, whole: bool) -> bool:
    """Whether a run stops where its line or its string does, so that ``joined_lines`` may find its rest.

    Args:
        text: any text.
        start: where the run begins.
        whole: it is a whole value already, which the next line may lengthen but the next string does not.
    """
    if _WRAP.match(text, start) is not None:
        return True
    return not whole and (_LISTED.match(text, start) or _RESUMED.match(text, start)) is not None


def joined_lines(view: View, start: int) -> View | None:
    """The text from a place on as one line, if it goes on in the next line as it stopped in this one.

    The next lines must hold nothing but the rest of the run, besides the marks of a diff, a quotation, a
    comment, a table or a listing, so that no word is taken for a part of it. The same for a run that is
    cut into the strings of a list.
    """
    if "wrap" in view.chain:
        return None
    for pattern in (_WRAP, _LISTED, _RESUMED):
        breaks: list[_Piece] = []
        place = start
        while len(breaks) < _MOST_LINES:
            found = pattern.match(view.text, place)
            if found is None:
                break
            breaks.append((*found.span(1), ""))
            place = found.end()
        if breaks:
            return decoded(view, breaks, "wrap")
    return None


ENCODED = Rule(
    id="encoded-run",
    kind="",
    anchors=(
        # Fifteen bytes below 0x80: the bits that then are zero rule out most words and all paths.
        Shape(
            "(?:[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589][A-Za-z0-9+/_-]){5}"
            "[A-Za-z0-9+/_-]{4}",
            24,
            "A-Za-z0-9+/_-",
            begins="[A-Za-f][A-HQ-Xg-nw-z0-3][ABEFIJMNQRUVYZcdghklopstwx014589]",
        ),
        # Or any text in UTF-8, which does not begin with a byte that continues a character.
        Shape("[A-Za-fw-z0-9][A-Za-z0-9+/_-]{47}", 48, "A-Za-z0-9+/_-"),
        # The same of hexadecimal digits, and of base32.
        Shape("(?:[0-7][0-9a-fA-F]){20}", 40, "A-Za-z0-9+/_-", begins="[0-7][0-9a-fA-F]{39}"),
        Shape(
            "(?:[A-P][ABEFIJMNQRUVYZ45][A-Z2-7][A-HQ-X][ACEGIKMOQSUWY246][A-Z2-7][A-DI-LQ-TYZ23][A-Z2-7]){3}",
            24,
            "A-Za-z0-9+/_-",
            begins="[A-P][ABEFIJMNQRUVYZ45][A-Z2-7][A-HQ-X][A-Z2-7]{20}",
        ),
    ),
    pattern=r"[A-Za-z0-9+/_-]{24,}={0,6}(?![A-Za-z0-9+/_=-])",
    reference="https://www.rfc-editor.org/rfc/rfc4648",
    finds=(),
    ignores=(),
)
"""Finds runs that may be base64; a scan opens them instead of reporting them."""


def decoded_base64(view: View, start: int, end: int) -> View | None:
    """What a run of base64, base32 or hexadecimal digits says, if it is readable text; its lines joined."""
    if len(view.chain) >= MAXIMUM_DEPTH:
        return None
    found = readable(view.text[start:end])
    if found is None:
        return None
    last = lines_of_block(view.text, start, end) if found[1] == "base64" else end
    if last > end:
        whole = readable("".join(view.text[start:last].split()))
        found, end = (whole, last) if whole is not None else (found, end)
    text, name = found
    result = View(text, view.leaf, view, name)
    result.add(text, start, end)
    return result


_ANSI = re.compile(
    r"(?:\x1b|\u241b|\^\[|\\{1,32}(?:x1[bB]|u001[bB]|0?33|e))\[[0-9;?]{0,16}[A-Za-z]"
    # What is left of a colour where its first character was lost.
    r"|(?<=[A-Za-z0-9_=-])(?:\[(?:[0-9]{1,3}(?:;[0-9]{1,3}){0,4})?[mK]){1,4}(?=[A-Za-z0-9_=-])"
)
_ANSI_SIGNS = ("\\x1b[", "\\x1B[", "\\u001b[", "\\u001B[", "\\033[", "\\e[", "^[[", "\u241b[", "[0m")
_ESCAPE = re.compile(
    r"\\(?:[\"'\\/bfnrt]|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[01][0-7]{2})"
)
_ENTITY = re.compile(
    r"&(?:#0{0,6}[0-9]{2,6}|#[xX]0{0,6}[0-9a-fA-F]{2,5}|shy|zwj|zwnj|ZeroWidthSpace|NoBreak|num|excl|dollar|percnt"
    r"|plus|ast|amp|quot|apos|lt|gt|commat|period|lowbar|hyphen|colon|sol|equals);"
)
_PERCENT = re.compile(r"%(?:[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*|u[0-9a-fA-F]{4})")
# The line end of quoted-printable, which is none of the text. Source: RFC 2045, section 6.7.
_SOFT_BREAK = re.compile(
    r"(?<=[A-Za-z0-9_-])=\r?\n(?=[A-Za-z0-9_-]{2,512}(?:[\s\"'<>,;)&]|=3D|=\r?\n|\Z))|=3D(?=[\"'A-Za-z0-9])"
)
# Where a browser or a typesetter may break a word, or changes its face.
_BREAK_MARK = re.compile(
    r"(?<=[A-Za-z0-9_-])"
    r"(?:<wbr ?/?>|</(?P<t>span|font|mark|b|i|em|strong)><(?P=t)(?: [^<>\n]{0,80})?>"
    r"|\\(?:allowbreak|linebreak\[0\]|hskip0pt|-)(?:\{\}|[ ])?)"
    r"(?=[A-Za-z0-9_-])"
)
# Nothing can be seen between the letters, or a space that no word processor puts there by itself.
_INVISIBLE = re.compile(
    "(?<=[!-~])[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]{1,8}(?=[!-~])"
)
_HARD_SPACE = re.compile("(?<=[A-Za-z0-9_-]{4})[\u00a0\u2007-\u200a\u202f]{1,2}(?=[A-Za-z0-9_-]{4})")
# Full-width and mathematical letters, and Cyrillic and Greek ones that look like Latin ones beside them.
_LIKE_ASCII = re.compile(
    "[\uff01-\uff5e\U0001d400-\U0001d7ff](?:[_.-]?[\uff01-\uff5e\U0001d400-\U0001d7ff]){5,}"
    "|(?<=[A-Za-z0-9_])[АВЕЅКМНІЈОРСТХУаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]{1,4}(?=[A-Za-z0-9_])"
)
_ODD = re.compile(
    "[\u00a0\u00ad\u034f\u180e\u2007-\u200f\u202a-\u202f\u2060-\u2069\ufeff\uff01-\uff5e\U0001d400-\U0001d7ff]"
    "|[A-Za-z0-9_][АВЕЅКМНІЈОРСТХУаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]"
)
_LOOKS_LIKE = str.maketrans(
    "АВЕЅКМНІЈОРСТХУаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABESKMHIJOPCTXYaeopcyxijsdhABEZHIKMNOPTYXo"
)
_OPERATOR = r"(?:\+\+|\+=?|\.\.?|&|<>|\|\||~|\^)"
_REMARK = r"(?:/\*[^*\n]{0,80}\*/|//[^\n]{0,80}|\#[^\n]{0,80})"
_LINES = r"(?:\r?\n[ \t]{0,60})"
# "abc" + "def", "abc" \n "def", 'abc' . f'def': the marks between two halves of one string, in any language.
_CONCATENATION = re.compile(
    rf"""
    (["'`])(?<=[A-Za-z0-9+/=_.@:-]["'`])[ \t]{{0,8}}
    (?:
        (?:
            {_OPERATOR}[ \t]{{0,8}}_?[ \t]{{0,8}}{_REMARK}?[ \t]{{0,4}}{_LINES}{{0,2}}
            |{_REMARK}?[ \t]{{0,4}}{_LINES}{{1,2}}{_OPERATOR}[ \t]{{0,8}}
        )
        (?:(["'])\2[ \t]{{0,8}}{_OPERATOR}[ \t]{{0,8}})?
        |;?[ \t]{{0,4}}\r?\n[ \t]{{0,40}}\$?[A-Za-z_][A-Za-z0-9_]{{0,30}}[ \t]{{0,4}}(?:\+=|\.=|<<=?)[ \t]{{0,4}}
        |[ \t]{{0,8}}\\?{_LINES}?(?=(?:[rbfuRBFUL$@]{{1,2}})?\1)
    )
    (?:[rbfuRBFUL$@]{{1,2}})?["'`](?=[A-Za-z0-9+/=_.@-])
    |(?<=[A-Za-z0-9_-])(?:\$\{{["']{{2}}\}}|''|"")(?=[A-Za-z0-9_-])
    """,
    re.VERBOSE,
)
# How each of these begins: ``re`` skips to the next of few characters, but not over alternatives.
_JOINT = re.compile(r"""["'`$](?=\{|[ \t]{0,16}(?:[+.&<|~^/#;\\\r\n"'`]|[rbfuRBFUL$@]{1,2}["'`]))""")


class _Joints:
    """``_CONCATENATION``, tried only where it can begin: several times as fast."""

    @staticmethod
    def finditer(text: str) -> Iterator[re.Match[str]]:
        """What ``_CONCATENATION.finditer`` finds."""
        place = 0
        for sign in _JOINT.finditer(text):
            if sign.start() >= place:
                found = _CONCATENATION.match(text, sign.start())
                if found is not None:
                    place = found.end()
                    yield found


# A run that stops at the end of its line, and the break before its rest, which fills the next line.
_WRAP = re.compile(
    r"""[A-Za-z0-9+/=_.-]{1,512}("""
    r"""["'`]?[ \t]{0,40}[│┃║|]?[ \t]{0,8}(?:\\|`|\+|\.\.?|&|,)?[ \t]{0,4}\r?\n"""
    r"""(?:[ \t]{0,40}(?:[0-9]{1,6}[ \t]{0,3}[:|│→\t]|[>|│┃║+\#;%*]|//|--(?=[ ]))){0,3}[ \t]{0,40}["'`]?)"""
    r"""(?=[A-Za-z0-9+/=_.-]{4,512}["'`]?[ \t]{0,40}[│┃║|]?[ \t]{0,4}[,;)\]\\`+]{0,3}[ \t]{0,4}(?:\r?\n|\Z))"""
)
_LISTED = re.compile(
    r"""[A-Za-z0-9+/=_.-]{1,512}(["'`][ \t]{0,4},"""
    r"""[ \t]{0,4}(?:\r?\n)?[ \t]{0,60}["'`])(?=[A-Za-z0-9+/=_.-]{3,512}["'`])"""
)
# A run that goes on in the next variable, behind words that say so, behind marks of emphasis, in a log's next line.
_RESUMED = re.compile(
    r"""[A-Za-z0-9+/=_-]{4,512}("""
    r"""["'`;,]{0,3}[ \t]{0,8}\r?\n[ \t]{0,16}(?:[\w.$-]{1,30}[ ]){0,2}[\w.$-]{1,30}[ ]?:?=[ ]?["'`]?"""
    r"""|["'`,.;]{0,2}[ \n]{1,2}(?:and|then|followed|plus|part|second|und|dann|danach|gefolgt|teil|et"""
    r"""|puis|y|luego|e|depois|poi|en|daarna|i|potem|и|потом|затем|然后|接着)"""
    r"""(?![A-Za-z])[^\n"'`]{0,32}?[ :]["'`]?"""
    r"""|\*\*|[`_]{2}|</?[a-z][^<>\n]{0,60}>(?:[ ]?<[a-z][^<>\n]{0,60}>)?"""
    r"""|\r?\n\[?[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,Z+]{5,18}\]?[ ](?:[A-Z]{4,5}[ ])?"""
    r""")(?=[A-Za-z+/_-]{0,60}[0-9])(?=[A-Za-z0-9+/=_-]{4,512}(?![A-Za-z0-9]))""",
    re.IGNORECASE,
)
_MOST_LINES = 8


def _nothing(_: re.Match[str]) -> str:
    return ""


def _soft(found: re.Match[str]) -> str:
    return "=" if found[0] == "=3D" else ""


def _as_ascii(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0]).translate(_LOOKS_LIKE)


def _clusters(
    view: View, pattern: re.Pattern[str] | type[_Joints], decode: Callable[[re.Match[str]], str], name: str
) -> Iterator[View]:
    """A view for each group of near matches, with the text around them, decoded; several for a long one."""
    group: list[_Piece] = []
    for found in pattern.finditer(view.text):
        start, end = found.span()
        if group and start - group[-1][1] > 2 * _MARGIN:
            yield decoded(view, group, name)
            group = []
        elif group and start - group[0][0] > _LONGEST_GROUP:
            yield decoded(view, group, name)
            group = [piece for piece in group if piece[0] > start - _SHARED]
        group.append((start, end, decode(found)))
    if group:
        yield decoded(view, group, name)


_LONGEST_GROUP = 1 << 18
_SHARED = 1 << 15  # the next view of a long group begins with what this one ends with: more than a key
_GAP = re.compile(r"\s")


def _gap_before(text: str, place: int) -> int:
    """The nearest place at or before this one at which a view may begin without cutting a word in two."""
    if place <= 0:
        return 0
    least = max(0, place - _LONGEST_WORD)
    gap = max(text.rfind(" ", least, place), text.rfind("\n", least, place))
    return gap + 1 if gap >= 0 else least


def _gap_after(text: str, place: int) -> int:
    """The same for its end."""
    if place >= len(text):
        return len(text)
    most = min(len(text), place + _LONGEST_WORD)
    found = _GAP.search(text, place, most)
    return found.start() if found else most


def decoded(view: View, pieces: list[_Piece], name: str) -> View:
    """The text around some pieces of a view, with each piece replaced by what it says."""
    result = View("", view.leaf, view, name)
    parts: list[str] = []
    place = _gap_before(view.text, pieces[0][0] - _MARGIN)
    stop = _gap_after(view.text, pieces[-1][1] + _MARGIN)
    for start, end, piece in pieces:
        if start > place:
            parts.append(view.text[place:start])
            result.add(parts[-1], place, start)
        if piece:
            parts.append(piece)
            result.add(piece, start, end)
        place = end
    if stop > place:
        parts.append(view.text[place:stop])
        result.add(parts[-1], place, stop)
    result.text = "".join(parts)
    return result
