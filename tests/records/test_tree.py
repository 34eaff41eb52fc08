from hypothesis import given

from commonplace.records import Conversation, Message, Text
from commonplace.records.tree import Paths, paths
from tests.records.conversation_strategies import conversations, simple


def message(name: str, parent: str | None, role: str = "user", **facts: object) -> Message:
    return Message(id=name, parent=parent, role=role, parts=(Text(name),), **facts)  # type: ignore[arg-type]


def names(split: Paths) -> list[list[str]]:
    return [[each.id for each in own] for own in (split.trunk, *(b.messages for b in split.branches))]


@given(conversations())
def test_every_message_stands_in_exactly_one_path(conversation: Conversation) -> None:
    found = [name for own in names(paths(conversation)) for name in own]
    assert sorted(found) == sorted(each.id for each in conversation.messages)


@given(conversations())
def test_paths_hold_the_whole_tree(conversation: Conversation) -> None:
    split = paths(conversation)
    lists = [split.trunk, *(branch.messages for branch in split.branches)]
    parents: dict[str, str | None] = {}
    for number, own in enumerate(lists):
        before: str | None = None
        if number:
            branch = split.branches[number - 1]
            assert branch.base < number
            before = lists[branch.base][branch.fork_at].id if branch.fork_at >= 0 else None
            assert branch.fork_at >= 0 or branch.base == 0
            assert own
        for each in own:
            parents[each.id] = before
            before = each.id
    assert parents == {each.id: each.parent for each in conversation.messages}


@given(conversations())
def test_trunk_ends_at_the_leaf(conversation: Conversation) -> None:
    split = paths(conversation)
    assert (split.trunk[-1].id if split.trunk else None) == conversation.leaf


def test_regenerated_and_edited_are_told_apart_by_who_differs() -> None:
    split = paths(
        simple(
            message("q", None),
            message("a", "q", "assistant"),
            message("a2", "q", "assistant"),
            message("q2", "a"),
            message("q3", "a"),
            leaf="q3",
        )
    )
    assert names(split) == [["q", "a", "q3"], ["a2"], ["q2"]]
    assert [(b.base, b.fork_at, b.kind, b.inherits_prefix) for b in split.branches] == [
        (0, 0, "regenerated", True),
        (0, 1, "edited", True),
    ]


def test_a_subagent_is_a_path_of_its_own_that_sees_no_prefix() -> None:
    split = paths(
        simple(
            message("q", None),
            message("call", "q", "assistant"),
            message("task", "call", branch_kind="sidechain"),
            message("reply", "task", "assistant"),
            message("end", "call", "assistant"),
        )
    )
    assert names(split) == [["q", "call", "end"], ["task", "reply"]]
    assert not split.branches[0].inherits_prefix
    assert split.branches[0].kind == "sidechain"


def test_a_path_that_the_log_marks_begins_a_branch_even_without_a_fork() -> None:
    split = paths(
        simple(
            message("q", None),
            message("a", "q", "assistant"),
            message("b", "q", "assistant"),
            message("c", "b", branch_kind="rewound"),
            leaf="a",
        )
    )
    assert names(split) == [["q", "a"], ["b"], ["c"]]
    assert (split.branches[1].base, split.branches[1].fork_at, split.branches[1].kind) == (1, 0, "rewound")


def test_a_parent_that_is_missing_or_later_makes_a_root() -> None:
    split = paths(simple(message("a", "gone"), message("b", "c"), message("c", None)))
    assert names(split) == [["c"], ["a"], ["b"]]
    assert [branch.fork_at for branch in split.branches] == [-1, -1]


def test_no_messages_give_no_paths() -> None:
    assert paths(simple()) == Paths((), ())
