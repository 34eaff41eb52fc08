"""Work or personal: asked once for each place of work, with the facts that are known here.

Nothing is asked of the network. A repository's owner and host stand in the log or in the folder's own git
settings; whether strangers may read it does not, so that what is not clearly the person's own is held until
they have answered.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from commonplace import NAME
from commonplace.errors import UsageError
from commonplace.records.place import FOLDER, ORGANISATION, REPOSITORY, is_below, repository
from commonplace.review.identity import Machine, known_identity
from commonplace.review.rules import apply_rules
from commonplace.store import Belonging, Place, Workspace

__all__ = [
    "ProjectFacts",
    "ProjectGroup",
    "answer_project",
    "apply_project_rules",
    "named_project",
    "project_groups",
    "projects",
]

PUBLIC_HOSTS = frozenset(
    {
        "bitbucket.org",
        "codeberg.org",
        "git.sr.ht",
        "gitee.com",
        "github.com",
        "gitlab.com",
        "hf.co",
        "huggingface.co",
        "sourceforge.net",
    }
)
"""Hosts on which anybody may have a repository; on any other one the repository is taken for private."""

Evidence: TypeAlias = Literal["licensed", "own", "doubtful", "private host", "organisation", "none"]
"""``licensed``: a repository on a public host with a licence beside it; ``own``: its owner is a name of the
person's; ``doubtful``: on a public host, and nothing says who may read it; ``none``: no repository is known."""

_URL = re.compile(r'\[remote "(?:origin|upstream)"\][^\[]*?^\s*url\s*=\s*(\S+)', re.MULTILINE)
"""Source: git-config(1), ``remote.<name>.url``."""

_LICENCES = re.compile(r"(?:LICEN[SC]E|COPYING|UNLICENSE)(?:[.-].*)?", re.IGNORECASE)
_CONFIG_BYTES = 65_536


class ProjectFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A place of work as it is asked about.

    Attributes:
        place: what an answer names.
        name: for people: ``github.com/owner/name``, a folder, an account.
        doubt: why it is held until it is answered; empty if it is not.
        proposal: what the facts speak for, never taken for an answer; ``because`` says why.
        evidence: the facts in one word, for lists; empty if the place was not looked at.
    """

    place: str
    name: str
    conversations: int
    included: int
    first_month: str
    last_month: str
    answer: Belonging | None
    doubt: str = ""
    proposal: Belonging | None = None
    because: str = ""
    evidence: Evidence | Literal[""] = ""


def projects(workspace: Workspace, machine: Machine | None = None) -> tuple[ProjectFacts, ...]:
    """All places of work, those without an answer first, then those with the most conversations.

    Cost: opens one conversation for each place without an answer that is a folder, and looks into that folder.
    """
    names = _own_names(workspace, machine)
    found = [_facts(workspace, place, names) for place in workspace.places.all()]
    return tuple(sorted(found, key=lambda each: each.answer is not None))


class ProjectGroup(msgspec.Struct, frozen=True, kw_only=True):
    """An owner, or a folder, with several projects that wait for an answer; ``place`` is what an answer names."""

    place: str
    name: str
    projects: int
    conversations: int


def project_groups(found: Iterable[ProjectFacts]) -> tuple[ProjectGroup, ...]:
    """Owners and folders that hold two or more of these projects without an answer, the largest first.

    An answer for one holds for all that lies in it, what is imported later too.
    """
    below: dict[str, list[ProjectFacts]] = {}
    for each in found:
        above = _above(each.place)
        if each.answer is None and above:
            below.setdefault(above, []).append(each)
    groups = [
        ProjectGroup(
            place=place,
            name=place.partition(":")[2],
            projects=len(held),
            conversations=sum(each.conversations for each in held),
        )
        for place, held in below.items()
        if len(held) > 1
    ]
    return tuple(sorted(groups, key=lambda group: (-group.conversations, group.place)))


def _above(place: str) -> str:
    """The owner of a repository, or the folder that a folder lies in; empty if that would be a whole host or disk."""
    if not place.startswith((REPOSITORY, FOLDER)):
        return ""
    kind, _, name = place.partition(":")
    parent = name.rpartition("\\" if "\\" in name else "/")[0]
    least = 1 if kind + ":" == REPOSITORY else 2
    return f"{kind}:{parent}" if parent.count("\\" if "\\" in name else "/") >= least else ""


def answer_project(workspace: Workspace, place: str, answer: Belonging) -> int | None:
    """Record an answer for a place and all below it; returns its batch, None if it was known already."""
    batch = workspace.places.say(place, answer)
    # What is given back here may stand under a rule that the person made.
    apply_rules(workspace)
    return batch


def named_project(workspace: Workspace, text: str) -> str:
    """The place that a person names: as it is listed, or an owner, a host or a folder above some.

    Raises:
        UsageError: no conversation belongs there.
    """
    wanted = text.strip().rstrip("/")
    known = [each.place for each in workspace.places.all()]
    for kind in ("", REPOSITORY, FOLDER, ORGANISATION):
        place = (
            wanted if not kind and wanted.startswith((REPOSITORY, FOLDER, ORGANISATION)) else kind + wanted
        )
        if wanted and any(is_below(each, place) for each in known):
            return place
    raise UsageError("no conversation belongs to such a project", hint=f"`{NAME} project` lists them")


def apply_project_rules(workspace: Workspace, machine: Machine | None = None) -> int:
    """Put aside what nobody has decided yet: work is left out, what is in doubt is held; returns how many."""
    found = projects(workspace, machine)
    workspace.places.note_evidence({each.place: each.evidence for each in found if each.evidence})
    work = [each.place for each in found if each.answer == "work"]
    doubtful = [each.place for each in found if each.answer is None and each.doubt]
    return workspace.places.set_aside(work, "left_out") + workspace.places.set_aside(doubtful, "held")


def _facts(workspace: Workspace, place: Place, names: frozenset[str]) -> ProjectFacts:
    known = ProjectFacts(
        place=place.place,
        name=place.place.partition(":")[2],
        conversations=place.conversations,
        included=place.included,
        first_month=place.first_month,
        last_month=place.last_month,
        answer=place.answer,
    )
    if place.answer is not None:
        return known
    if place.place.startswith(ORGANISATION):
        plan = known.name.split("/")[1]
        why = f"an organisation's account ({plan}): its transcripts may belong to it"
        return msgspec.structs.replace(
            known, doubt=why, proposal="work", because=why, evidence="organisation"
        )
    folder = _folder(workspace, place)
    remote, licensed = _of_git(folder) if folder else (None, False)
    named = repository(remote or "") if place.place.startswith(FOLDER) else _parts(known.name)
    if named is None:
        return msgspec.structs.replace(known, evidence="none")
    if place.place.startswith(FOLDER):
        known = msgspec.structs.replace(known, name=f"{known.name} ({'/'.join(named)})")
    return _about_repository(known, *named[:2], names=names, licensed=licensed)


def _about_repository(
    known: ProjectFacts, host: str, owner: str, *, names: frozenset[str], licensed: bool
) -> ProjectFacts:
    if host not in PUBLIC_HOSTS:
        why = f"{host} is no host on which anybody may have a repository"
        return msgspec.structs.replace(
            known, doubt=why, proposal="work", because=why, evidence="private host"
        )
    if owner.lower() in names:
        known = msgspec.structs.replace(known, evidence="licensed" if licensed else "own")
        return msgspec.structs.replace(known, proposal="personal", because=f"{owner} is a name of yours")
    if licensed:
        why = f"on {host}, with a licence"
        return msgspec.structs.replace(known, proposal="personal", because=why, evidence="licensed")
    why = f"nothing here says whether anybody may read a repository of {owner or host}"
    return msgspec.structs.replace(known, doubt=why, evidence="doubtful")


def _parts(name: str) -> tuple[str, str, str]:
    host, _, path = name.partition("/")
    owner, _, last = path.rpartition("/")
    return host, owner, last


def _folder(workspace: Workspace, place: Place) -> Path | None:
    project = workspace.conversations.get(place.sample).project
    return Path(project.cwd) if project and project.cwd else None


def _of_git(folder: Path) -> tuple[str | None, bool]:
    """Address of the repository that a folder lies in, and whether a licence lies beside it; reads two names."""
    for root in (folder, *folder.parents):
        try:
            settings = _git_settings(root / ".git")
            if settings is None:
                continue
            found = _URL.search(settings)
            licensed = any(_LICENCES.fullmatch(entry.name) for entry in root.iterdir())
        except OSError:
            return None, False
        return (found[1] if found else None), licensed
    return None, False


def _git_settings(git: Path) -> str | None:
    if git.is_file():
        # A worktree: its folder names the common one. Source: gitrepository-layout(5).
        named = git.read_text("utf-8", "replace")[:4096].removeprefix("gitdir:").strip()
        git = (git.parent / named).resolve()
        common = git / "commondir"
        git = (git / common.read_text("utf-8", "replace").strip()).resolve() if common.is_file() else git
    config = git / "config"
    if not config.is_file():
        return None
    with config.open("rb") as file:
        return file.read(_CONFIG_BYTES).decode("utf-8", "replace")


def _own_names(workspace: Workspace, machine: Machine | None) -> frozenset[str]:
    return frozenset(_names(workspace, machine))


def _names(workspace: Workspace, machine: Machine | None) -> Iterator[str]:
    """Names under which the person may have repositories."""
    for term in known_identity(workspace, machine).terms:
        if term.kind in ("username", "account"):
            yield term.value.lower()
        elif term.kind == "email":
            yield term.value.partition("@")[0].lower()
