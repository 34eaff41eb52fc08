"""Which token speaks to the Hub for this person, and where one of our own is kept.

A token that the client library finds by itself (``HF_TOKEN``, ``hf auth login``) is taken as it is. One that
came through our own sign-in lies in the system keyring, under the address of the Hub that gave it, so that
no other Hub ever gets it. Nothing here prints, logs or raises a token.
"""

import importlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Literal, TypeAlias

import msgspec

from commonplace import NAME
from commonplace.errors import HubRefused, NeedsPerson, UsageError
from commonplace.hub.endpoint import endpoint, quiet_client

__all__ = [
    "OwnToken",
    "TokenOrigin",
    "checked",
    "client_store",
    "forget_token",
    "keep_token",
    "keep_with_client",
    "keyring_name",
    "own_token",
    "token_origin",
    "valid_own_token",
]

TokenOrigin: TypeAlias = Literal["environment", "keyring", "hf"]

_VARIABLES = ("HF_OIDC_RESOURCE", "HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")
"""Source: huggingface_hub 2.4, ``utils/_auth.py``, ``get_token``: these come before the stored token."""

_RECOMMENDED = 1
"""Backends below this priority are none (0) or write the password into a plain file (below 1).

Source: keyring 25.7, ``backend.py`` (``recommended``) and ``backends/fail.py``.
"""

_USER = "token"


class OwnToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token that was given to commonplace itself.

    Attributes:
        account: name of the account, empty until it was asked for.
        scopes: what an OAuth token may do; empty for a token that a person made by hand.
        expires: UTC seconds, None if the Hub did not say.
    """

    token: str
    account: str = ""
    scopes: tuple[str, ...] = ()
    expires: float | None = None

    def __repr__(self) -> str:
        return f"OwnToken(account={self.account!r}, scopes={self.scopes!r})"


def checked(typed: str) -> OwnToken:
    """A token as a person gave it.

    Raises:
        UsageError: it cannot be one; what was typed is not repeated.
    """
    token = typed.strip()
    if not re.fullmatch(r"[\x21-\x7e]{8,4096}", token):
        raise UsageError("this is no token", facts=("a token is one word of letters, digits and signs",))
    return OwnToken(token=token)


def token_origin() -> TokenOrigin | None:
    """Where the token comes from that is used now; None if there is none. Asks no network."""
    if any(os.environ.get(name) for name in _VARIABLES):
        return "environment"
    if own_token() is not None:
        return "keyring"
    return "hf" if client_store().exists() else None


def client_store() -> Path:
    """The file in which ``hf auth login`` keeps its token, readable by programs of this user."""
    quiet_client()
    from huggingface_hub import constants

    return Path(constants.HF_TOKEN_PATH)


def keyring_name() -> str | None:
    """What the system keyring is called; None if there is none that can be used."""
    keyring = _keyring()
    if keyring is None:
        return None
    backend = keyring.get_keyring()
    return str(backend.name) if backend.priority >= _RECOMMENDED else None


def own_token() -> OwnToken | None:
    """Our own token for the Hub that is named now, from the keyring; it may have run out.

    Raises:
        NeedsPerson: the keyring is locked.
    """
    keyring = _keyring()
    if keyring is None or keyring_name() is None:
        return None
    with _unlocked(keyring, "read"):
        stored = keyring.get_password(_service(), _USER)
    try:
        return None if stored is None else msgspec.json.decode(stored, type=OwnToken)
    except msgspec.DecodeError:
        return None


def valid_own_token() -> str | None:
    """Our own token for a call, or None if the client is to look for one itself.

    Raises:
        HubRefused: it has run out.
    """
    if any(os.environ.get(name) for name in _VARIABLES):
        return None
    own = own_token()
    if own is None:
        return None
    if own.expires is not None and own.expires <= time.time():
        raise HubRefused("your sign-in has run out", hint=f"run `{NAME} login` again")
    return own.token


def keep_token(own: OwnToken) -> None:
    """Put a token into the system keyring, in place of the last one for this Hub.

    Raises:
        NeedsPerson: there is no keyring, it is locked, or it does not take it.
    """
    keyring = _keyring()
    if keyring is None or keyring_name() is None:
        raise NeedsPerson("there is no system keyring to keep the token in")
    with _unlocked(keyring, "written"):
        keyring.set_password(_service(), _USER, msgspec.json.encode(own).decode())


def forget_token() -> bool:
    """Delete our own token for this Hub from the keyring; says whether there was one."""
    keyring = _keyring()
    if keyring is None or own_token() is None:
        return False
    with _unlocked(keyring, "written"):
        keyring.delete_password(_service(), _USER)
    return True


def keep_with_client(own: OwnToken) -> None:
    """Give a token to the client library's own store, where it becomes the token of ``hf`` as well.

    Cost: the client asks the Hub once more who it belongs to.
    """
    from commonplace.hub.asking import asking

    with asking("keep the token"):
        from huggingface_hub import login

        login(token=own.token, add_to_git_credential=False)


def _service() -> str:
    return f"{NAME}: {endpoint()}"


def _keyring() -> ModuleType | None:
    try:
        return importlib.import_module("keyring")
    except ImportError:
        return None


@contextmanager
def _unlocked(keyring: ModuleType, what: str) -> Iterator[None]:
    try:
        yield
    except (keyring.errors.KeyringError, OSError) as error:
        raise NeedsPerson(
            f"the system keyring cannot be {what}",
            facts=(type(error).__name__,),
            hint="unlock it and run the command again, or set HF_TOKEN for this shell",
        ) from error
