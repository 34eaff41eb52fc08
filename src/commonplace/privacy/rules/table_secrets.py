"""Passwords and keys in columns: tables of Markdown and text, CSV files, and rows that SQL inserts."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from commonplace.privacy.exempt import is_placeholder
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.secret_shapes import is_key, is_passphrase, is_technical
from commonplace.privacy.words import words

__all__ = ["TABLE_SECRETS"]

_NAMES = (
    "password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "contraseña", "contrasena", "clave", "mot de passe", "senha",
    "wachtwoord", "lösenord", "hasło", "heslo", "пароль", "şifre", "parola", "密码", "密碼", "パスワード", "비밀번호", "كلمة المرور", "पासवर्ड",
)  # fmt: skip
_HEADER = re.compile(
    r"(?:[\w .-]{0,16}[ _.-])?(?:password|passwd|pass ?phrase|passcode|passwort|kennwort|contrase[nñ]a|clave|mot de passe|senha|wachtwoord|lösenord|hasło|heslo"
    r"|пароль|şifre|parola|密码|密碼|パスワード|비밀번호|كلمة المرور|पासवर्ड|pass|pwd|pw|pin|psk|secret|token|api[ _-]?key|login_password)(?:[ _-]?\(?\w{0,10}\)?)?",
    re.IGNORECASE,
)
_NO_VALUES = words(
    "yes no true false none null string text varchar required optional password passwd token secret n/a na nan user admin type value "
    "description default ok fail failed passed error invalid missing set unset hidden enabled disabled"
)
_MOST = 60
_FILE_HEADER = re.compile(
    r"\"?[A-Za-z_][^\n\"(){}=:]{0,30}\"?(?:([;,])\"?[A-Za-z_][^\n\"(){}=:;,]{0,30}\"?)(?:\1\"?[A-Za-z_][^\n\"(){}=:;,]{0,30}\"?){0,30}\r?"
)


def _secret_cell(cell: str) -> bool:
    if (
        not 4 <= len(cell) <= 128
        or cell.lower() in _NO_VALUES
        or is_placeholder(cell)
        or re.search(r"\s", cell)
    ):
        return False
    if is_key(cell) or is_passphrase(cell):
        return True
    return not is_technical(cell) and re.search(r"[0-9]|[^\w\s.-]", cell) is not None


def _cells(line: str, sign: str) -> list[tuple[int, int]]:
    """Where the cells of a line stand, without blanks, quotation marks and code marks; commas in quotes part nothing."""
    cells, at, quoted = [], 0, False
    for index, char in enumerate(f"{line}{sign}"):
        quoted ^= char == '"' and sign != "|"
        if char == sign and (not quoted or index == len(line)):
            cells.append((at, index))
            at = index + 1
    return [_stripped(line, start, end) for start, end in cells]


def _stripped(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] in " \t\"'`*":
        start += 1
    while end > start and line[end - 1] in " \t\"'`*\r":
        end -= 1
    return start, end


def _in_columns(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The cells under a header that names a secret; of a table of two columns also those beside such a name."""
    header = text[start:end].partition("\n")[0]
    sign = next((sign for sign in ("|", "\t", ";", ",") if sign in header), ",")
    cells = _cells(header, sign)
    wanted = [index for index, cell in enumerate(cells) if _HEADER.fullmatch(header[slice(*cell)])]
    if not wanted or (sign in ";," and not _FILE_HEADER.fullmatch(header)):
        return ()
    found = [(start + begin, start + stop) for begin, stop in _beside(header, cells) if sign == "|"]
    for at, line in islice(_lines(text, start, end), 1, _MOST):
        own = _cells(line, sign)
        if len(own) != len(cells):
            break
        found += [(at + own[index][0], at + own[index][1]) for index in wanted]
    return [span for span in found if _secret_cell(text[slice(*span)])]


def _beside(line: str, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    named = [cell for cell in cells if cell[0] < cell[1]]
    return named[1:2] if len(named) == 2 and _HEADER.fullmatch(line[slice(*named[0])]) else []


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for line in text[start:end].split("\n"):
        yield start, line
        start += len(line) + 1


def _inserted(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The values of columns that name a secret, in all rows of one INSERT."""
    opened = text.find("(", start, end)
    closed = text.find(")", opened, end)
    names = [
        text[opened + 1 : closed][slice(*cell)].strip("[]") for cell in _cells(text[opened + 1 : closed], ",")
    ]
    wanted = [index for index, name in enumerate(names) if _HEADER.fullmatch(name)]
    found: list[tuple[int, int]] = []
    for row in re.finditer(r"\(((?:[^()']|'(?:[^'\\]|\\.)*+'|\([^()]*+\))*+)\)", text[closed + 1 : end]):
        at = closed + 1 + row.start(1)
        parts = list(re.finditer(r"(?:[^,'()]|'(?:[^'\\]|\\.)*+'|\([^()]*+\))++", row[1]))
        for index in wanted:
            if index < len(parts) and (literal := re.fullmatch(r"\s*N?'([^']{3,200})'\s*", parts[index][0])):
                begin = at + parts[index].start() + literal.start(1)
                if not is_placeholder(literal[1]) and literal[1].lower() not in _NO_VALUES:
                    found.append((begin, begin + len(literal[1])))
    return found


_ROW = r"[^\n]{1,400}"

TABLE_SECRETS: tuple[Rule, ...] = (
    Rule(
        id="password-column",
        kind="secret.password",
        anchors=(*_NAMES, "pass |", "pwd", "\tpass", ",pass", "| pass", "| pin", "api key |", "api_key |", "token |", "| token", "| secret", "secret |", ",token", ",secret", ",api_key"),
        ignore_case=True,
        before=r"[^\n]{0,160}",
        reach=160,
        pattern=rf"(?P<v>(?=[^\n]{{0,200}}[|;,\t])[^\n]{{3,300}}(?:\n{_ROW}){{0,{_MOST}}})",
        parts=_in_columns,
        generic=True,
        reference="https://github.github.com/gfm/#tables-extension-",
        finds=(
            "| user | password |\n|---|---|\n| bob | «Otter702» |\n| eve | `«kettle4821»` |\n",
            "username,password\nbob,«Otter702»\neve,«kettle4821»\n",
            "name;login;password\nAnna;bob;«Otter702»",
            "host\tuser\tpass\ndb\tbob\t«Otter702»",
            "| Field | Value |\n|---|---|\n| Password | «Otter702» |",
        ),
        ignores=(
            "| Option | Password |\n|---|---|\n| a | required |\n",
            "The password, as said,\nis not in bob,v2x\n",
            "id,password,name\n1,<password>,Bob\n",
            "def login(user, password, mode):\n    call(a1, bee22, c)\n",
            "Enter user, password and code,\nthen press, b4b4\n",
            "password = 1, 2\nx = 3, b4b4\n",
        ),
        confidence=0.85,
    ),
    Rule(
        id="password-inserted",
        kind="secret.password",
        anchors=("insert into ",),
        ignore_case=True,
        pattern=r"(?P<v>insert into [^\s(]{1,80}\s{0,4}\([^()]{0,200}(?:pass|pwd|secret|token|api_?key)[^()]{0,200}\)\s{1,4}values\s{0,4}\([^;]{1,4000})",
        parts=_inserted,
        generic=True,
        reference="https://www.postgresql.org/docs/current/sql-insert.html",
        finds=("INSERT INTO users (name, password) VALUES ('bob', '«Otter702»'), ('eve', '«kettle4821»');",),
        ignores=("INSERT INTO users (name, password) VALUES (?, ?);", "INSERT INTO users (name) VALUES ('password');"),
    ),
)  # fmt: skip
