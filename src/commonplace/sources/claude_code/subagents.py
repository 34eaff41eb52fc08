"""Which answer started which subagent.

The link stands, in the order of trust, in the sidecar of the subagent's file, in the result of the call, in
a tick of the caller, and in the prompt, which is the call's argument and the subagent's first turn.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from commonplace.errors import InputError
from commonplace.records import Text, ToolCall
from commonplace.sources.base import Tree
from commonplace.sources.claude_code.ancestry import Unit
from commonplace.sources.claude_code.layout import Place
from commonplace.sources.claude_code.nodes import INLINE, MAIN
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.scalars import word

__all__ = ["sidecar_links", "starts_of"]

_SIDECAR_LIMIT = 1 << 20


class _Sidecar(msgspec.Struct, rename="camel"):
    tool_use_id: object = None


_SIDECAR = msgspec.json.Decoder(_Sidecar)


def sidecar_links(tree: Tree, places: Sequence[Place], known: Collection[str]) -> dict[str, str]:
    """Subagent id to tool call id, from the ``agent-<id>.meta.json`` beside each transcript.

    Args:
        tree: where the files are.
        places: the transcripts.
        known: paths of all files of the tree.

    Source: ``{agentType, description, toolUseId, parentAgentId}`` since 2.1; a sidecar that cannot be read
    tells nothing.
    """
    links: dict[str, str] = {}
    for place in places:
        path = place.entry.path.removesuffix(".jsonl") + ".meta.json"
        if place.agent is None or path not in known:
            continue
        try:
            with tree.open(path) as stream:
                sidecar = decode(stream.read(_SIDECAR_LIMIT), _SIDECAR)
        except (InputError, Undecodable):
            continue
        if call := word(sidecar.tool_use_id):
            links[place.agent] = call
    return links


def starts_of(units: Sequence[Unit], links: Mapping[str, str]) -> dict[int, Unit]:
    """For the first unit of each subagent (by ``id(unit)``) the answer that started it, if one is known."""
    callers: dict[str, Unit] = {}
    prompts: dict[str, list[str]] = {}
    for unit in units:
        for call in _calls(unit):
            if call.call_id:
                callers.setdefault(call.call_id, unit)
                if prompt := word(call.arguments.get("prompt")):
                    prompts.setdefault(prompt.strip(), []).append(call.call_id)
    roots = [unit for unit in units if unit.scope != MAIN and unit.parent is None]
    starts: dict[int, Unit] = {}
    taken: set[str] = set()
    for unit in roots:
        linked = links.get(unit.scope) if unit.scope != INLINE else None
        if linked in callers and callers[linked].scope != unit.scope:
            starts[id(unit)] = callers[linked]
            taken.add(linked)
    for unit in roots:
        if id(unit) in starts:
            continue
        for called in prompts.get(_text(unit).strip(), []):
            if called not in taken and callers[called].order <= unit.order:
                starts[id(unit)] = callers[called]
                taken.add(called)
                break
    return starts


def _calls(unit: Unit) -> Iterable[ToolCall]:
    return (
        part
        for record in unit.records
        for draft in record.drafts
        for part in draft.parts
        if isinstance(part, ToolCall)
    )


def _text(unit: Unit) -> str:
    parts = (part for draft in unit.first.drafts for part in draft.parts)
    return "\n".join(part.text for part in parts if isinstance(part, Text))
