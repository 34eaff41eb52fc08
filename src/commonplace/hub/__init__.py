"""The only room that speaks to the Hugging Face Hub; nothing is sent until a function is called."""

from commonplace.hub import proposals, purging, standing
from commonplace.hub.account import Account, account, new_token_page
from commonplace.hub.device import DeviceCode, ask_for_code, wait_for_token
from commonplace.hub.endpoint import DEFAULT_ENDPOINT, endpoint, is_default_endpoint, page_address
from commonplace.hub.reading import ListedDataset, Reader, Why, filesystem
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
from commonplace.hub.tokens import (
    OwnToken,
    TokenOrigin,
    checked,
    client_store,
    forget_token,
    keep_token,
    keep_with_client,
    keyring_name,
    token_origin,
)

__all__ = [
    "DEFAULT_ENDPOINT", "Account", "DeviceCode", "ListedDataset", "OwnToken", "Reader", "RemoteFile",
    "RepositoryState", "TokenOrigin", "Upload", "Visibility", "Why", "account", "ask_for_code", "checked",
    "client_store", "create", "download", "endpoint", "filesystem", "forget_token", "is_default_endpoint",
    "keep_token", "keep_with_client", "keyring_name", "new_token_page", "page_address", "proposals", "purging",
    "push", "repository_state", "standing", "token_origin", "user_name", "wait_for_token",
]  # fmt: skip
