"""Random conversations for property tests: any tree, any parts, text as awkward as logs hold it."""

from hypothesis import strategies as st

from commonplace.records import (
    Attachment,
    Conversation,
    Feedback,
    Message,
    Part,
    Provenance,
    Reasoning,
    ServiceFacts,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)

AWKWARD = [
    "",
    "\n\n",
    "[image: not included]",
    "\n\n[image: not included]\n\n",
    "a\n\n[document: not included]",
    "null",
    "123",
    '{"a": 1}',
    "e\u0301 \U0001f600",
    "\ud800",
    "\x00",
]

texts = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=12))
call_ids = st.one_of(st.none(), st.sampled_from(["c1", "c2", "toolu_9"]))
names = st.sampled_from(["search", "run"])
json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.sampled_from([2**63, -(2**63) - 1, 2**64, 10**400]),
        st.floats(),
        texts,
    ),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(texts, below, max_size=3)),
    max_leaves=6,
)
arguments = st.dictionaries(texts, json_values, max_size=3)

parts = st.one_of(
    st.builds(Text, texts),
    st.builds(Reasoning, st.sampled_from(["full", "summary", "opaque", "absent"]), texts),
    st.builds(ToolCall, call_ids, names, arguments, st.booleans()),
    st.builds(ToolResult, call_ids, texts, st.one_of(st.none(), names), st.one_of(st.none(), st.booleans())),
    st.builds(
        Attachment,
        st.sampled_from(["image", "document"]),
        mime=st.sampled_from([None, "image/png"]),
        name=texts,
        size=st.sampled_from([None, 1, 10**6, 10**12]),
        text=texts,
    ),
)

times = st.one_of(st.none(), st.floats(1.6e9, 1.8e9))
services = st.one_of(
    st.none(), st.builds(ServiceFacts, ids=st.just(("req_native-7",)), usage=st.just(Usage(output=3)))
)
feedbacks = st.builds(Feedback, st.just("product"), st.just("rating"), st.sampled_from(["up", "down"]))


@st.composite
def messages(draw: st.DrawFn, number: int, parent: str | None) -> Message:
    return Message(
        id=f"native-{number}",
        parent=parent,
        role=draw(st.sampled_from(["system", "user", "assistant", "assistant", "tool"])),
        parts=tuple(draw(st.lists(parts, max_size=4))),
        model=draw(st.sampled_from([None, "model-a", "model-b"])),
        model_source=draw(st.sampled_from(["message", "unknown"])),
        created=draw(times),
        role_raw=draw(st.sampled_from(["", "human", "model"])),
        status=draw(st.sampled_from(["ok", "ok", "ok", "error", "interrupted"])),
        finish=draw(st.sampled_from([None, None, "stop"])),
        hidden=draw(st.booleans()),
        injected=draw(st.booleans()),
        branch_kind=draw(st.sampled_from([None, None, None, "sidechain", "rewound"])),
        context_reset=draw(st.sampled_from([False, False, True])),
        feedback=tuple(draw(st.lists(feedbacks, max_size=1))),
        service=draw(services),
    )


@st.composite
def conversations(draw: st.DrawFn, most: int = 10) -> Conversation:
    """Any tree, several roots included; most messages follow the one before them."""
    found: list[Message] = []
    for number in range(draw(st.integers(0, most))):
        earlier = [None, *(each.id for each in found)]
        parent = draw(st.one_of(st.just(earlier[-1]), st.sampled_from(earlier)))
        found.append(draw(messages(number, parent)))
    leaf = draw(st.sampled_from([each.id for each in found])) if found else None
    return Conversation(
        source="chatgpt",
        provider="openai",
        client="chatgpt",
        surface="web",
        native_id="native-conversation",
        account="native-account",
        provenance=Provenance(
            collection="official_export", source_format="any", parser="chatgpt", parser_version=1
        ),
        messages=tuple(found),
        leaf=leaf,
        created=draw(times),
        tools=tuple(draw(st.lists(arguments, max_size=1))),
    )


def simple(*found: Message, leaf: str | None = None) -> Conversation:
    """A conversation of the given messages; the last is the leaf unless told."""
    return Conversation(
        source="chatgpt",
        provider="openai",
        client="chatgpt",
        surface="web",
        native_id="n",
        provenance=Provenance(
            collection="official_export", source_format="any", parser="chatgpt", parser_version=1
        ),
        messages=found,
        leaf=leaf or (found[-1].id if found else None),
    )


def part_texts(all_parts: tuple[Part, ...]) -> list[str]:
    """Every text of parts that a row must hold: words, reasoning that has text, results."""
    found = [part.text for part in all_parts if isinstance(part, Text | ToolResult)]
    found += [
        part.text for part in all_parts if isinstance(part, Reasoning) and part.kind in ("full", "summary")
    ]
    return [text for text in found if text]
