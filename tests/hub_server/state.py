"""What the stand-in Hub holds: users, repositories, their commits and objects."""

import hashlib
import itertools
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.hub_server.xet import XetStore

DEFAULT_ATTRIBUTES = b"".join(
    b"*.%s filter=lfs diff=lfs merge=lfs -text\n" % suffix for suffix in (b"bin", b"parquet", b"zip")
)
"""What the Hub commits into each new dataset, shortened."""


@dataclass(frozen=True)
class User:
    """An account as one of its tokens shows it.

    ``rights`` are those of a ``fineGrained`` token, as (kind, name, permissions) each; ``scopes`` and
    ``application`` belong to a token of the role ``oauth``.
    """

    name: str
    token: str
    organisations: tuple[str, ...] = ()
    role: str = "write"
    rights: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    scopes: tuple[str, ...] = ()
    application: str = ""

    def may_create(self, owner: str) -> bool:
        """Whether a new repository of this owner may be made."""
        if self.role == "fineGrained":
            return ("user", owner) in self._writable or ("org", owner) in self._writable
        if self.role == "oauth":
            return owner == self.name and bool({"contribute-repos", "manage-repos"} & set(self.scopes))
        return self.role == "write" and owner in (self.name, *self.organisations)

    def may_change(self, repository: "Repository") -> bool:
        """Whether a repository that is there may be written to."""
        if self.role == "fineGrained":
            return self.may_create(repository.owner) or ("dataset", repository.id) in self._writable
        if self.role == "oauth" and not {"write-repos", "manage-repos"} & set(self.scopes):
            return self.may_create(repository.owner) and repository.application == self.application
        return self.may_create(repository.owner)

    @property
    def _writable(self) -> set[tuple[str, str]]:
        return {(kind, name) for kind, name, permissions in self.rights if "repo.write" in permissions}


@dataclass
class Device:
    """A sign-in that waits for somebody to type its code; ``state`` is what a test says happened.

    ``slow`` counts the next questions that are answered with ``slow_down``.
    """

    device_code: str
    user_code: str
    client_id: str
    scopes: tuple[str, ...]
    state: str = "authorization_pending"
    user: str = "donor"
    slow: int = 0


@dataclass(frozen=True)
class Entry:
    """One file of a commit: its own bytes, or the name of an LFS object."""

    data: bytes = b""
    lfs_sha256: str | None = None
    size: int = 0

    @property
    def pointer(self) -> bytes:
        assert self.lfs_sha256 is not None
        return (
            f"version https://git-lfs.github.com/spec/v1\noid sha256:{self.lfs_sha256}\nsize {self.size}\n"
        ).encode()

    @property
    def oid(self) -> str:
        """Git's name of the blob."""
        content = self.data if self.lfs_sha256 is None else self.pointer
        return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


@dataclass(frozen=True)
class Commit:
    oid: str
    parent: str | None
    title: str
    description: str
    author: str
    tree: dict[str, Entry]


@dataclass
class Discussion:
    """A discussion or a pull request; ``comments`` are pairs of author and text."""

    number: int
    title: str
    author: str
    status: str
    is_pull_request: bool = False
    comments: list[tuple[str, str]] = field(default_factory=list)
    merged: str | None = None


@dataclass
class Repository:
    id: str
    visibility: str
    gated: str | bool = False
    commits: dict[str, Commit] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    pull_requests: dict[int, str] = field(default_factory=dict)
    objects: dict[str, bytes] = field(default_factory=dict)
    xet_names: dict[str, str] = field(default_factory=dict)
    conversions: dict[str, str] = field(default_factory=dict)
    pushed_paths: dict[str, str] = field(default_factory=dict)
    discussions: dict[int, Discussion] = field(default_factory=dict)
    readers: dict[str, str] = field(default_factory=dict)
    likes: int = 0
    downloads: int = 0
    made: int = 0
    born: int = field(default_factory=itertools.count().__next__)
    application: str = ""

    @property
    def owner(self) -> str:
        return self.id.partition("/")[0]

    def resolve(self, revision: str) -> Commit | None:
        """The commit that a branch, tag, pull request or id names."""
        named = self.branches.get(revision.removeprefix("refs/heads/")) or self.tags.get(revision)
        if named is None and revision.startswith("refs/pr/") and revision[8:].isdigit():
            named = self.pull_requests.get(int(revision[8:]))
        return self.commits.get(named or revision)

    def commit(
        self, branch: str, tree: dict[str, Entry], title: str, description: str, author: str
    ) -> Commit:
        """Put a new commit on a branch."""
        parent = self.branches.get(branch)
        listed = "".join(f"{path} {entry.oid}\n" for path, entry in sorted(tree.items()))
        self.made += 1
        # Git's names tell two repositories of the same files apart by their dates.
        seed = f"{self.born}\n{parent}\n{self.made}\n{title}\n{listed}"
        oid = hashlib.sha1(seed.encode(), usedforsecurity=False).hexdigest()
        commit = Commit(oid, parent, title, description, author, dict(tree))
        self.commits[oid] = commit
        self.branches[branch] = oid
        return commit

    def propose(
        self, number: int, base: Commit, tree: dict[str, Entry], title: str, description: str, author: str
    ) -> Commit:
        """Put a new commit on a pull request."""
        ref = f"refs/pr/{number}"
        self.branches[ref] = self.pull_requests.get(number, base.oid)
        made = self.commit(ref, tree, title, description, author)
        self.pull_requests[number] = self.branches.pop(ref)
        return made

    def history(self, commit: Commit) -> Iterator[Commit]:
        """The commit and its parents, newest first."""
        at: Commit | None = commit
        while at is not None:
            yield at
            at = self.commits.get(at.parent) if at.parent else None

    def collect(self) -> None:
        """Drop every commit that no branch, tag or pull request leads to."""
        heads = [*self.branches.values(), *self.tags.values(), *self.pull_requests.values()]
        kept = {each.oid: each for head in heads for each in self.history(self.commits[head])}
        self.commits = kept

    def rewrite_without(self, objects: set[str]) -> None:
        """Make branches and tags anew without files that are these objects; commits get other ids by it."""
        renamed: dict[str, str] = {}

        def rewritten(oid: str) -> str:
            if oid not in renamed:
                old = self.commits[oid]
                parent = rewritten(old.parent) if old.parent else None
                tree = {path: each for path, each in old.tree.items() if each.lfs_sha256 not in objects}
                if parent == old.parent and tree == old.tree:
                    renamed[oid] = oid
                else:
                    self.made += 1
                    new = hashlib.sha1(f"{oid}\n{self.made}".encode(), usedforsecurity=False).hexdigest()
                    self.commits[new] = replace(old, oid=new, parent=parent, tree=tree)
                    renamed[oid] = new
            return renamed[oid]

        for named in (self.branches, self.tags):
            for name, oid in list(named.items()):
                named[name] = rewritten(oid)
        self.collect()

    def stores_in_lfs(self, path: str, sample: bytes) -> bool:
        """Whether ``.gitattributes`` on main, or the first bytes, send a file to LFS."""
        main = self.resolve("main")
        attributes = main.tree.get(".gitattributes") if main else None
        lines = attributes.data.decode().splitlines() if attributes else []
        patterns = [line.split()[0] for line in lines if "filter=lfs" in line]
        name = path.rpartition("/")[2]
        return b"\0" in sample or any(fnmatch(name, each) or fnmatch(path, each) for each in patterns)

    def bytes_of(self, entry: Entry) -> bytes | None:
        """The content of a file; None if its object was purged."""
        return entry.data if entry.lfs_sha256 is None else self.objects.get(entry.lfs_sha256)


class Hub:
    """Everything the stand-in knows; guarded by one lock, because answers come from threads."""

    def __init__(self, xet: "XetStore") -> None:
        self.xet = xet
        self.lock = threading.RLock()
        self.users: dict[str, User] = {}
        self.repositories: dict[str, Repository] = {}
        self.applications: set[str] = set()
        self.devices: dict[str, Device] = {}
        self.device_interval = 5
        self.page_size = 1000

    def add_user(
        self,
        name: str,
        *,
        organisations: tuple[str, ...] = (),
        role: str = "write",
        rights: tuple[tuple[str, str, tuple[str, ...]], ...] = (),
    ) -> User:
        user = User(name, "hf_" + f"stand-in-{name}-{role}", organisations, role, rights)
        self.users[user.token] = user
        return user

    def create(self, name: str, visibility: str) -> Repository:
        repository = Repository(name, visibility)
        tree = {".gitattributes": Entry(data=DEFAULT_ATTRIBUTES, size=len(DEFAULT_ATTRIBUTES))}
        repository.commit("main", tree, "initial commit", "", repository.owner)
        self.repositories[name] = repository
        return repository

    def all_bytes(self) -> Iterator[bytes]:
        """Every byte string that somebody could still get from here: files, objects, messages."""
        for repository in self.repositories.values():
            yield from repository.objects.values()
            for commit in repository.commits.values():
                yield f"{commit.title}\n{commit.description}".encode()
                yield from (entry.data for entry in commit.tree.values())
            for each in repository.discussions.values():
                yield "\n".join([each.title, *(text for _, text in each.comments)]).encode()
