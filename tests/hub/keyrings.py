"""Keyrings in memory and in a file, for the real package ``keyring``."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError


class InMemory(KeyringBackend):
    """Holds passwords as long as the test runs; ``locked`` refuses everything."""

    priority = 9  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        self._open()
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._open()
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("none")

    def _open(self) -> None:
        if self.locked:
            raise KeyringLocked("locked")


class InFile(KeyringBackend):
    """Holds passwords in the file that ``TEST_KEYRING`` names, for commands in processes of their own."""

    priority = 9  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        return self._read().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        held = {**self._read(), f"{service} {username}": password}
        Path(os.environ["TEST_KEYRING"]).write_text(json.dumps(held))

    def _read(self) -> dict[str, str]:
        # The package keeps the backend that it met first, also for tests that name no file.
        file = Path(os.environ.get("TEST_KEYRING") or os.devnull)
        found: dict[str, str] = json.loads(file.read_text()) if file.is_file() else {}
        return found
