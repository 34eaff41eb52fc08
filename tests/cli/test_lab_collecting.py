"""``lab collect`` at the command line."""

import json
from dataclasses import replace
from pathlib import Path

from tests.cli.running import Shell
from tests.collect.fleet import Donor, publish, text_of
from tests.hub_server import Fault, HubServer

DONOR = Donor("person/chats", ("cp1-a", "cp1-b"))


def test_it_says_what_it_did_and_what_is_wrong(shell: Shell, hub_server: HubServer) -> None:
    publish(hub_server, DONOR)
    publish(hub_server, Donor("other/chats", ("cp1-x",), schema_version="2"))
    foreseen = shell.ok("lab", "collect", "--dry-run")
    assert "2 files to fetch" in foreseen.out
    assert not Path("mirror").exists()
    said = shell.ok("lab", "collect")
    assert "1 origin fetched: 4 files" in said.out
    assert "2 rows in mirror" in said.out
    assert "other-schema: 1 (its rows have another schema" in said.out
    assert "hf:other/chats other-schema" in said.out
    assert f"Hub: {hub_server.endpoint}" in said.err
    assert "2 unchanged" in shell.ok("lab", "collect").out
    assert not shell.root.exists()


def test_one_document_for_programs_without_any_text_of_a_row(shell: Shell, hub_server: HubServer) -> None:
    publish(hub_server, DONOR)
    shell.ok("lab", "collect", "--mirror", "m")
    publish(hub_server, replace(DONOR.without("cp1-a"), not_for_publication=True))
    said = shell.ok("lab", "collect", "--mirror", "m", "--json")
    document = said.document
    assert (document["listed"], document["refused"], document["withdrawn"], document["rows"]) == (1, 1, 1, 0)
    assert document["defects"] == [
        {"origin": "hf:person/chats", "code": "not-for-publication", "path": "", "id": "", "facts": []}
    ]
    assert text_of(DONOR, "cp1-a") not in said.out + said.err
    assert json.loads(said.out)["dry_run"] is False


def test_what_is_named_is_collected_and_the_rest_left_alone(shell: Shell, hub_server: HubServer) -> None:
    publish(hub_server, DONOR)
    publish(hub_server, Donor("other/chats", ("cp1-x",), tags=("commonplace",)))
    assert "1 row in mirror" in shell.ok("lab", "collect", "--repo", "other/chats").out
    assert "3 rows in mirror" in shell.ok("lab", "collect", "--author", "person").out
    refused = shell.run("lab", "collect", "--repo", "no name")
    assert (refused.code, "OWNER/NAME" in refused.err) == (2, True)


def test_a_hub_that_refuses_the_list_ends_it(shell: Shell, hub_server: HubServer) -> None:
    hub_server.fail(Fault("GET", "/api/datasets", status=403, times=9))
    said = shell.run("lab", "collect")
    assert said.code == 4
    assert "cannot list the datasets" in said.err
