"""The person's answers before a publication, as they stand in the form; nothing is answered for them."""

import re
from collections import Counter
from collections.abc import Collection
from typing import Self

import msgspec
from starlette.datastructures import FormData

from commonplace import NAME, hub
from commonplace.errors import ConsentMissing
from commonplace.publish import (
    AGENT_SURFACES,
    CHOICES,
    REPLACEMENTS,
    SEEN_BY,
    SIGN_WITH,
    Answers,
    Target,
    with_choices,
)
from commonplace.records.consent import LICENCES, USES
from commonplace.review import open_questions
from commonplace.store import Query, Summary, Workspace
from commonplace.web.addresses import address, field

__all__ = ["Blocker", "Draft", "Share", "blockers_of", "shares_of"]

VISIBILITIES = tuple(SEEN_BY)

_SPDX = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+() -]{0,79}", re.ASCII)
"""Source: SPDX specification 3.0, annex B: ids, ``AND``, ``OR``, ``WITH`` and brackets."""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """What is included of one provider.

    Attributes:
        agents: whether some of it comes from an agent that works in somebody's files.
        found: places that a finding covers.
        reviewed: conversations by how they were looked at.
    """

    provider: str
    clients: tuple[str, ...]
    agents: bool
    conversations: int
    messages: int
    characters: int
    found: int
    reviewed: dict[str, int]


class Blocker(msgspec.Struct, frozen=True):
    """Why nothing can be prepared yet, and where that can be changed."""

    words: str
    href: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The form as it was filled in, complete or not; what is empty was not chosen."""

    kind: str = ""
    folder: str = ""
    repository: str = ""
    theirs: str = ""
    scopes: dict[str, str] = {}
    licence: str = ""
    uses: tuple[str, ...] = ()
    code_licence: str = ""
    visibility: str = ""
    endpoint: str = ""
    replace_with: str = ""
    sign_with: str = ""
    traces: bool = False
    of_age: bool = False

    @classmethod
    def read(cls, form: FormData, providers: Collection[str]) -> Self:
        """Take the answers out of a form; what is none of the choices counts as not chosen."""
        scopes = {provider: field(form, f"scope:{provider}") for provider in providers}
        kind = field(form, "kind")
        folder, repository, theirs = (
            field(form, name).strip() for name in ("folder", "repository", "theirs")
        )
        # Who names one place has said that it goes there; who names two is asked.
        named = [each for each, place in (("folder", folder), ("hf", repository), ("pr", theirs)) if place]
        return cls(
            kind=_among(kind or (named[0] if len(named) == 1 else ""), ("folder", "hf", "pr")),
            folder=folder,
            repository=repository.removeprefix("hf:"),
            theirs=theirs.removeprefix("hf:"),
            scopes={provider: scope for provider, scope in scopes.items() if scope in CHOICES},
            licence=_among(field(form, "licence"), LICENCES),
            uses=tuple(use for use in USES if use in form.getlist("use")),
            code_licence=field(form, "code_licence").strip()[:80],
            visibility=_among(field(form, "visibility"), VISIBILITIES),
            endpoint=field(form, "endpoint"),
            replace_with=_among(field(form, "replace_with"), REPLACEMENTS),
            sign_with=_among(field(form, "sign_with"), SIGN_WITH),
            traces=field(form, "traces") == "yes",
            of_age=field(form, "of_age") == "yes",
        )

    def target(self) -> Target:
        """Where it goes.

        Raises:
            UsageError: the place cannot be meant.
        """
        places = {"hf": f"hf:{self.repository}", "pr": f"pr:{self.theirs}"}
        return Target.parse(places.get(self.kind, self.folder))

    def answers(self, providers: Collection[str]) -> Answers:
        """The answers, complete.

        Raises:
            ConsentMissing: some are missing; all of them are named at once.
        """
        to_hub, proposes = self.kind in ("hf", "pr"), self.kind == "pr"
        missing = [
            words
            for words, holds in (
                ("where it goes", not self.kind),
                ("which folder", self.kind == "folder" and not self.folder),
                ("which repository, as OWNER/NAME", self.kind == "hf" and not self.repository),
                ("whose repository, as OWNER/NAME", proposes and not self.theirs),
                *((f"how much of {name}", name not in self.scopes) for name in providers),
                ("the licence of your own words", not self.licence),
                ("at least one use", not set(self.uses) - {"contact"}),
                (f"that {hub.endpoint()} is meant", to_hub and not self._names_hub()),
                (
                    "the licence of the code as an SPDX id, such as MIT, or nothing",
                    bool(self.code_licence) and not _SPDX.fullmatch(self.code_licence),
                ),
            )
            if holds
        ]
        if missing:
            raise ConsentMissing(
                "some answers are missing", facts=tuple(missing), hint="nothing is answered for you"
            )
        answers = msgspec.convert(
            {
                "license_human": self.licence,
                "uses": self.uses,
                "channel": "page",
                "visibility": self.visibility or None if self.kind == "hf" else None,
                "code_licence": self.code_licence or "unknown",
                "endpoint": self.endpoint or None if to_hub else None,
                "replace_with": self.replace_with or None,
                "sign_with": self.sign_with or None,
                "traces": self.traces,
            },
            Answers,
        )
        return with_choices(answers, self.scopes, providers)

    def _names_hub(self) -> bool:
        return hub.is_default_endpoint() or self.endpoint == hub.endpoint()


def _among(value: str, choices: Collection[str]) -> str:
    return value if value in choices else ""


def shares_of(workspace: Workspace) -> tuple[Share, ...]:
    """What is included, by provider. Cost: reads the line of every included conversation."""
    by_provider: dict[str, list[Summary]] = {}
    for summary in workspace.conversations.page(Query(state="included", limit=None)).rows:
        by_provider.setdefault(summary.provider, []).append(summary)
    return tuple(
        Share(
            provider=provider,
            clients=tuple(sorted({summary.client for summary in found})),
            agents=_holds_agents(workspace, found),
            conversations=len(found),
            messages=sum(summary.messages for summary in found),
            characters=sum(summary.characters for summary in found),
            found=sum(sum(summary.findings.values()) for summary in found),
            reviewed=dict(Counter(summary.mode or "unknown" for summary in found)),
        )
        for provider, found in sorted(by_provider.items())
    )


def _holds_agents(workspace: Workspace, found: list[Summary]) -> bool:
    """Whether one conversation of each product says so; lines of the list do not hold the surface."""
    samples = {summary.client: summary.cid for summary in found}
    return any(workspace.conversations.get(cid).surface in AGENT_SURFACES for cid in samples.values())


def blockers_of(workspace: Workspace) -> tuple[Blocker, ...]:
    """What stands in the way before anything is prepared."""
    blockers = []
    unscanned = workspace.conversations.page(Query(state="included", scan="unscanned", limit=0)).total
    if unscanned:
        href = address("/", {"state": "included", "scan": "unscanned"})
        blockers.append(Blocker(f"{unscanned:,} of them are not scanned.", href))
    chosen = frozenset(workspace.conversations.ids(Query(state="included", limit=None)))
    for name, version in workspace.recognised.required().items():
        unread = len(workspace.recognised.waiting(name, version) & chosen)
        if unread:
            words = f"{unread:,} of them have not been read by {name}: run `{NAME} scan --with {name} state:included`."
            blockers.append(Blocker(words, address("/", {"state": "included"})))
    places = workspace.places
    undecided = len({**places.without_answer(chosen), **places.at_work(chosen)})
    if undecided:
        words = f"{undecided:,} of them belong to projects that are work, or of which you have not said so."
        blockers.append(Blocker(words, "/projects"))
    for ask in sorted({question.ask for question in open_questions(workspace)}):
        asking = workspace.conversations.page(Query(state="included", ask=ask, limit=0)).total
        if asking:
            href = address("/", {"state": "included", "ask": ask})
            blockers.append(
                Blocker(f"{asking:,} of them wait for your answer ({ask.replace('-', ' ')}).", href)
            )
    return tuple(blockers)
