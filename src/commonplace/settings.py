"""Where the workspace is and what the person set: defaults, then the settings file, then the environment.

The settings file is TOML in the user's own configuration folder. Nothing is read from the current folder,
for a folder that somebody else filled must not decide where private text goes.
"""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec
import platformdirs

from commonplace import NAME
from commonplace.errors import UsageError

__all__ = [
    "CACHE_VARIABLE",
    "ROOT_VARIABLE",
    "RecogniserSettings",
    "Settings",
    "cache_folder",
    "default_root",
    "load_settings",
    "settings_file",
]

ROOT_VARIABLE = f"{NAME.upper()}_ROOT"
"""Environment variable that names the workspace folder."""

CACHE_VARIABLE = f"{NAME.upper()}_CACHE"
"""Environment variable that names a folder for compiled rules, which several workspaces then share."""


class RecogniserSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An optional recogniser, from a table ``[recognisers.NAME]`` of the settings file.

    Attributes:
        kind: how it is loaded.
        folder: absolute folder of a model, for ``onnx``, ``gliner`` and ``gliner2``.
        address: of an ``endpoint``, up to and with ``/v1``.
        model: its name at the endpoint; for ``presidio`` an installed spaCy pipeline.
        language: two letters, for ``presidio``.
        token_variable: environment variable with the endpoint's token; the token itself has no place here.
        allow_remote: the endpoint may be on another machine, and conversations are sent there.
        least_score: scores below this do not count.
        everything: read code and tool output as well.
        timeout: seconds for one answer of an endpoint.
        required: nothing is published that it has not read with success.
    """

    kind: Literal["onnx", "gliner", "gliner2", "presidio", "endpoint"]
    folder: str = ""
    address: str = ""
    model: str = ""
    language: str = "en"
    token_variable: str = ""
    allow_remote: bool = False
    least_score: float = 0.5
    everything: bool = False
    timeout: float = 60.0
    required: bool = True


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What the person set.

    Attributes:
        root: folder of the workspace, absolute.
        wait_hours: hours that an approved publication waits in the outbox before it may be sent.
        oauth_client_id: client id for signing in to the Hub through the browser; empty: by token only.
        plugins: names of third-party plug-ins that may be loaded.
        recognisers: optional recognisers by name.
    """

    root: Path
    wait_hours: float = 24.0
    oauth_client_id: str = ""
    plugins: tuple[str, ...] = ()
    recognisers: dict[str, RecogniserSettings] = {}


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    root: str | None = None
    wait_hours: float = 24.0
    oauth_client_id: str = ""
    plugins: tuple[str, ...] = ()
    recognisers: dict[str, RecogniserSettings] = {}


def default_root() -> Path:
    """The workspace folder if nobody says otherwise: the user's data folder that does not roam."""
    return Path(platformdirs.user_data_dir(NAME, appauthor=False, roaming=False))


def cache_folder(root: Path) -> Path:
    """Where a workspace keeps what can be made anew: in itself, unless the environment names a folder."""
    named = Path(os.environ.get(CACHE_VARIABLE, "")).expanduser()
    return named if named.is_absolute() else root / "cache"


def settings_file() -> Path:
    """Where the settings file is looked for; it need not exist."""
    return Path(platformdirs.user_config_dir(NAME, appauthor=False, roaming=False)) / "settings.toml"


def load_settings(
    root: Path | None = None,
    *,
    environment: Mapping[str, str] | None = None,
    file: Path | None = None,
) -> Settings:
    """Read the settings.

    Args:
        root: what ``--root`` says; wins over everything else.
        environment: variables to look in, by default those of this process.
        file: the settings file, by default the user's own.

    Raises:
        UsageError: the file is not TOML, or holds a key or a value that is not known.
    """
    variables = os.environ if environment is None else environment
    stored = _read_file(settings_file() if file is None else file)
    named = variables.get(ROOT_VARIABLE) or stored.root
    chosen = root if root is not None else Path(named) if named else default_root()
    return Settings(
        root=_absolute(chosen, from_person=root is not None),
        wait_hours=stored.wait_hours,
        oauth_client_id=stored.oauth_client_id,
        plugins=stored.plugins,
        recognisers=stored.recognisers,
    )


def _absolute(path: Path, *, from_person: bool) -> Path:
    """An absolute path; only what was typed just now may be relative to the current folder."""
    expanded = path.expanduser()
    if not expanded.is_absolute() and not from_person:
        raise UsageError(
            "the workspace folder in the settings must be an absolute path",
            facts=(f"found: {path}",),
            hint=f"write the whole path in {settings_file()} or in {ROOT_VARIABLE}",
        )
    return Path(os.path.abspath(expanded))  # noqa: PTH100 - `resolve` would follow a link the person set up


def _read_file(file: Path) -> _File:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return _File()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "the settings file cannot be read", facts=(f"{file}: {type(error).__name__}",)
        ) from error
    try:
        return msgspec.convert(tomllib.loads(text), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UsageError(
            "the settings file is not understood", facts=(f"{file}: {error}",), hint="correct or remove it"
        ) from error
