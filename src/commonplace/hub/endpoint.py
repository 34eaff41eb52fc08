"""Which Hub is meant, and the client's settings, before its library is imported."""

import os

__all__ = ["DEFAULT_ENDPOINT", "endpoint", "is_default_endpoint", "page_address", "quiet_client"]

DEFAULT_ENDPOINT = "https://huggingface.co"


def endpoint() -> str:
    """The Hub's address: ``HF_ENDPOINT`` or the public Hub, without a slash at its end."""
    return (os.environ.get("HF_ENDPOINT") or DEFAULT_ENDPOINT).rstrip("/")


def is_default_endpoint() -> bool:
    """Whether the public Hub is meant; any other must be confirmed by the person."""
    return endpoint() == DEFAULT_ENDPOINT


def page_address(name: str) -> str:
    """Where a person looks at a dataset repository ``OWNER/NAME``."""
    return f"{endpoint()}/datasets/{name}"


def quiet_client() -> None:
    """Switch off what the client library sends, prints and keeps by itself.

    Its telemetry names the coding agent it runs under, its update check calls home, progress bars would
    write over ours, and its chunk cache would keep what was read back outside the workspace. The library
    reads these variables when it is imported, so this comes before.
    Source: huggingface_hub 2.4, ``constants.py`` and ``utils/_headers.py``; xet-runtime 1.5.2,
    ``config/groups/chunk_cache.rs``.
    """
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_UPDATE_CHECK"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    os.environ["HF_XET_CHUNK_CACHE_SIZE_BYTES"] = "0"
