"""Build a conversation: order its messages, pair calls with results, name its models and its last message."""

import hashlib
from collections.abc import Iterable, Mapping

import msgspec

from commonplace.records import Conversation, Message, ModelSource, Project, Provenance, Status, Text
from commonplace.sources.base import ReadOptions
from commonplace.sources.chatgpt.content import Draft, Dropped, Unreadable, is_interrupted, read_message
from commonplace.sources.chatgpt.decoding import Header, decode_conversation, raw_nodes
from commonplace.sources.chatgpt.facts import number_of, slug_of, text_of, utc_seconds
from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.links import Links, link, nearest, parents_first
from commonplace.sources.chatgpt.pairing import pair_calls, settle_recaps
from commonplace.sources.chatgpt.shapes import Node
from commonplace.sources.chatgpt.sidecars import Sidecars
from commonplace.sources.lenient import JsonBytes, Undecodable

__all__ = ["Reading", "read_conversation"]

SOURCE_ID = "chatgpt"
VERSION = 1


class Reading(msgspec.Struct):
    """What stays the same while one file is read."""

    ledger: Ledger
    sidecars: Sidecars
    options: ReadOptions
    source_format: str
    is_single_object: bool
    derived_ids: dict[str, int] = {}
    """How often an id had to be made from content, so that equal ones are numbered."""


def read_conversation(data: JsonBytes, where: str, reading: Reading) -> Conversation | None:
    """Read one element; None if there is nothing to read, which the ledger then explains."""
    ledger = reading.ledger
    ledger.record("conversation")
    try:
        header, nodes = decode_conversation(data, where, ledger)
    except Undecodable as error:
        ledger.skip(error.reason, where)
        return None
    links = link({key: node.parent for key, node in nodes.items()})
    ledger.kinds.update({"repaired:dangling-parent": links.dangling, "repaired:cycle": links.cycles})
    drafts = _read_drafts(data, nodes, where, reading)
    if not any(draft.role in ("user", "assistant") for draft in drafts.values()):
        has_messages = any(node.message is not None for node in nodes.values())
        ledger.skip("no-readable-turns" if has_messages else "empty", where)
        ledger.dropped["unreadable-conversation"] += len(drafts)
        return None
    keep = reading.options.keep_connector_results
    pair_calls(drafts, links.parents, ledger, keep_connector_results=keep)
    settle_recaps(drafts, links.parents)
    return _assemble(header, drafts, links, reading)


def _read_drafts(
    data: JsonBytes, nodes: Mapping[str, Node], where: str, reading: Reading
) -> dict[str, Draft]:
    """Read all messages; those of unknown kind are kept raw, those left out are counted."""
    ledger = reading.ledger
    drafts: dict[str, Draft] = {}
    unknown: dict[str, tuple[str, str]] = {}
    for number, (key, node) in enumerate(nodes.items()):
        if node.message is None:
            ledger.kinds["node-without-message"] += 1
            continue
        place = f"{where}, node {number}"
        match read_message(key, node.message, reading.sidecars.assets, ledger):
            case Dropped(reason):
                ledger.dropped[reason] += 1
            case Unreadable(kind):
                unknown[key] = (kind, place)
            case Draft() as draft:
                drafts[key] = draft
                if draft.unknown_parts:
                    unknown[key] = (draft.unknown_parts[0], place)
    if unknown:
        raw = raw_nodes(data)
        for key, (kind, place) in unknown.items():
            ledger.keep_raw(kind, place, raw.get(key, b""))
    return drafts


class _Frame(msgspec.Struct):
    """What the messages of one conversation have in common."""

    header: Header
    reading: Reading
    parents: Mapping[str, str | None]
    names: Mapping[str, str]
    ids: tuple[str, ...]


def _assemble(header: Header, drafts: Mapping[str, Draft], links: Links, reading: Reading) -> Conversation:
    parents = nearest(links.parents, drafts.keys())
    order = parents_first({key: parents[key] for key in links.parents if key in drafts})
    names = _message_ids(drafts, reading.ledger)
    native, aliases = _native_ids(header, drafts, order, reading)
    frame = _Frame(header, reading, parents, names, (native, *aliases))
    messages = tuple(_message(drafts[key], frame) for key in order)
    if sum(message.parent is None for message in messages) > 1:
        reading.ledger.kinds["repaired:several-roots"] += 1
    current = header.current_node if isinstance(header.current_node, str) else ""
    seen_last = current if current in drafts else parents.get(current)
    return Conversation(
        source=SOURCE_ID,
        provider="openai",
        client="chatgpt",
        surface="unknown",
        native_id=native,
        aliases=aliases,
        title=text_of(header.title),
        created=utc_seconds(header.create_time),
        updated=utc_seconds(header.update_time),
        messages=messages,
        leaf=names[seen_last] if seen_last is not None else _latest_leaf(messages),
        project=_project(header),
        asks=_asks(header, messages, reading),
        provenance=Provenance(
            collection="browser_copy" if reading.options.browser_copy else "official_export",
            source_format=reading.source_format,
            parser=SOURCE_ID,
            parser_version=VERSION,
            leaf_source="latest" if seen_last is None else "recorded",
        ),
    )


def _message_ids(drafts: Mapping[str, Draft], ledger: Ledger) -> dict[str, str]:
    """The id of each message by node key; a second message of the same id gets its node's key instead."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, draft in drafts.items():
        name = text_of(draft.record.id) or key
        if name in taken:
            ledger.kinds["repaired:duplicate-id"] += 1
            name = key if key not in taken else f"{key}#{len(taken)}"
        taken.add(name)
        names[key] = name
    return names


def _native_ids(
    header: Header, drafts: Mapping[str, Draft], order: Iterable[str], reading: Reading
) -> tuple[str, tuple[str, ...]]:
    """The conversation's id, and a second one if it has two that differ."""
    found = [name for name in (text_of(header.id), text_of(header.conversation_id)) if name]
    if found:
        return found[0], tuple(name for name in found[1:] if name != found[0])
    times = [utc_seconds(header.create_time), *(utc_seconds(drafts[key].record.create_time) for key in order)]
    first_time = next((repr(time) for time in times if time is not None), "")
    first_words = next((words for key in order if (words := _user_words(drafts[key]))), "")
    digest = hashlib.sha256()
    for piece in (SOURCE_ID, first_time, first_words):
        encoded = piece.encode()
        digest.update(len(encoded).to_bytes(8, "big") + encoded)
    derived = f"derived-{digest.hexdigest()[:32]}"
    reading.derived_ids[derived] = number = reading.derived_ids.get(derived, 0) + 1
    return (derived if number == 1 else f"{derived}-{number}"), ()


def _user_words(draft: Draft) -> str:
    words = (part.text for part in draft.parts if isinstance(part, Text))
    return next(words, "") if draft.role == "user" else ""


def _message(draft: Draft, frame: _Frame) -> Message:
    record, metadata = draft.record, draft.record.metadata
    hidden = (
        (metadata is not None and metadata.is_visually_hidden_from_conversation is True)
        or number_of(record.weight) == 0
        or draft.call is not None
    )
    parent = frame.parents[draft.key]
    name = frame.names[draft.key]
    model, model_source = _model(draft, frame)
    return Message(
        id=name,
        parent=frame.names[parent] if parent is not None else None,
        role=draft.role,
        parts=tuple(draft.parts),
        model=model,
        model_source=model_source,
        created=utc_seconds(record.create_time),
        role_raw=draft.role_raw,
        status=_status(draft),
        finish=_finish(draft),
        hidden=hidden,
        injected=hidden and draft.role == "user",
        feedback=frame.reading.sidecars.judgements.on(frame.ids, dict.fromkeys((name, draft.key))),
    )


def _model(draft: Draft, frame: _Frame) -> tuple[str | None, ModelSource]:
    """The model of an answer: the message's own, the conversation's default, or what the person said."""
    if draft.role != "assistant":
        return None, "unknown"
    metadata = draft.record.metadata
    own = (slug_of(metadata.model_slug) or slug_of(metadata.resolved_model_slug)) if metadata else None
    if own:
        return own, "message"
    if default := slug_of(frame.header.default_model_slug):
        return default, "conversation_default"
    if declared := frame.reading.options.declared_model:
        return declared, "user_declared"
    return None, "unknown"


def _status(draft: Draft) -> Status:
    """How a message ended.

    Source: ``finished_successfully``; ``finished`` in 2023; ``in_progress`` and
    ``finished_partial_completion`` where the answer was stopped; ``failed`` and ``finished_with_error``.
    """
    raw = draft.record.status
    if isinstance(raw, str) and (raw.startswith("failed") or "error" in raw):
        return "error"
    return "interrupted" if is_interrupted(draft.record) else "ok"


def _finish(draft: Draft) -> str | None:
    metadata = draft.record.metadata
    details = metadata.finish_details if metadata else None
    reason = slug_of(details.get("type")) if isinstance(details, dict) else None
    if reason:
        return reason
    raw = slug_of(draft.record.status)
    return None if raw in ("finished_successfully", "finished") else raw


def _project(header: Header) -> Project | None:
    """The project, of which an export holds no name: its id tells the person's projects apart.

    Source: ``gizmo_type`` ``snorlax`` and ids ``g-p-...`` are projects; other ids are custom GPTs.
    """
    identifier = text_of(header.gizmo_id)
    if header.gizmo_type == "snorlax" or (identifier or "").startswith("g-p-"):
        return Project(name=identifier)
    return None


def _asks(header: Header, messages: tuple[Message, ...], reading: Reading) -> tuple[str, ...]:
    """What the person must say: a model that nothing names, and whether a script made the file.

    Source: objects of the web page's own interface, which browser scripts save, have ``owner`` with an
    address, ``is_temporary_chat``, and often stand alone; account exports are arrays.
    """
    asks = []
    answers = [message for message in messages if message.role == "assistant"]
    if answers and all(message.model is None for message in answers):
        asks.append("declare-model")
    saved_by_script = (
        isinstance(header.owner, dict)
        or header.is_temporary_chat is not msgspec.UNSET
        or reading.is_single_object
    )
    if saved_by_script and not reading.options.browser_copy:
        asks.append("confirm-collection")
    return tuple(asks)


def _latest_leaf(messages: tuple[Message, ...]) -> str:
    """The leaf that was written last; one without a time counts as old as what stands before it."""
    inner = {message.parent for message in messages}
    times: dict[str, float] = {}
    best, best_time = messages[-1].id, float("-inf")
    for message in messages:
        above = times[message.parent] if message.parent is not None else float("-inf")
        times[message.id] = message.created if message.created is not None else above
        if message.id not in inner and times[message.id] >= best_time:
            best, best_time = message.id, times[message.id]
    return best
