"""Reading many foreign repositories."""

from pathlib import Path

import pytest

from commonplace.hub import Reader
from tests.collect.fleet import SHARD, Donor, donors, files_of, publish
from tests.hub_server import Fault, HubServer


def test_the_list_is_read_page_by_page_with_all_that_is_needed(hub_server: HubServer) -> None:
    made = {donor.name: publish(hub_server, donor).branches["main"] for donor in donors(5, rows=1)}
    publish(hub_server, Donor("other/set", ("cp1-a",), tags=("unrelated",)))
    hub_server.hub.page_size = 2
    found = list(Reader().datasets(tags=["commonplace-schema-1"]))
    assert {each.name: each.revision for each in found} == made
    assert "license:cc0-1.0" in found[0].tags
    assert [method for method, _, _ in hub_server.calls] == ["GET"] * 3
    assert [each.name for each in Reader().datasets(author="person-003")] == ["person-003/chats"]


def test_a_first_page_that_is_refused_for_now_is_asked_for_again(hub_server: HubServer) -> None:
    publish(hub_server, donors(1, rows=1)[0])
    hub_server.fail(Fault("GET", "/api/datasets", status=429, headers={"Retry-After": "0"}))
    assert len(list(Reader().datasets())) == 1


def test_why_something_was_not_read_is_told_apart(
    hub_server: HubServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    donor = donors(1, rows=1)[0]
    repository = publish(hub_server, donor)
    head = repository.branches["main"]
    monkeypatch.setenv("HF_TOKEN", hub_server.hub.add_user("lab").token)
    reader = Reader()
    assert reader.dataset("nobody/nothing") == "gone"
    assert reader.files(donor.name, head, most=1) == "too-many"
    assert reader.files(donor.name, "0" * 40, most=9) == "commit-gone"
    assert reader.read(donor.name, "README.md", "0" * 40) == "commit-gone"
    assert reader.read(donor.name, "nothing.md", head) == "file-gone"
    assert reader.fetch(donor.name, SHARD, "0" * 40, tmp_path) == "commit-gone"
    hub_server.fail(Fault("GET", "/resolve/", status=403))
    assert reader.read(donor.name, "README.md", head) == "refused"
    repository.objects.clear()
    assert reader.fetch(donor.name, SHARD, head, tmp_path) == "file-gone"
    assert reader.read(donor.name, SHARD, head) == "file-gone"
    repository.gated = "auto"
    assert reader.read(donor.name, "README.md", head) == "gated"
    assert reader.fetch(donor.name, SHARD, head, tmp_path) == "gated"


def test_a_file_arrives_whole_although_its_transfer_was_torn(hub_server: HubServer, tmp_path: Path) -> None:
    donor = donors(1, rows=40)[0]
    head = publish(hub_server, donor).branches["main"]
    hub_server.fail(Fault("GET", "/lfs/", truncate=1000))
    found = Reader().fetch(donor.name, SHARD, head, tmp_path)
    assert isinstance(found, Path)
    assert found.read_bytes() == files_of(donor)[SHARD]
