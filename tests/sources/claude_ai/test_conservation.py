"""Whatever stands in a message comes out as a part or is counted as left out."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.records import Attachment, Reasoning, Text, ToolCall, ToolResult
from tests.sources.claude_ai.exports import answer, chat, message, read_records, tally_of

LEFT_OUT = ("token-budget", "safety-flag", "injected-prompt", "empty-text")

plain = st.text(st.characters(codec="utf-8", exclude_characters="<`"), max_size=20)
odd = st.none() | st.booleans() | st.integers() | plain
ids = st.none() | st.sampled_from(["1", "2"])
blocks = st.one_of(
    st.fixed_dictionaries({"type": st.just("text"), "text": plain}),
    st.fixed_dictionaries({"type": st.just("thinking"), "thinking": plain, "signature": odd}),
    st.fixed_dictionaries({"type": st.just("tool_use"), "id": ids, "name": plain, "input": odd}),
    st.fixed_dictionaries(
        {"type": st.just("tool_result"), "tool_use_id": ids, "name": plain, "content": odd, "is_error": odd}
    ),
    st.fixed_dictionaries({"type": st.sampled_from(["token_budget", "flag", "injected_prompt_block"])}),
    st.fixed_dictionaries({"type": st.sampled_from(["voice_note", "image", "document"]), "title": odd}),
    st.fixed_dictionaries({"type": st.sampled_from(["future", "a b", ""])}),
    st.fixed_dictionaries({"type": odd.filter(lambda kind: not isinstance(kind, str))}),
    odd,
)


@settings(deadline=None)
@given(st.lists(blocks, max_size=8), st.lists(st.fixed_dictionaries({"file_name": odd}), max_size=3))
def test_blocks_out_are_blocks_in_less_what_is_listed(
    content: list[object], uploads: list[dict[str, object]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        last = {"type": "text", "text": "end"}
        events = read_records([chat(message("m", "assistant", *content, last, files=uploads))], Path(folder))

    parts, tally = answer(events).parts, tally_of(events)
    counted = sum(tally.dropped.get(reason, 0) for reason in LEFT_OUT) + sum(tally.unknown.values())
    assert len(parts) == len(content) + 1 - counted + len(uploads)
    assert sum(count for kind, count in tally.kinds.items() if kind.startswith("block.")) == len(content) + 1
    written = [block for block in content if isinstance(block, dict)]
    for kind, part_type in {"thinking": Reasoning, "tool_use": ToolCall, "tool_result": ToolResult}.items():
        assert sum(block["type"] == kind for block in written) == sum(isinstance(p, part_type) for p in parts)


@settings(deadline=None)
@given(st.lists(plain, max_size=6), st.lists(plain, max_size=6))
def test_every_word_comes_out(said: list[str], thought: list[str]) -> None:
    content = [{"type": "text", "text": text} for text in said]
    content += [{"type": "thinking", "thinking": text} for text in thought]
    attached = [{"file_name": "a.txt", "extracted_content": text} for text in thought]
    record = message("m", "human", {"type": "image"}, *content, attachments=attached)
    with tempfile.TemporaryDirectory() as folder:
        parts = answer(read_records([chat(record)], Path(folder))).parts

    assert [part.text for part in parts if isinstance(part, Text)] == [text for text in said if text.strip()]
    assert [part.text for part in parts if isinstance(part, Reasoning) and part.kind == "full"] == [
        text for text in thought if text.strip()
    ]
    extracted = [part.text for part in parts[1:] if isinstance(part, Attachment)]
    assert extracted == [text or None for text in thought]
