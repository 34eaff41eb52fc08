"""What the stand-in Hub does with strangers, lists, discussions and gates, asked by the real client."""

from pathlib import Path

import pytest
from huggingface_hub import CommitOperationAdd, HfApi
from huggingface_hub.errors import GatedRepoError, HfHubHTTPError, RepositoryNotFoundError

from tests.hub_server import HubServer
from tests.hub_server.fixtures import unrehearsed_hub

__all__ = ["unrehearsed_hub"]

PLACE = "donor/chats"
KIND = "dataset"


@pytest.fixture
def owner(unrehearsed_hub: HubServer) -> HfApi:
    client = HfApi(endpoint=unrehearsed_hub.endpoint, token=unrehearsed_hub.user.token)
    client.create_repo(PLACE, repo_type=KIND)
    return client


@pytest.fixture
def stranger(unrehearsed_hub: HubServer) -> HfApi:
    token = unrehearsed_hub.hub.add_user("stranger").token
    return HfApi(endpoint=unrehearsed_hub.endpoint, token=token)


def add(path: str, data: bytes) -> list[CommitOperationAdd]:
    return [CommitOperationAdd(path, data)]


def test_a_stranger_proposes_and_the_owner_merges(
    unrehearsed_hub: HubServer, owner: HfApi, stranger: HfApi
) -> None:
    with pytest.raises(HfHubHTTPError):
        stranger.create_commit(PLACE, add("x.txt", b"x"), commit_message="Mine", repo_type=KIND)
    made = stranger.create_commit(
        PLACE, add("data/x.parquet", b"PAR1" * 9), commit_message="Mine", repo_type=KIND, create_pr=True
    )
    assert made.pr_num == 1
    again = {"revision": "refs/pr/1", "repo_type": KIND, "commit_message": "More"}
    stranger.create_commit(PLACE, add("data/y.parquet", b"PAR1" * 8), **again)
    assert not owner.file_exists(PLACE, "data/x.parquet", repo_type=KIND)
    assert owner.file_exists(PLACE, "data/y.parquet", repo_type=KIND, revision="refs/pr/1")
    owner.comment_discussion(PLACE, 1, "Thank you.", repo_type=KIND)
    owner.merge_pull_request(PLACE, 1, repo_type=KIND)
    assert owner.file_exists(PLACE, "data/y.parquet", repo_type=KIND)
    told = owner.get_discussion_details(PLACE, 1, repo_type=KIND)
    assert (told.status, told.author, told.is_pull_request) == ("merged", "stranger", True)
    owner.super_squash_history(PLACE, repo_type=KIND)
    refs = owner.list_repo_refs(PLACE, repo_type=KIND, include_pull_requests=True)
    assert [each.ref for each in refs.pull_requests or ()] == ["refs/pr/1"]
    assert unrehearsed_hub.hub.repositories[PLACE].resolve("refs/pr/1") is not None


def test_discussions_come_in_pages_and_are_closed(owner: HfApi, stranger: HfApi) -> None:
    for number in range(23):
        stranger.create_discussion(PLACE, title=f"Question {number}", repo_type=KIND)
    owner.change_discussion_status(PLACE, 3, "closed", repo_type=KIND)
    found = list(owner.get_repo_discussions(PLACE, repo_type=KIND))
    assert [each.num for each in found] == list(range(23, 0, -1))
    assert [each.num for each in found if each.status == "closed"] == [3]


def test_a_gated_repository_lets_in_whom_its_owner_accepts(
    unrehearsed_hub: HubServer, owner: HfApi, stranger: HfApi, tmp_path: Path
) -> None:
    owner.create_commit(PLACE, add("x.txt", b"x"), commit_message="Mine", repo_type=KIND)
    owner.update_repo_settings(PLACE, repo_type=KIND, gated="manual")
    assert stranger.dataset_info(PLACE).gated == "manual"

    def fetch() -> str:
        return str(stranger.hf_hub_download(PLACE, "x.txt", repo_type=KIND, local_dir=tmp_path))

    with pytest.raises(GatedRepoError):
        fetch()
    unrehearsed_hub.hub.repositories[PLACE].readers["stranger"] = "pending"
    (asked,) = owner.list_pending_access_requests(PLACE, repo_type=KIND)
    owner.accept_access_request(PLACE, asked.username, repo_type=KIND)
    assert Path(fetch()).read_bytes() == b"x"


def test_lists_come_in_pages_and_are_filtered_by_what_cards_say(
    unrehearsed_hub: HubServer, owner: HfApi
) -> None:
    unrehearsed_hub.hub.page_size = 2
    card = b"---\ntags: [commonplace]\nsource_datasets: [donor/chats]\n---\n# A build\n"
    for number in range(5):
        owner.create_repo(f"donor/build-{number}", repo_type=KIND)
        owner.create_commit(
            f"donor/build-{number}", add("README.md", card), commit_message="x", repo_type=KIND
        )
        owner.create_commit(PLACE, add(f"{number}.txt", b"x"), commit_message=f"{number}", repo_type=KIND)
    builds = [f"donor/build-{number}" for number in range(5)]
    found = owner.list_datasets(filter=["commonplace", "source_datasets:donor/chats"])
    assert [each.id for each in found] == builds
    assert len([*owner.list_repo_commits(PLACE, repo_type=KIND)]) == 6
    assert len([*owner.list_repo_tree(PLACE, repo_type=KIND)]) == 6


def test_a_repository_moves_and_branches_go(owner: HfApi) -> None:
    owner.create_branch(PLACE, branch="draft", repo_type=KIND)
    owner.delete_branch(PLACE, branch="draft", repo_type=KIND)
    assert [each.name for each in owner.list_repo_refs(PLACE, repo_type=KIND).branches] == ["main"]
    owner.move_repo(PLACE, "donor/moved", repo_type=KIND)
    assert owner.dataset_info("donor/moved").id == "donor/moved"
    with pytest.raises(RepositoryNotFoundError):
        owner.dataset_info(PLACE)
