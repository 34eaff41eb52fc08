"""Who the donor is: terms that must go wherever they stand, and where this machine tells them.

Terms come from the machine (user, host, home, git), from the user file of an export, and from the
person. They stay on this machine.
"""

import configparser
import getpass
import hashlib
import re
import socket
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

__all__ = ["Identity", "IdentityKind", "IdentityTerm", "environment_secrets", "machine_identity"]

IdentityKind: TypeAlias = Literal["name", "email", "phone", "username", "host", "home", "account", "custom"]


class IdentityTerm(msgspec.Struct, frozen=True):
    """One fact about the donor. ``origin`` says who told it, e.g. ``git``, ``chatgpt``, ``person``."""

    kind: IdentityKind
    value: str
    origin: str = "person"


class Identity(msgspec.Struct, frozen=True, dict=True):
    """All that is known about the donor; an empty one is allowed."""

    terms: tuple[IdentityTerm, ...] = ()

    @cached_property
    def version(self) -> str:
        """Changes with the terms, not with their order or origin. For this machine only, never published."""
        terms = sorted({f"{term.kind}\0{term.value}" for term in self.terms})
        return hashlib.sha256("\n".join(terms).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def with_terms(self, terms: Iterable[IdentityTerm]) -> "Identity":
        """This identity and more terms; what is known already is not doubled."""
        known = {(term.kind, term.value) for term in self.terms}
        new = [term for term in dict.fromkeys(terms) if (term.kind, term.value) not in known]
        return Identity((*self.terms, *new))


def machine_identity(home: Path, environment: Mapping[str, str]) -> tuple[IdentityTerm, ...]:
    """What this machine says about its user: account, host name, home folder, git's name and e-mail.

    Args:
        home: the user's home folder.
        environment: as ``os.environ``.

    Cost: reads at most three small files; what is missing or unreadable is left out.
    """
    terms = [IdentityTerm("home", str(home), "machine")]
    names = [environment.get(name, "") for name in ("USER", "LOGNAME", "USERNAME", "SUDO_USER")]
    names += [_account_name(), home.name]
    terms += [IdentityTerm("username", name, "machine") for name in names if name]
    hosts = [environment.get(name, "") for name in ("HOSTNAME", "COMPUTERNAME", "HOST")] + [
        socket.gethostname()
    ]
    for host in hosts:
        terms += [IdentityTerm("host", name, "machine") for name in (host, host.partition(".")[0]) if name]
    configured = environment.get("XDG_CONFIG_HOME")
    places = (home / ".gitconfig", Path(configured) if configured else home / ".config")
    for path in (places[0], places[1] / "git" / "config"):
        terms += _git_identity(path)
    for name, kind in _GIT_VARIABLES:
        if environment.get(name):
            terms.append(IdentityTerm(kind, environment[name], "git"))
    return tuple({(term.kind, term.value): term for term in reversed(terms)}.values())[::-1]


_GIT_VARIABLES: tuple[tuple[str, IdentityKind], ...] = (
    ("GIT_AUTHOR_NAME", "name"),
    ("GIT_AUTHOR_EMAIL", "email"),
    ("GIT_COMMITTER_NAME", "name"),
    ("GIT_COMMITTER_EMAIL", "email"),
    ("EMAIL", "email"),
)


def _account_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run under a number without a name
        return ""


def _git_identity(path: Path) -> list[IdentityTerm]:
    # Git's file is nearly an ini file; keys may be indented and stand without a value.
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True, interpolation=None)
    try:
        lines = path.read_text(encoding="utf-8", errors="replace")[: 1 << 20].splitlines()
        parser.read_string("\n".join(line.strip() for line in lines))
    except (OSError, configparser.Error):
        return []
    wanted: tuple[tuple[str, str, IdentityKind], ...] = (
        ("user", "name", "name"),
        ("user", "email", "email"),
        ("github", "user", "username"),
        ("gitlab", "user", "username"),
        ("credential", "username", "username"),
        ("sendemail", "smtpuser", "email"),
    )
    found = [(kind, parser.get(section, key, fallback=None)) for section, key, kind in wanted]
    return [
        IdentityTerm(kind, value.strip('" '), "git") for kind, value in found if value and value.strip('" ')
    ]


_SECRET_NAME = re.compile(
    r"(?:^|_)(?:PASS(?:WORD|WD|PHRASE)?|PWD|SECRETS?|TOKENS?|(?:API|ACCESS|PRIVATE|SECRET|ENCRYPTION|SIGNING|MASTER)_?KEYS?"
    r"|CREDENTIALS?|AUTH|PAT|DSN|COOKIE|WEBHOOK(?:_URL)?|CONNECTION_STRING|(?:DATABASE|REDIS|MONGO(?:DB)?|POSTGRES|AMQP)_UR[IL])(?:_|$|[0-9])"
    r"|APIKEY|_KEY$",
    re.IGNORECASE,
)
_NO_SECRET = re.compile(
    r"^(?:PWD|OLDPWD|SSH_AUTH_SOCK|XAUTHORITY|.*_(?:PATH|FILE|DIR|SOCK|TYPE|NAME|ID|HOST|PORT))$"
)


def environment_secrets(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Values of variables whose names say that they are secret, for ``Scanner``; never store them.

    Values under six characters, plain words, numbers, paths and addresses without a password are no
    secrets, whatever the variable is called.
    """
    found = {
        value
        for name, value in environment.items()
        if _SECRET_NAME.search(name) and not _NO_SECRET.match(name) and _could_be_secret(value)
    }
    return tuple(sorted(found))


def _could_be_secret(value: str) -> bool:
    if len(value) < 6 or "\n" in value[:1] or value.startswith(("/", "./", "~/", "C:\\")):
        return False
    if "://" in value and "@" not in value:
        return "hooks" in value or "webhook" in value
    return not (value.isdigit() and len(value) < 8) and not (
        value.isalpha() and value.islower() and len(value) < 8
    )
