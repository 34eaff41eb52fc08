"""Undone turns, forks, pages and subagents: one tree per family, each message once, in any order of files."""

import itertools
from collections.abc import Iterable
from pathlib import Path

from commonplace.records import Conversation, Message, Skipped, Tally, Text, ToolCall
from commonplace.records.tree import paths
from tests.sources.codex.logs import (
    CHILD,
    GRANDCHILD,
    PARENT,
    Json,
    answer_item,
    event,
    exchange,
    item,
    later,
    line,
    meta,
    of_type,
    only,
    read_files,
    read_session,
    rollout_name,
    texts,
    user_item,
    with_text,
)

FIRST = exchange("one", "eins", 1, turn_id="t1")
SECOND = exchange("two", "zwei", 5, turn_id="t2")
PARENT_LOG = [meta(PARENT), *FIRST, *SECOND]
FORK_LOG = [
    meta(CHILD, 10, forked_from_id=PARENT),
    *later([meta(PARENT), *FIRST], 10),
    *exchange("other", "anders", 12, turn_id="t3"),
]


def texts_of(messages: Iterable[Message]) -> list[str]:
    return [part.text for message in messages for part in message.parts if isinstance(part, Text)]


def trunk_of(conversation: Conversation) -> list[str]:
    return texts_of(paths(conversation).trunk)


def test_a_turn_that_was_undone_is_an_abandoned_branch(tmp_path: Path) -> None:
    undone = [
        *FIRST,
        *SECOND,
        event("thread_rolled_back", 8, num_turns=1),
        *exchange("three", "drei", 9, turn_id="t3"),
    ]
    conversation, _ = read_session(undone, tmp_path)
    assert trunk_of(conversation) == ["one", "eins", "three", "drei"]
    [branch] = paths(conversation).branches
    assert (branch.kind, branch.fork_at, branch.inherits_prefix) == ("rewound", 1, True)
    assert [m.status for m in branch.messages] == ["abandoned", "abandoned"]
    assert [m.status for m in paths(conversation).trunk] == ["ok"] * 4


def test_undoing_at_the_end_and_undoing_more_than_there_is(tmp_path: Path) -> None:
    end, _ = read_session([*FIRST, *SECOND, event("thread_rolled_back", 8, num_turns=1)], tmp_path / "end")
    assert trunk_of(end) == ["one", "eins"]
    everything, _ = read_session([*FIRST, event("thread_rolled_back", 8, num_turns=9)], tmp_path / "all")
    assert [m.status for m in everything.messages] == ["abandoned", "abandoned"]


def test_undoing_twice_keeps_both_attempts(tmp_path: Path) -> None:
    back = event("thread_rolled_back", 8, num_turns=1)
    records = [
        *FIRST,
        *SECOND,
        back,
        *exchange("two", "deux", 9, turn_id="t3"),
        back,
        *exchange("two", "due", 12, turn_id="t4"),
    ]
    conversation, _ = read_session(records, tmp_path)
    assert trunk_of(conversation) == ["one", "eins", "two", "due"]
    assert [texts_of(branch.messages) for branch in paths(conversation).branches] == [
        ["two", "zwei"],
        ["two", "deux"],
    ]
    assert {branch.kind for branch in paths(conversation).branches} == {"rewound"}


def test_a_stopped_answer_is_interrupted(tmp_path: Path) -> None:
    stopped = event("turn_aborted", 7, turn_id="t2", reason="interrupted")
    notice = user_item("<turn_aborted>\nThe user interrupted.\n</turn_aborted>", 7)
    conversation, _ = read_session([*FIRST, *SECOND, notice, stopped], tmp_path)
    assert with_text(conversation, "zwei").status == "interrupted"
    assert with_text(conversation, "eins").status == "ok"
    assert conversation.messages[-1].injected


def test_fork_and_parent_give_each_message_once(tmp_path: Path) -> None:
    events = read_files({rollout_name(PARENT): PARENT_LOG, rollout_name(CHILD): FORK_LOG}, tmp_path)
    conversation = only(events, Conversation)
    assert conversation.native_id == PARENT
    assert CHILD in conversation.aliases
    assert sorted(texts(conversation)) == sorted(["one", "eins", "two", "zwei", "other", "anders"])
    assert trunk_of(conversation) == ["one", "eins", "other", "anders"]
    [branch] = paths(conversation).branches
    assert (branch.fork_at, texts_of(branch.messages)) == (1, ["two", "zwei"])
    assert all(message.status == "ok" for message in conversation.messages)
    assert {tally.path: tally.dropped.get("replay", 0) for tally in of_type(events, Tally)} == {
        rollout_name(PARENT): 0,
        rollout_name(CHILD): 2,
    }


def test_the_trunk_is_where_the_person_was_last(tmp_path: Path) -> None:
    went_on = [*PARENT_LOG, *exchange("again", "nochmal", 60, turn_id="t9")]
    events = read_files({rollout_name(PARENT): went_on, rollout_name(CHILD): FORK_LOG}, tmp_path)
    conversation = only(events, Conversation)
    assert trunk_of(conversation)[-2:] == ["again", "nochmal"]
    assert conversation.provenance.leaf_source == "latest"


def test_files_read_apart_have_the_ids_they_have_together(tmp_path: Path) -> None:
    """Two imports must merge to what one import gives, with or without turn ids in the log."""
    for turn_ids in (True, False):
        shared = exchange("one", "eins", 1, turn_id="t1" if turn_ids else None)
        parent = [meta(PARENT), *shared, *exchange("two", "zwei", 5, turn_id="t2" if turn_ids else None)]
        fork = [
            meta(CHILD, 10, forked_from_id=PARENT),
            *later([meta(PARENT), *shared], 10),
            *exchange("other", "anders", 12, turn_id="t3" if turn_ids else None),
        ]
        folder = tmp_path / str(turn_ids)
        first = only(read_files({rollout_name(PARENT): parent}, folder / "a"), Conversation)
        second = only(read_files({rollout_name(CHILD): fork}, folder / "b"), Conversation)
        both = only(
            read_files({rollout_name(PARENT): parent, rollout_name(CHILD): fork}, folder / "c"), Conversation
        )
        assert first.native_id == second.native_id == both.native_id == PARENT
        assert {m.id for m in first.messages} | {m.id for m in second.messages} == {
            m.id for m in both.messages
        }
        shared_ids = {m.id for m in first.messages} & {m.id for m in second.messages}
        assert len(shared_ids) == 2
        links = {m.id: m.parent for m in (*first.messages, *second.messages)}
        assert links == {m.id: m.parent for m in both.messages}


def test_equal_words_after_the_fork_stay_two_messages(tmp_path: Path) -> None:
    parent = [meta(PARENT), *exchange("one", "eins", 1), *exchange("go on", "zwei", 5)]
    fork = [
        meta(CHILD, 10, forked_from_id=PARENT),
        *later([meta(PARENT), *exchange("one", "eins", 1)], 10),
        *exchange("wait", "gut", 12),
        *exchange("go on", "drei", 15),
    ]
    events = read_files({rollout_name(PARENT): parent, rollout_name(CHILD): fork}, tmp_path)
    said = texts(only(events, Conversation))
    assert sorted(said) == sorted(["one", "eins", "go on", "zwei", "wait", "gut", "go on", "drei"])


def test_the_order_of_files_and_their_names_do_not_matter(tmp_path: Path) -> None:
    grandchild = [
        meta(GRANDCHILD, 20, forked_from_id=CHILD),
        *later(FORK_LOG, 20),
        *exchange("more", "mehr", 22, turn_id="t4"),
    ]
    logs = [PARENT_LOG, FORK_LOG, grandchild]
    seen = set()
    for number, order in enumerate(itertools.permutations(logs)):
        files = {f"{place}.jsonl": log for place, log in enumerate(order)}
        conversation = only(read_files(files, tmp_path / str(number)), Conversation)
        links = tuple((m.id, m.parent, m.status, m.branch_kind) for m in conversation.messages)
        seen.add((conversation.native_id, conversation.leaf, links))
    [(native_id, _, links)] = seen
    assert native_id == PARENT
    assert len(links) == 8


def test_a_family_is_named_after_its_root_even_if_that_file_is_missing(tmp_path: Path) -> None:
    grandchild = [meta(GRANDCHILD, 20, forked_from_id=CHILD), *later(FORK_LOG, 20)]
    conversation = only(read_files({rollout_name(GRANDCHILD): grandchild}, tmp_path), Conversation)
    assert conversation.native_id == PARENT
    assert {CHILD, GRANDCHILD} <= set(conversation.aliases)


def test_what_a_fork_undoes_is_not_undone_for_its_parent(tmp_path: Path) -> None:
    fork = [
        meta(CHILD, 10, forked_from_id=PARENT),
        *later(PARENT_LOG, 10),
        event("thread_rolled_back", 11, num_turns=1),
        *exchange("other", "anders", 12, turn_id="t3"),
    ]
    events = read_files({rollout_name(PARENT): PARENT_LOG, rollout_name(CHILD): fork}, tmp_path)
    assert all(message.status == "ok" for message in only(events, Conversation).messages)


def paged(records: list[Json], start: int) -> list[Json]:
    return [record | {"ordinal": start + number} for number, record in enumerate(records)]


def test_a_page_goes_on_from_the_line_it_names(tmp_path: Path) -> None:
    """A revert writes a new page of the same session; what the old page said after that line is undone."""
    revision = "019b0000-0000-7000-8000-0000000000ff"
    old = paged([meta(PARENT, history_mode="paginated"), *FIRST, *SECOND], 0)
    end = 1 + len(FIRST)
    base = {"thread_id": PARENT, "end_ordinal_exclusive": end, "end_byte_offset": 1}
    new = paged(
        [
            meta(PARENT, 10, history_mode="paginated", history_base=base),
            *exchange("other", "anders", 12, turn_id="t3"),
        ],
        end,
    )
    events = read_files({rollout_name(PARENT): old, rollout_name(PARENT, revision): new}, tmp_path)
    conversation = only(events, Conversation)
    assert trunk_of(conversation) == ["one", "eins", "other", "anders"]
    [branch] = paths(conversation).branches
    assert (branch.kind, [m.status for m in branch.messages]) == ("rewound", ["abandoned", "abandoned"])


def test_a_paged_fork_leaves_its_parent_as_it_is(tmp_path: Path) -> None:
    old = paged([meta(PARENT, history_mode="paginated"), *FIRST, *SECOND], 0)
    end = 1 + len(FIRST)
    base = {"thread_id": PARENT, "end_ordinal_exclusive": end, "end_byte_offset": 1}
    fork_meta = meta(CHILD, 10, history_mode="paginated", history_base=base, forked_from_id=PARENT)
    fork = paged([fork_meta, *exchange("other", "anders", 12, turn_id="t3")], end)
    together = read_files({rollout_name(PARENT): old, rollout_name(CHILD): fork}, tmp_path / "both")
    conversation = only(together, Conversation)
    assert trunk_of(conversation) == ["one", "eins", "other", "anders"]
    assert all(message.status == "ok" for message in conversation.messages)
    alone = read_files({rollout_name(CHILD): fork}, tmp_path / "alone")
    assert only(alone, Conversation).native_id == PARENT
    assert only(alone, Skipped).reason == "missing-shard"


SPAWNED = {"subagent": {"thread_spawn": {"parent_thread_id": PARENT, "depth": 1}}}


def test_a_subagent_is_a_side_path_below_the_call_that_spawned_it(tmp_path: Path) -> None:
    parent = [
        meta(PARENT),
        *FIRST,
        item("function_call", 3, name="spawn_agent", arguments='{"message":"look"}', call_id="call_s"),
        item("function_call_output", 4, call_id="call_s", output=f'{{"agent_id":"{CHILD}"}}'),
        *SECOND,
    ]
    child = [meta(CHILD, 4, source=SPAWNED), *exchange("look", "seen", 5, turn_id="c1")]
    events = read_files({rollout_name(PARENT): parent, rollout_name(CHILD): child}, tmp_path)
    conversation = only(events, Conversation)
    assert conversation.native_id == PARENT
    assert conversation.aliases == (CHILD,)
    assert trunk_of(conversation)[-1] == "zwei"
    [branch] = paths(conversation).branches
    assert (branch.kind, branch.inherits_prefix, texts_of(branch.messages)) == (
        "sidechain",
        False,
        ["look", "seen"],
    )
    spawning = next(m for m in conversation.messages if any(isinstance(p, ToolCall) for p in m.parts))
    assert branch.messages[0].parent == spawning.id
    assert branch.messages[0].injected


def test_an_answer_is_the_same_message_with_and_without_the_subagents_it_called(tmp_path: Path) -> None:
    parent = [
        meta(PARENT),
        *FIRST,
        item("function_call", 3, name="spawn_agent", arguments='{"message":"look"}', call_id="call_s"),
        item("function_call", 3, name="shell", arguments="{}", call_id="call_t"),
        item("function_call_output", 4, call_id="call_s", output=f'{{"agent_id":"{CHILD}"}}'),
    ]
    child = [meta(CHILD, 4, source=SPAWNED), *exchange("look", "seen", 5, turn_id="c1")]
    alone = only(read_files({rollout_name(PARENT): parent}, tmp_path / "a"), Conversation)
    both = only(
        read_files({rollout_name(PARENT): parent, rollout_name(CHILD): child}, tmp_path / "b"), Conversation
    )
    assert all(message in both.messages for message in alone.messages)
    assert len(both.messages) == len(alone.messages) + 2


def test_what_a_subagent_was_given_of_its_parent_is_not_told_again(tmp_path: Path) -> None:
    child = [
        meta(CHILD, 10, source=SPAWNED, forked_from_id=PARENT),
        *later([meta(PARENT), *FIRST], 10),
        *exchange("look", "seen", 12, turn_id="c1"),
    ]
    events = read_files({rollout_name(PARENT): PARENT_LOG, rollout_name(CHILD): child}, tmp_path)
    assert texts(only(events, Conversation)) == ["one", "eins", "two", "zwei", "look", "seen"]


def test_a_review_that_names_no_parent_is_a_conversation_of_its_own(tmp_path: Path) -> None:
    child = [meta(CHILD, 10, source={"subagent": "review"}), *exchange("review", "fine", 12)]
    events = read_files({rollout_name(PARENT): PARENT_LOG, rollout_name(CHILD): child}, tmp_path)
    found = {each.native_id: each for each in of_type(events, Conversation)}
    assert set(found) == {PARENT, CHILD}
    assert found[CHILD].messages[0].injected
    assert found[CHILD].messages[0].branch_kind is None


def test_the_context_begins_anew_after_a_compaction(tmp_path: Path) -> None:
    history = [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "one"}]}]
    told = line("compacted", {"message": "What was done: one.", "replacement_history": history}, 4)
    silent = line("compacted", {"message": "", "replacement_history": history}, 8)
    records = [
        *FIRST,
        told,
        event("context_compacted", 4),
        *SECOND,
        silent,
        event("context_compacted", 8),
        answer_item("drei", 9),
    ]
    conversation, tally = read_session(records, tmp_path)
    assert texts(conversation) == ["one", "eins", "What was done: one.", "two", "zwei", "drei"]
    assert [texts_of([m])[0] for m in conversation.messages if m.context_reset] == [
        "What was done: one.",
        "drei",
    ]
    assert with_text(conversation, "What was done: one.").injected
    assert tally.dropped["replacement-history"] == 2
