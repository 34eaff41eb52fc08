"""Pull requests to a dataset repository of somebody else: propose, look, take out, close."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

import msgspec

from commonplace.hub.asking import asking
from commonplace.hub.purging import commits
from commonplace.hub.repository import Upload, library, user_name

__all__ = ["PullRequest", "Seen", "Status", "close", "empty", "look", "mine", "propose"]

Status: TypeAlias = Literal["open", "closed", "merged", "draft"]


class PullRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A pull request: its number, its page, and the id of its newest commit."""

    number: int
    address: str
    revision: str

    @property
    def ref(self) -> str:
        """Under what its files are read."""
        return f"refs/pr/{self.number}"


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a pull request; ``merged_as`` is the commit that brought it into a branch, if one did."""

    status: Status
    merged_as: str = ""


def propose(name: str, uploads: Sequence[Upload], *, message: str, description: str) -> PullRequest:
    """Open a pull request that adds files; reading is all the right that it needs.

    Args:
        name: ``OWNER/NAME``.
        uploads: files to add.
        message: its title; everyone can read it.
        description: its first comment.

    Raises:
        HubError: the Hub refuses or does not answer; it may still have opened it, so look with ``mine``.
    """
    with asking("open a pull request"):
        from huggingface_hub import CommitOperationAdd

        made = library().create_commit(
            name,
            [CommitOperationAdd(each.path, str(each.file)) for each in uploads],
            commit_message=message,
            commit_description=description,
            repo_type="dataset",
            create_pr=True,
        )
        return PullRequest(number=int(made.pr_num or 0), address=made.pr_url or "", revision=str(made.oid))


def mine(name: str, title: str) -> tuple[PullRequest, ...]:
    """Open pull requests of this account with a title, newest first. Cost: two calls, one more for each found."""
    author = user_name()
    with asking("look for pull requests"):
        found = [
            each
            for each in library().get_repo_discussions(
                name,
                author=author,
                discussion_type="pull_request",
                discussion_status="open",
                repo_type="dataset",
            )
            if each.is_pull_request and each.author == author and each.title == title
        ]
    return tuple(
        PullRequest(number=each.num, address=each.url, revision=commits(name, each.git_reference or "")[0])
        for each in found
        if each.status == "open"
    )


def look(name: str, number: int) -> Seen:
    """What became of a pull request."""
    with asking("look at the pull request"):
        found = library().get_discussion_details(name, number, repo_type="dataset")
        return Seen(status=found.status, merged_as=found.merge_commit_oid or "")


def empty(name: str, number: int, folder: str) -> None:
    """Delete a folder in the newest commit of a pull request; its earlier commits keep it."""
    with asking("take files out of the pull request"):
        from huggingface_hub import CommitOperationDelete

        library().create_commit(
            name,
            [CommitOperationDelete(f"{folder}/", is_folder=True)],
            commit_message="Take back what was proposed",
            repo_type="dataset",
            revision=f"refs/pr/{number}",
        )


def close(name: str, number: int) -> None:
    """Close a pull request."""
    with asking("close the pull request"):
        library().change_discussion_status(name, number, "closed", repo_type="dataset")
