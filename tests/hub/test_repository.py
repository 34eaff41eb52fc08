import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from commonplace import hub
from commonplace.errors import HubConflict, HubError, HubRefused, HubUnreachable
from tests.hub_server import Fault, HubServer

ATTRIBUTES = b"*.parquet filter=lfs diff=lfs merge=lfs -text\n"


@pytest.fixture
def files(tmp_path: Path) -> list[hub.Upload]:
    card = tmp_path / "README.md"
    card.write_text("---\nlicense: cc0-1.0\n---\n# Hello\n")
    data = tmp_path / "x.parquet"
    data.write_bytes(b"PAR1" * 500)
    return [hub.Upload("README.md", card), hub.Upload("data/x.parquet", data)]


@pytest.mark.usefixtures("both_ways")
def test_a_repository_is_created_pushed_to_and_read_back(
    files: list[hub.Upload],
    tmp_path: Path,
) -> None:
    assert hub.user_name() == "donor"
    assert hub.repository_state("donor/chats") is None
    first = hub.create("donor/chats", "private", ATTRIBUTES)
    second = hub.push("donor/chats", files, message="Publish", parent=first)
    state = hub.repository_state("donor/chats")
    assert state is not None
    assert (state.revision, state.visibility, state.gated) == (second, "private", False)
    by_path = {each.path: each for each in state.files}
    assert by_path["data/x.parquet"].sha256 == hashlib.sha256(b"PAR1" * 500).hexdigest()
    assert by_path["README.md"].sha256 is None
    hub.download("donor/chats", "data/x.parquet", second, tmp_path / "back" / "x.parquet")
    assert (tmp_path / "back" / "x.parquet").read_bytes() == b"PAR1" * 500
    assert [path.name for path in (tmp_path / "back").iterdir()] == ["x.parquet"]


def test_data_never_becomes_an_ordinary_file(hub_server: HubServer, files: list[hub.Upload]) -> None:
    first = hub.create("donor/chats", "public", ATTRIBUTES)
    hub.push("donor/chats", files, message="Publish", parent=first)
    commits = hub_server.hub.repositories["donor/chats"].commits.values()
    assert all(
        commit.tree[path].lfs_sha256 for commit in commits for path in commit.tree if "parquet" in path
    )
    assert hub_server.called("PUT", "/lfs/") == 1


@pytest.mark.usefixtures("hub_server")
def test_a_push_onto_an_older_commit_is_a_conflict(files: list[hub.Upload]) -> None:
    first = hub.create("donor/chats", "public", ATTRIBUTES)
    hub.push("donor/chats", files, message="Publish", parent=first)
    with pytest.raises(HubConflict) as caught:
        hub.push("donor/chats", [hub.Upload("LICENSE", files[0].file)], message="Again", parent=first)
    assert "publish" in caught.value.hint


@pytest.mark.usefixtures("hub_server")
def test_files_are_deleted_in_the_same_commit(files: list[hub.Upload]) -> None:
    first = hub.create("donor/chats", "public", ATTRIBUTES)
    second = hub.push("donor/chats", files, message="Publish", parent=first)
    hub.push("donor/chats", [], deletions=["data/x.parquet"], message="Less", parent=second)
    state = hub.repository_state("donor/chats")
    assert state is not None
    assert [each.path for each in state.files] == [".gitattributes", "README.md"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, HubRefused), (403, HubRefused), (409, HubConflict), (412, HubConflict), (500, HubUnreachable)],
)
def test_each_answer_becomes_an_error_that_says_what_helps(
    hub_server: HubServer,
    files: list[hub.Upload],
    status: int,
    kind: type[HubError],
) -> None:
    first = hub.create("donor/chats", "public", ATTRIBUTES)
    hub_server.fail(Fault("POST", "/commit/main", status=status))
    with pytest.raises(kind) as caught:
        hub.push("donor/chats", files, message="Publish", parent=first)
    assert caught.value.hint
    assert any(str(status) in fact for fact in caught.value.facts)
    assert hub_server.user.token not in repr((caught.value.message, caught.value.facts, caught.value.hint))


def test_an_upload_that_the_storage_refuses_is_told(hub_server: HubServer, files: list[hub.Upload]) -> None:
    first = hub.create("donor/chats", "public", ATTRIBUTES)
    hub_server.fail(Fault("PUT", "/lfs/", status=403))
    with pytest.raises(HubRefused):
        hub.push("donor/chats", files, message="Publish", parent=first)


def test_a_busy_hub_is_asked_again(hub_server: HubServer, files: list[hub.Upload]) -> None:
    first = hub.create("donor/chats", "public", ATTRIBUTES)
    hub_server.fail(Fault("POST", "/preupload/", status=429))
    hub.push("donor/chats", files, message="Publish", parent=first)
    assert hub_server.called("POST", "/preupload/") == 3


def test_a_connection_that_breaks_is_no_answer(hub_server: HubServer, files: list[hub.Upload]) -> None:
    first = hub.create("donor/chats", "public", ATTRIBUTES)
    hub_server.fail(Fault("POST", "/commit/main", drop=True))
    with pytest.raises(HubUnreachable):
        hub.push("donor/chats", files, message="Publish", parent=first)


def test_a_hub_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("HF_TOKEN", "hf_" + "none")
    with pytest.raises(HubUnreachable, match=r"127\.0\.0\.1:9"):
        hub.user_name()


@pytest.mark.usefixtures("hub_server")
def test_a_name_of_somebody_else_is_refused() -> None:
    with pytest.raises(HubRefused):
        hub.create("stranger/chats", "public", ATTRIBUTES)


@pytest.mark.usefixtures("hub_server")
def test_a_name_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(HubRefused):
        hub.repository_state("donor/a/b c")


def test_a_private_repository_of_somebody_else_is_none(hub_server: HubServer) -> None:
    hub_server.hub.add_user("other")
    hub_server.hub.create("other/secret", "private")
    assert hub.repository_state("other/secret") is None


def test_the_room_imports_no_client_and_switches_its_telemetry_off(hub_server: HubServer) -> None:
    """In a process of its own, because the client reads its settings when it is imported."""
    code = (
        "import sys, commonplace.hub as hub\n"
        "assert not [name for name in sys.modules if name.startswith('huggingface_hub')]\n"
        "assert hub.user_name() == 'donor'\n"
        "from huggingface_hub import constants\n"
        "assert constants.HF_HUB_DISABLE_TELEMETRY and constants.HF_HUB_DISABLE_UPDATE_CHECK\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert {target for _, target, _ in hub_server.calls} == {"/api/whoami-v2"}


def test_the_endpoint_is_known_without_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_ENDPOINT", raising=False)
    assert hub.is_default_endpoint()
    assert hub.page_address("a/b") == "https://huggingface.co/datasets/a/b"
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1/")
    assert hub.endpoint() == "http://127.0.0.1:1"
    assert not hub.is_default_endpoint()
