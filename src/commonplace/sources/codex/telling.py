"""A family of files as one conversation."""

import re
from typing import Literal

from commonplace.records import Conversation, Message, Project, Provenance, Text
from commonplace.sources.base import ReadOptions
from commonplace.sources.codex.content import base_name
from commonplace.sources.codex.growth import Growth
from commonplace.sources.codex.lineage import Family, FileHead
from commonplace.sources.codex.messages import Messages, told_messages
from commonplace.sources.codex.rollout import Rollout
from commonplace.sources.codex.units import Unit

__all__ = ["VERSION", "tell", "without_credentials"]

VERSION = 1

_Surface = Literal["web", "app", "cli", "ide", "api", "unknown"]

_PROVIDERS = frozenset(
    {
        "amazon-bedrock",
        "anthropic",
        "azure",
        "cerebras",
        "deepseek",
        "fireworks",
        "gemini",
        "google",
        "groq",
        "huggingface",
        "lmstudio",
        "mistral",
        "moonshot",
        "nvidia",
        "ollama",
        "openai",
        "openrouter",
        "oss",
        "qwen",
        "together",
        "vllm",
        "xai",
        "zai",
    }
)
"""Services and local servers whose name says nothing about the person.

Source: the providers that Codex's configuration guide and public configurations name in 2026.
"""

_SURFACES: tuple[tuple[str, _Surface], ...] = (
    ("desktop", "app"),
    ("codex_app", "app"),
    ("vscode", "ide"),
    ("jetbrains", "ide"),
    ("xcode", "ide"),
    ("intellij", "ide"),
    ("codex_cli", "cli"),
    ("codex-tui", "cli"),
    ("codex_tui", "cli"),
    ("codex_exec", "cli"),
    ("codex_sdk", "cli"),
)
"""By what stands in ``originator``; the desktop app too gives ``vscode`` as its source, so this goes first.

Source: session_meta lines of codex_cli_rs, codex-tui, codex_exec, codex_vscode and Codex Desktop.
"""

_SURFACES_BY_SOURCE: dict[str, _Surface] = {
    "cli": "cli",
    "exec": "cli",
    "vscode": "ide",
    "mcp": "api",
    "app": "app",
}

_USER_INFO = re.compile(r"^([a-zA-Z][a-zA-Z0-9+.-]{0,20}://)[^/?#]*@")
_SCP_USER = re.compile(r"^(?!git@)[^/@\s]+@(?=[^/\s]+:)")
_TOLD_FOLDER = re.compile(r"(?:<cwd>|Current working directory: )([^<\n]{1,4096})")
"""Source: ``<environment_context>`` of summer 2025, as elements and, before that, as lines."""

_FIRST_STEPS = 8
_FIRST_CHARACTERS = 2000
_QUERY = re.compile(r"[?#].*$", re.DOTALL)


def tell(
    family: Family, growth: Growth, rollouts: list[Rollout], options: ReadOptions
) -> Conversation | None:
    """Make the conversation, or None if nothing was said in any file.

    The trunk is the way through the file that was written to last. Facts about the session come from that
    file, and from the root's where it has none.
    """
    if all(rollout.is_empty for rollout in rollouts):
        return None
    told = told_messages(growth, options.declared_model)
    ways = [rollout for rollout in rollouts if growth.ends.get(rollout.head.entry.path)]
    shown = [rollout for rollout in ways if not rollout.head.spawned] or ways
    latest = max(shown, key=_activity) if shown else rollouts[-1]
    root = rollouts[0]
    times = [message.created for message in told.messages if message.created is not None]
    starts = [rollout.head.created for rollout in rollouts if rollout.head.created is not None]
    return Conversation(
        source="codex",
        provider=_provider(root.head),
        client="codex",
        surface=_surface(latest.head),
        native_id=family.native_id,
        provenance=_provenance(latest, rollouts, several=len(shown) > 1),
        messages=told.messages,
        leaf=_leaf(growth, latest, told),
        aliases=family.aliases,
        title=latest.title or next((rollout.title for rollout in rollouts if rollout.title), None),
        created=min(starts or times, default=None),
        updated=max(times, default=None),
        tools=latest.tools or root.tools,
        project=_project(latest, root),
        asks=_asks(told.messages),
    )


def without_credentials(remote: str) -> str:
    """A repository's address without user, password, token, query and fragment; ``git@host:path`` stays."""
    address = _QUERY.sub("", _USER_INFO.sub(r"\1", remote.strip()))
    return _SCP_USER.sub("", address) if "://" not in address else address


def _activity(rollout: Rollout) -> tuple[float, float, str, str]:
    never = float("-inf")
    head = rollout.head
    updated = rollout.updated if rollout.updated is not None else never
    return updated, head.created if head.created is not None else never, head.session, head.entry.path


def _leaf(growth: Growth, latest: Rollout, told: Messages) -> str:
    end = growth.ends.get(latest.head.entry.path)
    return told.homes[end[-1]] if end else told.messages[-1].id


def _provider(head: FileHead) -> str:
    """Who runs the model. A name that the person gave to a service of their own could name an employer."""
    named = (head.meta.model_provider or "openai").lower()
    return named if named in _PROVIDERS else "other"


def _surface(head: FileHead) -> _Surface:
    originator = (head.meta.originator or "").lower()
    for name, surface in _SURFACES:
        if name in originator:
            return surface
    if isinstance(head.meta.source, str):
        return _SURFACES_BY_SOURCE.get(head.meta.source.lower(), "unknown")
    return "cli" if head.shape != "envelope" else "unknown"


def _provenance(latest: Rollout, rollouts: list[Rollout], *, several: bool) -> Provenance:
    head = latest.head
    mode = head.meta.history_mode
    generation = mode if mode == "paginated" else head.shape
    return Provenance(
        collection="local_session_log",
        source_format=f"codex-rollout/{generation}",
        parser="codex",
        parser_version=VERSION,
        client_version=head.meta.cli_version,
        plan_hint=latest.plan or next((rollout.plan for rollout in rollouts if rollout.plan), None),
        leaf_source="latest" if several else "recorded",
    )


def _project(latest: Rollout, root: Rollout) -> Project | None:
    cwd = latest.cwd or root.cwd or _surroundings(root)
    git = latest.head.meta.git or root.head.meta.git
    remote = without_credentials(git.repository_url) if git and git.repository_url else None
    branch = git.branch if git else None
    if not (cwd or remote or branch):
        return None
    return Project(name=base_name(cwd), cwd=cwd, remote=remote, git_branch=branch)


def _surroundings(rollout: Rollout) -> str | None:
    """The folder as the model was told it, in versions that write it nowhere else."""
    for step in rollout.steps[:_FIRST_STEPS]:
        for part in step.parts if isinstance(step, Unit) and step.lane == "user" else ():
            if isinstance(part, Text) and (found := _TOLD_FOLDER.search(part.text[:_FIRST_CHARACTERS])):
                return found[1].strip()
    return None


def _asks(messages: tuple[Message, ...]) -> tuple[str, ...]:
    answers = [message for message in messages if message.role == "assistant"]
    return ("declare-model",) if answers and all(message.model is None for message in answers) else ()
