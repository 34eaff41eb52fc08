"""The only room that speaks to the Hugging Face Hub; nothing is sent until a function is called."""

from commonplace.hub import purging
from commonplace.hub.endpoint import DEFAULT_ENDPOINT, endpoint, is_default_endpoint, page_address
from commonplace.hub.repository import (
    RemoteFile,
    RepositoryState,
    Upload,
    Visibility,
    create,
    download,
    push,
    repository_state,
    user_name,
)

__all__ = [
    "DEFAULT_ENDPOINT",
    "RemoteFile",
    "RepositoryState",
    "Upload",
    "Visibility",
    "create",
    "download",
    "endpoint",
    "is_default_endpoint",
    "page_address",
    "purging",
    "push",
    "repository_state",
    "user_name",
]
