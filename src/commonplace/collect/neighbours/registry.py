"""All adapters, and which of them a file belongs to. Nothing else names one."""

from collections.abc import Sequence

from commonplace import NAME
from commonplace.collect.neighbours.agent_traces import ADAPTER as AGENT_TRACES
from commonplace.collect.neighbours.base import FAULTS, Adapter
from commonplace.collect.neighbours.container import first_records
from commonplace.collect.neighbours.dataclaw import ADAPTER as DATACLAW
from commonplace.collect.neighbours.lmsys import ADAPTER as LMSYS
from commonplace.collect.neighbours.messages_column import ADAPTER as MESSAGES_COLUMN
from commonplace.collect.neighbours.oasst import ADAPTER as OASST
from commonplace.collect.neighbours.opentraces import ADAPTER as OPENTRACES
from commonplace.collect.neighbours.sharegpt import ADAPTER as SHAREGPT
from commonplace.collect.neighbours.sharelm import ADAPTER as SHARELM
from commonplace.collect.neighbours.trace_rows import PI_SHARE_HF, TRACE_COMMONS
from commonplace.collect.neighbours.wildchat import ADAPTER as WILDCHAT
from commonplace.errors import InputError, UsageError
from commonplace.sources import Tree

__all__ = ["ADAPTERS", "adapter_named", "best_adapter"]

ADAPTERS: tuple[Adapter, ...] = (
    AGENT_TRACES,
    DATACLAW,
    PI_SHARE_HF,
    TRACE_COMMONS,
    OPENTRACES,
    SHARELM,
    WILDCHAT,
    LMSYS,
    OASST,
    SHAREGPT,
    MESSAGES_COLUMN,
)
"""In the order in which equally sure ones are preferred: what knows more about a shape first."""


def adapter_named(identifier: str) -> Adapter:
    """The adapter with this id.

    Raises:
        UsageError: there is none.
    """
    for adapter in ADAPTERS:
        if adapter.id == identifier:
            return adapter
    raise UsageError(
        f"no adapter is called {identifier!r}",
        facts=(f"known: {', '.join(sorted(adapter.id for adapter in ADAPTERS))}",),
        hint=f"leave it out: `{NAME} lab collect` looks at the files and chooses",
    )


def best_adapter(tree: Tree, path: str, adapters: Sequence[Adapter] = ADAPTERS) -> Adapter | None:
    """The adapter that is surest that a file is its own, by its content; None if nobody wants it."""
    try:
        first = first_records(tree, path)
    except (*FAULTS, InputError):
        return None
    best: Adapter | None = None
    surest = 0.0
    for adapter in adapters:
        score = _asked(adapter, tree, path, first)
        if score > surest:
            best, surest = adapter, score
    return best


def _asked(adapter: Adapter, tree: Tree, path: str, first: tuple[dict[str, object], ...]) -> float:
    try:
        return adapter.sniff(tree, path, first)
    except (*FAULTS, InputError, OSError):
        return 0.0
