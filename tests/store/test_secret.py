"""The donor's secret."""

import stat
import sys
from pathlib import Path

import pytest

from commonplace.errors import WorkspaceError
from commonplace.store import Workspace


def test_the_secret_is_made_once_and_stays(workspace: Workspace) -> None:
    secret = workspace.secret()
    assert len(secret) == 32
    assert workspace.secret() == secret
    workspace.close()
    with Workspace.open(workspace.root) as again:
        assert again.secret() == secret


def test_two_workspaces_have_two_secrets(workspace: Workspace, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "other") as other:
        assert other.secret() != workspace.secret()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead of modes")
def test_only_the_owner_may_read_it(workspace: Workspace) -> None:
    workspace.secret()
    assert stat.S_IMODE((workspace.root / "secret.key").stat().st_mode) == 0o600


def test_a_saved_secret_can_be_loaded(workspace: Workspace) -> None:
    workspace.secret()
    workspace.load_secret(b"k" * 32)
    assert workspace.secret() == b"k" * 32
    with pytest.raises(WorkspaceError):
        workspace.load_secret(b"short")
    assert workspace.secret() == b"k" * 32


def test_a_damaged_secret_is_an_error_and_never_replaced(workspace: Workspace) -> None:
    workspace.secret()
    (workspace.root / "secret.key").write_bytes(b"torn")
    with pytest.raises(WorkspaceError, match="damaged"):
        workspace.secret()
    assert (workspace.root / "secret.key").read_bytes() == b"torn"


def test_what_an_interrupted_making_left_is_no_secret(workspace: Workspace) -> None:
    (workspace.root / "secret.key.new").write_bytes(b"torn")
    assert len(workspace.secret()) == 32
