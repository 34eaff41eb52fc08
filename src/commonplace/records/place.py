"""Where conversations were worked on: a repository, a folder, or an account of an organisation.

Work or personal is asked once for each such place. Chats without any of them have no place and are not asked
about. All of it is local: a place never leaves the machine.
"""

import re

from commonplace.records.conversation import Conversation

__all__ = ["FOLDER", "ORGANISATION", "REPOSITORY", "is_below", "organisation", "place_of", "repository"]

REPOSITORY = "git:"
FOLDER = "folder:"
ORGANISATION = "organisation:"

_PLANS = ("team", "business", "enterprise", "edu")
_OTHER_PLANS = ("ent26", "hc")
"""Plans that an organisation pays for, whose transcripts may belong to it: words in their names, and whole names.

Source: ``plan_type`` in the rate limits of Codex, as clients list its values in 2026: ``team``, ``business``,
``self_serve_business_usage_based``, ``enterprise``, ``enterprise_cbp_automation``, ``ent26``, ``hc``, ``edu``,
``education``, ``edu_plus``.
"""

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^@/\s]*@)?([^/:\s]+\.[^/:\s]+|localhost)(?::\d+)?[:/]+(\S+)", re.I
)
"""``https://host/owner/name.git``, ``ssh://git@host:22/owner/name``, ``git@host:owner/name``, ``host:owner/name``.

Source: git-fetch(1), "Git URLs".
"""


def repository(remote: str) -> tuple[str, str, str] | None:
    """Host, owner (with groups below it) and name of a repository's address; None if it names no host."""
    found = _ADDRESS.fullmatch(remote.strip())
    if found is None or remote.lower().startswith("file:"):
        return None
    path = found[2].strip("/").removesuffix(".git")
    owner, _, name = path.rpartition("/")
    return (found[1].lower(), owner, name) if name else None


def organisation(provider: str, plan: str | None, account: str | None) -> str | None:
    """The place that an account is on a plan that an organisation pays for; None on any other plan."""
    name = (plan or "").lower()
    if name in _OTHER_PLANS or any(word in name for word in _PLANS):
        return f"{ORGANISATION}{provider}/{name}/{account or ''}"
    return None


def place_of(conversation: Conversation) -> str | None:
    """The place of a conversation, the same for all that belong together; None if there is none."""
    plan = conversation.provenance.plan_hint
    if employer := organisation(conversation.provider, plan, conversation.account):
        return employer
    project = conversation.project
    if project is None:
        return None
    named = repository(project.remote) if project.remote else None
    if named is not None:
        return REPOSITORY + "/".join(part for part in named if part)
    return f"{FOLDER}{project.cwd}" if project.cwd else None


def is_below(place: str, above: str) -> bool:
    """Whether a place is another one or lies in it: a repository of an owner, a folder in a folder."""
    return place == above or place.startswith(above.rstrip("/\\") + ("\\" if "\\" in above else "/"))
