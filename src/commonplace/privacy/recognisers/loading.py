"""Load the recogniser that the settings describe, or say what is missing."""

import os
from collections.abc import Mapping
from pathlib import Path

from commonplace.errors import UsageError
from commonplace.privacy.recognisers.base import Recogniser
from commonplace.privacy.recognisers.endpoint import Endpoint, is_on_this_machine
from commonplace.privacy.recognisers.gliner_models import Gliner, Gliner2
from commonplace.privacy.recognisers.presidio import Presidio
from commonplace.privacy.recognisers.token_classifier import TokenClassifier
from commonplace.settings import RecogniserSettings

__all__ = ["load_recogniser"]

_PACKAGES = {
    "onnx": "pip install 'commonplace[recognisers]'",
    "presidio": "pip install 'commonplace[recognisers]'",
    "gliner": "pip install gliner",
    "gliner2": "pip install gliner2",
}


def load_recogniser(
    name: str, settings: RecogniserSettings, environment: Mapping[str, str] | None = None
) -> Recogniser:
    """The recogniser of this name, ready to be asked.

    Args:
        name: as the settings name it.
        settings: what they say about it.
        environment: where the token of an endpoint is looked up, by default that of this process.

    Raises:
        UsageError: a package or a file is missing, or the address is not on this machine.

    Cost: seconds for a model; nothing is downloaded.
    """
    try:
        return _load(name, settings, os.environ if environment is None else environment)
    except ImportError as error:
        raise UsageError(
            f"the recogniser {name} needs a package that is not installed",
            facts=(f"missing: {error.name or 'unknown'}",),
            hint=_PACKAGES.get(settings.kind, ""),
        ) from error
    except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
        raise UsageError(
            f"the recogniser {name} cannot be loaded",
            facts=(f"kind: {settings.kind}", f"{type(error).__name__}"),
            hint="its folder must hold the whole model, e.g. from `hf download OWNER/MODEL --local-dir FOLDER`",
        ) from error


def _load(name: str, settings: RecogniserSettings, environment: Mapping[str, str]) -> Recogniser:
    if settings.kind == "endpoint":
        return _endpoint(name, settings, environment)
    if settings.kind == "presidio":
        return Presidio(
            name, settings.model or "blank", language=settings.language, least=settings.least_score
        )
    folder = Path(settings.folder).expanduser()
    if not settings.folder or not folder.is_absolute() or not folder.is_dir():
        raise FileNotFoundError("no such folder")
    if settings.kind == "gliner":
        return Gliner(name, folder, least=settings.least_score)
    if settings.kind == "gliner2":
        return Gliner2(name, folder, least=settings.least_score)
    return TokenClassifier(name, folder, least=settings.least_score)


def _endpoint(name: str, settings: RecogniserSettings, environment: Mapping[str, str]) -> Recogniser:
    if not settings.address.startswith(("http://", "https://")) or not settings.model:
        raise UsageError(
            f"the recogniser {name} needs an address and a model",
            hint='e.g. address = "http://127.0.0.1:11434/v1" and model = "NAME"',
        )
    if not is_on_this_machine(settings.address) and not settings.allow_remote:
        raise UsageError(
            f"the recogniser {name} is not on this machine, and your conversations would be sent to it",
            hint="use a loopback address, or set `allow_remote = true` if you mean it",
        )
    token = environment.get(settings.token_variable, "") if settings.token_variable else ""
    return Endpoint(name, settings.address, settings.model, token=token, timeout=settings.timeout)
