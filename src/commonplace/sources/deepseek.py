"""DeepSeek: the account export, a tree of nodes whose fragments say who speaks.

Source: parsers of real exports, a sample made after one. Before fragments, messages had ``content`` and
``reasoning_content`` and no role either.
"""

from collections.abc import Iterator

from commonplace.records import Attachment, Message, Part, Reasoning, Role, Text
from commonplace.sources.account_files import owner_hints
from commonplace.sources.base import About, IdentityHint, Match, Probe, ReadOptions, Tree
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.log_records import Record
from commonplace.sources.scalars import fields_of, kind_name, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_SEARCHES = ("SEARCH", "TOOL_SEARCH", "TOOL_OPEN", "TOOL_FIND")
_ROOT = "root"


class DeepSeek(ChatExport):
    """Exports of DeepSeek accounts."""

    id = "deepseek"
    version = 1
    title = "DeepSeek data export"
    how_to_get = "chat.deepseek.com, Settings, Data management, Export all"
    about = About(
        kept="messages, every answer to a question, thinking, models, files by name",
        lost="results of searches, bytes of files",
        evidence=("other readers",),
        checked="exports of 2026",
    )
    provider = "deepseek"
    client = "deepseek"
    private_files = ("user.json",)

    def sniff(self, probe: Probe) -> Match | None:
        """Claim trees whose conversations have ``inserted_at`` or whose messages have fragments."""
        for record in first_json_objects(probe.head):
            nodes = record.get("mapping")
            if not isinstance(nodes, dict):
                continue
            messages = [fields_of(fields_of(node).get("message")) for node in nodes.values()]
            if any(isinstance(message.get("fragments"), list) for message in messages):
                return Match(0.95, "a mapping of messages with fragments")
            if "inserted_at" in record:
                return Match(0.9, "a mapping with inserted_at")
        return None

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:
        """What ``user.json`` says about the owner: telephone number and address among it."""
        return owner_hints(tree, "user.json", others="chatgpt_plus_user")

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the conversation of one record."""
        fields = record.fields
        nodes = fields.get("mapping")
        file.meet("conversation")
        if not isinstance(nodes, dict):
            file.skip("wrong-shape")
            return
        messages: list[Message] = []
        damaged: dict[str, str | None] = {}
        roles: dict[str, Role] = {}
        for name, node in nodes.items():
            parent = word(fields_of(node).get("parent"))
            body = fields_of(node).get("message")
            if not isinstance(body, dict):
                damaged[name] = parent
                if name != _ROOT:
                    file.skip(
                        "wrong-shape" if body is not None else "empty", within=f"node {kind_name(name)}"
                    )
                continue
            file.meet("message")
            parent = None if parent == _ROOT else parent
            roles[name] = _role(body, roles.get(parent or ""))
            messages.append(_message(name, parent, roles[name], body, file))
        yield Draft(
            messages=messages,
            source_format="deepseek-export/fragments" if _has_fragments(nodes) else "deepseek-export/flat",
            native_id=word(fields.get("id")),
            damaged={name: None if parent == _ROOT else parent for name, parent in damaged.items()},
            title=word(fields.get("title")),
            created=seconds(fields.get("inserted_at")) or seconds(fields.get("create_time")),
            updated=seconds(fields.get("updated_at")) or seconds(fields.get("update_time")),
        )


def _has_fragments(nodes: dict[str, object]) -> bool:
    return any("fragments" in fields_of(fields_of(node).get("message")) for node in nodes.values())


def _role(body: dict[str, object], before: Role | None) -> Role:
    """Who speaks: requests are the person's. Without fragments, thinking is the model's, and else turns alternate."""
    if isinstance(body.get("fragments"), list):
        kinds = {word(each.get("type")) for each in objects_of(body["fragments"])}
        return "user" if "REQUEST" in kinds else "assistant"
    if word(body.get("role")) in ("USER", "user"):
        return "user"
    if word(body.get("role")) or body.get("reasoning_content"):
        return "assistant"
    return "assistant" if before == "user" else "user"


def _message(name: str, parent: str | None, role: Role, body: dict[str, object], file: ChatFile) -> Message:
    model = word(body.get("model")) if role == "assistant" else None
    return Message(
        id=name,
        parent=parent,
        role=role,
        parts=(*_fragments(body, file), *(_file(each) for each in objects_of(body.get("files")))),
        model=model,
        model_source="message" if model else "unknown",
        created=seconds(body.get("inserted_at")),
        role_raw=word(body.get("role")) or "",
    )


def _fragments(body: dict[str, object], file: ChatFile) -> Iterator[Part]:
    pieces = body.get("fragments")
    if not isinstance(pieces, list):
        pieces = [
            {"type": "THINK", "content": body.get("reasoning_content")}
            if body.get("reasoning_content")
            else None,
            {"type": "RESPONSE", "content": body.get("content")},
        ]
        file.drop_present(body, {"search_results": "search-results"})
    for piece in filter(None, pieces):
        yield from _fragment(fields_of(piece), file)


def _fragment(piece: dict[str, object], file: ChatFile) -> Iterator[Part]:
    kind = word(piece.get("type")) or ""
    file.meet(f"fragment.{kind_name(kind)}")
    content = word(piece.get("content"))
    took = piece.get("elapsed_secs")
    if kind in ("REQUEST", "RESPONSE", "THINK"):
        if content is None or not content.strip():
            file.drop("empty-text")
        elif kind == "THINK":
            yield Reasoning("full", content, seconds=took if isinstance(took, float) else None)
        else:
            yield Text(content)
    elif kind in _SEARCHES:
        # Pages of other people; the words that were looked for are not in every generation.
        file.drop("search-results")
    else:
        file.keep_unknown(f"fragment.{kind_name(kind)}", piece)


def _file(fields: dict[str, object]) -> Attachment:
    size = fields.get("file_size")
    return Attachment(
        kind="file",
        name=word(fields.get("file_name")) or word(fields.get("name")),
        size=size if type(size) is int and size >= 0 else None,
        text=word(fields.get("content")),
    )


SOURCE = DeepSeek()
