"""Which plans and regions the documents of a product tell apart: only there a person is worth asking."""

from collections.abc import Iterator

from commonplace.terms.entry import Applies, Entry
from commonplace.terms.registry import registry

__all__ = ["differs_by_region", "plan_of", "plans_of"]

_SAME = {
    "education": "edu",
    "edu_plus": "edu",
    "edu_pro": "edu",
    "prolite": "pro",
    "self_serve_business_prolite": "business",
    "self_serve_business_usage_based": "business",
    "ent26": "enterprise",
    "enterprise_cbp_automation": "enterprise",
    "enterprise_cbp_usage_based": "enterprise",
}
"""Plans that a log calls otherwise than the documents.

Source: values of ``plan_type`` that public readers of Codex's logs list, 2026.
"""


def plans_of(provider: str, client: str) -> tuple[str, ...]:
    """The plans that documents name for a product, in their order; empty if every text is for every plan."""
    named = (plan for _, applies in _for(provider, client) for plan in applies.plans if plan != "*")
    return tuple(dict.fromkeys(named))


def differs_by_region(provider: str, client: str) -> bool:
    """Whether a product has texts that are not for the whole world."""
    return any("WW" not in entry.regions for entry, _ in _for(provider, client))


def plan_of(hint: str | None) -> str | None:
    """The plan that a log names, in the words of the documents; one that none names stays as it is."""
    name = (hint or "").strip().lower()
    return None if name in ("", "unknown") else _SAME.get(name, name)


def _for(provider: str, client: str) -> Iterator[tuple[Entry, Applies]]:
    file = registry().providers.get(provider)
    for entry in file.entries if file else ():
        for applies in entry.applies_to:
            if applies.client in ("*", client):
                yield entry, applies
