"""Conversations to store in tests, and random versions of one conversation."""

from collections.abc import Sequence

from hypothesis import strategies as st

from commonplace.records import (
    Attachment,
    Collection,
    Conversation,
    Feedback,
    Finding,
    Message,
    Project,
    Provenance,
    Range,
    Reasoning,
    ScanResult,
    ScanStatus,
    Text,
    Tier,
    ToolCall,
    ToolResult,
)

START = 1_700_000_000.0


def provenance(parser_version: int = 1, collection: Collection = "official_export") -> Provenance:
    return Provenance(
        collection=collection, source_format="export", parser="chatgpt", parser_version=parser_version
    )


def chat(
    native_id: str = "chat-1",
    texts: Sequence[str] = ("Hello there", "Good morning"),
    *,
    title: str | None = None,
    client: str = "chatgpt",
    model: str = "gpt-5-5",
    start: float = START,
    project: Project | None = None,
    aliases: tuple[str, ...] = (),
    asks: tuple[str, ...] = (),
) -> Conversation:
    """Person and assistant by turns, one minute apart."""
    messages: list[Message] = []
    for number, text in enumerate(texts):
        person = number % 2 == 0
        messages.append(
            Message(
                id=f"{native_id}/{number}",
                parent=messages[-1].id if messages else None,
                role="user" if person else "assistant",
                parts=(Text(text),),
                model=None if person else model,
                model_source="unknown" if person else "message",
                created=start + 60 * number,
            )
        )
    return Conversation(
        source="chatgpt",
        provider="openai",
        client=client,
        surface="web",
        native_id=native_id,
        provenance=provenance(),
        messages=tuple(messages),
        leaf=messages[-1].id if messages else None,
        title=title,
        created=start,
        updated=start + 60 * max(0, len(texts) - 1),
        project=project,
        aliases=aliases,
        asks=asks,
    )


def finding(
    value_id: str, *, kind: str = "personal.email", path: str = "title", tier: Tier = "certain"
) -> Finding:
    return Finding(
        path=path,
        ranges=(Range(0, 1),),
        kind=kind,
        rule=kind,
        rule_version=1,
        tier=tier,
        confidence=0.9,
        value_id=value_id,
    )


def scan(*findings: Finding, status: ScanStatus = "scanned", version: str = "scanner-1") -> ScanResult:
    return ScanResult(status=status, findings=findings, leaves=1, characters=1, version=version)


IDS = ["a", "b", "c", "d", "e"]

_texts = st.sampled_from(["", "x", "yy", "zzz", "zzzz"])
_arguments = st.dictionaries(st.sampled_from(["p", "q"]), st.integers(0, 2), max_size=2)
_parts = st.one_of(
    st.builds(Text, _texts),
    st.builds(Reasoning, st.just("full"), _texts),
    st.builds(ToolCall, st.none(), st.just("run"), _arguments),
    st.builds(ToolResult, st.none(), _texts),
    st.builds(
        Attachment, st.just("file"), name=st.sampled_from([None, "n"]), text=st.sampled_from([None, "t"])
    ),
)
_times = st.sampled_from([None, 1.0, 2.0, 3.0])
_feedback = st.lists(
    st.builds(Feedback, st.just("product"), st.just("rating"), st.sampled_from(["up", "down"])), max_size=1
)


@st.composite
def messages(draw: st.DrawFn, identifier: str, parents: Sequence[str | None]) -> Message:
    return Message(
        id=identifier,
        parent=draw(st.sampled_from(parents)),
        role=draw(st.sampled_from(["user", "assistant"])),
        parts=tuple(draw(st.lists(_parts, max_size=2))),
        model=draw(st.sampled_from([None, "m1", "m2"])),
        model_source=draw(st.sampled_from(["message", "user_declared", "unknown"])),
        created=draw(_times),
        status=draw(st.sampled_from(["ok", "abandoned"])),
        finish=draw(st.sampled_from([None, "stop"])),
        hidden=draw(st.booleans()),
        injected=draw(st.booleans()),
        branch_kind=draw(st.sampled_from([None, "rewound"])),
        feedback=tuple(draw(_feedback)),
    )


@st.composite
def versions(draw: st.DrawFn) -> Conversation:
    """A version of one conversation: some of a few messages, in any order; parents may be missing."""
    chosen = draw(st.permutations(IDS))[: draw(st.integers(0, len(IDS)))]
    found = tuple(draw(messages(identifier, [None, *IDS])) for identifier in chosen)
    return Conversation(
        source="chatgpt",
        provider="openai",
        client="chatgpt",
        surface=draw(st.sampled_from(["web", "app"])),
        native_id=draw(st.sampled_from(["n1", "n2", "n3"])),
        provenance=provenance(
            draw(st.integers(1, 2)), draw(st.sampled_from(["official_export", "browser_copy"]))
        ),
        messages=found,
        leaf=draw(st.sampled_from([None, *(message.id for message in found)])),
        account=draw(st.sampled_from([None, "account"])),
        aliases=tuple(draw(st.lists(st.sampled_from(["n1", "n2", "x"]), max_size=2))),
        title=draw(st.sampled_from([None, "one", "two"])),
        created=draw(_times),
        updated=draw(_times),
        tools=tuple(draw(st.lists(_arguments, max_size=1))),
        project=draw(
            st.sampled_from([None, Project(name="p"), Project(cwd="/w"), Project(name="q", cwd="/w")])
        ),
        asks=tuple(draw(st.lists(st.just("declare-model"), max_size=1))),
    )
