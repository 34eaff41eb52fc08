"""Putting, merging, listing and forgetting conversations."""

import itertools
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.errors import WorkspaceError
from commonplace.records import Conversation, Project, State, Text
from commonplace.store import Query, Workspace
from tests.store.making import START, chat, finding, scan, versions


def test_a_conversation_comes_back_as_it_was_put(workspace: Workspace) -> None:
    conversation = chat(texts=["one", "two"], title="A title", aliases=("other",))
    put = workspace.conversations.put(conversation)
    assert put.outcome == "new"
    assert workspace.conversations.get(put.cid) == conversation


def test_importing_twice_adds_nothing(workspace: Workspace) -> None:
    found = [chat(f"chat-{number}", ["one", "two", "three"]) for number in range(5)]
    cids = [workspace.conversations.put(each).cid for each in found]
    before = workspace._database.all("SELECT * FROM conversations")
    again = [workspace.conversations.put(each) for each in found]
    assert [put.cid for put in again] == cids
    assert {put.outcome for put in again} == {"unchanged"}
    assert [tuple(row) for row in workspace._database.all("SELECT * FROM conversations")] == [
        tuple(row) for row in before
    ]


def test_a_newer_export_updates_and_an_older_one_then_changes_nothing(workspace: Workspace) -> None:
    older, newer = chat(texts=["one", "two"]), chat(texts=["one", "two", "three"])
    cid = workspace.conversations.put(older).cid
    assert workspace.conversations.put(newer).outcome == "updated"
    assert workspace.conversations.put(older).outcome == "unchanged"
    assert workspace.conversations.get(cid) == newer
    assert workspace.conversations.summary(cid).messages == 3


def test_an_older_export_that_comes_second_changes_nothing(workspace: Workspace) -> None:
    workspace.conversations.put(chat(texts=["one", "two", "three"]))
    assert workspace.conversations.put(chat(texts=["one", "two"])).outcome == "unchanged"


def contents(workspace: Workspace) -> list[Conversation]:
    every = [workspace.conversations.get(cid) for cid in workspace.conversations.ids(Query())]
    return sorted(every, key=lambda conversation: conversation.native_id)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(versions(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_imports_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, found: list[Conversation], random: object
) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    stored = []
    for order in (found, shuffled, [*found, *shuffled]):
        with Workspace.open(tmp_path_factory.mktemp("order") / "w") as workspace:
            for conversation in order:
                workspace.conversations.put(conversation)
            stored.append(contents(workspace))
            assert workspace.check() == ()
    assert stored[0] == stored[1] == stored[2]


def test_files_of_one_family_become_one_conversation_in_any_order(tmp_path: Path) -> None:
    root = chat("root", ["start", "answer"], start=START)
    fork = chat("fork", ["later", "answer"], start=START + 500)
    link = chat("link", ["between", "answer"], start=START + 200, aliases=("root", "fork"))
    stored = []
    for number, order in enumerate(itertools.permutations((root, fork, link))):
        with Workspace.open(tmp_path / str(number)) as workspace:
            for conversation in order:
                workspace.conversations.put(conversation)
            stored.append(contents(workspace))
    assert all(len(each) == 1 for each in stored)
    assert all(each == stored[0] for each in stored)
    assert stored[0][0].native_id == "root"
    assert stored[0][0].aliases == ("fork", "link")


def family(workspace: Workspace, first: State, second: State) -> State:
    """The state of a conversation that unites two in these states."""
    one = workspace.conversations.put(chat("one", start=START)).cid
    two = workspace.conversations.put(chat("two", start=START + 500)).cid
    for cid, state in ((one, first), (two, second)):
        if state != "new":
            workspace.decisions.set_state([cid], state, "opened")
    workspace.conversations.put(chat("three", start=START + 900, aliases=("one", "two")))
    (cid,) = workspace.conversations.ids(Query())
    return workspace.conversations.summary(cid).state


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("new", "new", "new"),
        ("included", "included", "changed"),
        ("included", "left_out", "changed"),
        ("new", "included", "changed"),
        ("new", "left_out", "left_out"),
        ("left_out", "held", "held"),
    ],
)
def test_uniting_never_includes_what_nobody_chose(
    workspace: Workspace, first: State, second: State, expected: State
) -> None:
    assert family(workspace, first, second) == expected


def test_uniting_keeps_the_choices_and_redacts_where_they_differ(workspace: Workspace) -> None:
    one = workspace.conversations.put(chat("one")).cid
    two = workspace.conversations.put(chat("two")).cid
    workspace.decisions.keep("everywhere", None)
    workspace.decisions.keep("both", one)
    workspace.decisions.keep("both", two)
    workspace.decisions.keep("second", two)
    workspace.decisions.keep("differs", two)
    workspace.decisions.redact("everywhere", two)
    workspace.conversations.put(chat("three", aliases=("one", "two")))
    (cid,) = workspace.conversations.ids(Query())
    assert workspace.decisions.kept(cid) == {"both", "second", "differs"}
    assert workspace.conversations.summary(cid).scan == "pending"


@pytest.mark.parametrize(
    ("state", "expected"), [("included", "changed"), ("left_out", "left_out"), ("held", "held")]
)
def test_gaining_text_undoes_only_an_inclusion(workspace: Workspace, state: State, expected: State) -> None:
    cid = workspace.conversations.put(chat(texts=["one", "two"])).cid
    workspace.decisions.set_state([cid], state, "opened")
    workspace.decisions.keep("value", cid)
    workspace.conversations.put(chat(texts=["one", "two", "three"]))
    assert workspace.conversations.summary(cid).state == expected
    assert workspace.decisions.kept(cid) == {"value"}


def test_a_change_without_new_text_keeps_the_inclusion_and_asks_for_a_scan(workspace: Workspace) -> None:
    conversation = chat(texts=["one", "two"])
    cid = workspace.conversations.put(conversation).cid
    workspace.findings.replace(cid, scan())
    workspace.decisions.set_state([cid], "included", "opened")
    newer = msgspec.structs.replace(conversation, updated=START + 10_000, account="account")
    assert workspace.conversations.put(newer).outcome == "updated"
    summary = workspace.conversations.summary(cid)
    assert (summary.state, summary.scan) == ("included", "pending")


@pytest.mark.parametrize("gain", ["title", "text", "tools"])
def test_any_new_text_counts(workspace: Workspace, gain: str) -> None:
    conversation = chat(texts=["one", "two"])
    cid = workspace.conversations.put(conversation).cid
    workspace.decisions.set_state([cid], "included", "opened")
    last = msgspec.structs.replace(conversation.messages[1], parts=(Text("two and more"),))
    newer = {
        "title": msgspec.structs.replace(conversation, title="New"),
        "text": msgspec.structs.replace(conversation, messages=(conversation.messages[0], last)),
        "tools": msgspec.structs.replace(conversation, tools=({"name": "run"},)),
    }[gain]
    workspace.conversations.put(msgspec.structs.replace(newer, updated=START + 10_000))
    assert workspace.conversations.summary(cid).state == "changed"


def test_a_list_shows_what_each_conversation_is(workspace: Workspace) -> None:
    project = Project(cwd="/home/ann/work/garden", remote="https://example.org/ann/garden.git")
    conversation = chat(
        texts=["What\n grows here?", "Roses", "More"], title="Plants", project=project, asks=("a",)
    )
    cid = workspace.conversations.put(conversation).cid
    row = workspace.conversations.page(Query()).rows[0]
    assert (row.cid, row.title, row.opening) == (cid, "Plants", "What grows here?")
    assert (row.project, row.remote, row.month) == ("garden", project.remote, "2023-11")
    assert (row.messages, row.user_messages, row.characters) == (3, 2, 26)
    assert (row.models, row.asks, row.state, row.scan) == (("gpt-5-5",), ("a",), "new", "pending")
    assert row == workspace.conversations.summary(cid)


@pytest.fixture
def library(workspace: Workspace) -> Workspace:
    """Six conversations over two clients, three projects and two months."""
    for number in range(6):
        cid = workspace.conversations.put(
            chat(
                f"chat-{number}",
                ["word " * (number + 1), "answer"],
                client="codex" if number % 2 else "chatgpt",
                model=f"model-{number % 3}",
                start=START + number * 86_400 * 10,
                project=Project(name=f"project-{number % 3}"),
            )
        ).cid
        if number != 5:
            found = [finding(f"v{number}")] if number > 2 else []
            workspace.findings.replace(cid, scan(*found, status="failed" if number == 1 else "scanned"))
    return workspace


def test_conditions_hold_together(library: Workspace) -> None:
    ids = library.conversations.ids
    assert set(ids(Query(client="codex"))) == {2, 4, 6}
    assert set(ids(Query(client="codex", model="model-1"))) == {2}
    assert set(ids(Query(project="project-2", month="2023-12"))) == {3}
    assert set(ids(Query(kind="personal.email"))) == {4, 5}
    assert set(ids(Query(scan="pending"))) == {6}
    assert set(ids(Query(text="word", client="chatgpt"))) == {1, 3, 5}
    assert ids(Query(provider="other")) == ()


def test_risk_puts_what_could_not_be_scanned_first_and_what_was_not_yet_last(library: Workspace) -> None:
    assert library.conversations.ids(Query()) == (2, 5, 4, 3, 1, 6)
    assert library.conversations.ids(Query(order="newest")) == (6, 5, 4, 3, 2, 1)
    assert library.conversations.ids(Query(order="oldest")) == (1, 2, 3, 4, 5, 6)
    assert library.conversations.ids(Query(order="longest")) == (6, 5, 4, 3, 2, 1)


def test_pages_are_parts_of_the_whole_list(library: Workspace) -> None:
    every = library.conversations.ids(Query())
    pages = [library.conversations.page(Query(offset=offset, limit=4)) for offset in (0, 4, 8)]
    assert tuple(row.cid for page in pages for row in page.rows) == every
    assert [page.total for page in pages] == [6, 6, 6]


def test_a_facet_counts_under_all_other_conditions(library: Workspace) -> None:
    facets = library.conversations.facets(Query(client="codex", text="word"))
    assert {count.value: count.count for count in facets.client} == {"chatgpt": 3, "codex": 3}
    assert {count.value: count.count for count in facets.model} == {"model-0": 1, "model-1": 1, "model-2": 1}
    assert {count.value: count.count for count in facets.kind} == {"personal.email": 1}
    assert {count.value: count.count for count in facets.scan} == {"failed": 1, "scanned": 1, "pending": 1}
    assert facets.language == ()


def test_every_count_of_a_facet_is_what_choosing_it_shows(library: Workspace) -> None:
    facets = library.conversations.facets(Query())
    for name in ("provider", "client", "project", "model", "month", "kind", "state", "scan"):
        for count in getattr(facets, name):
            assert library.conversations.page(Query(**{name: count.value})).total == count.count


def test_states_are_counted(library: Workspace) -> None:
    library.decisions.set_state([1, 2], "included", "by_query")
    assert library.conversations.states() == {"new": 4, "included": 2, "left_out": 0, "held": 0, "changed": 0}


def test_a_version_of_the_scanner_scans_what_no_such_version_saw(library: Workspace) -> None:
    assert library.conversations.needing_scan("scanner-1") == (6,)
    assert library.conversations.needing_scan("scanner-1", retry=True) == (6, 2)
    assert library.conversations.needing_scan("scanner-2") == (6, 5, 4, 3, 2, 1)


def test_what_is_forgotten_is_gone_and_can_come_again(workspace: Workspace) -> None:
    conversation = chat(texts=["a unicornish word", "answer"])
    cid = workspace.conversations.put(conversation).cid
    workspace.findings.replace(cid, scan(finding("v")))
    workspace.decisions.keep("v", cid)
    workspace.decisions.set_state([cid], "included", "opened")
    assert workspace.conversations.forget([cid, 99]) == 1
    assert workspace.conversations.ids(Query(text="unicornish")) == ()
    assert workspace.findings.counts() == {}
    with pytest.raises(WorkspaceError, match="no such conversation"):
        workspace.conversations.get(cid)
    again = workspace.conversations.put(conversation)
    assert again.outcome == "new"
    assert again.cid != cid
    assert workspace.conversations.summary(again.cid).state == "new"
    assert workspace.decisions.kept(again.cid) == frozenset()


def test_no_bytes_of_what_was_forgotten_stay_on_the_disk(workspace: Workspace, root: Path) -> None:
    words = ["zzunicornish", "qqdragonlike"]
    stays = workspace.conversations.put(chat("stays", ["an ordinary sentence", "answer"])).cid
    goes = workspace.conversations.put(chat("goes-native-id", [words[0], words[1]], title=words[0])).cid
    workspace._database.outside("PRAGMA wal_checkpoint(TRUNCATE)")
    assert any(word.encode() in (root / "workspace.sqlite3").read_bytes() for word in words)
    workspace.conversations.forget([goes])
    workspace.erase_deleted()
    for file in root.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for word in (*words, "goes-native-id"):
                assert word.encode() not in data
                assert word[2:].encode() not in data
    assert workspace.conversations.ids(Query(text="ordinary")) == (stays,)
    assert workspace.check() == ()


def test_erasing_what_was_forgotten_makes_the_file_smaller(workspace: Workspace, root: Path) -> None:
    for number in range(30):
        texts = [" ".join(f"word{number}x{n}" for n in range(2_000))]
        workspace.conversations.put(chat(f"chat-{number}", texts))
    workspace.conversations.forget(workspace.conversations.ids(Query())[1:])
    workspace._database.outside("PRAGMA wal_checkpoint(TRUNCATE)")
    before = (root / "workspace.sqlite3").stat().st_size
    workspace.erase_deleted()
    assert (root / "workspace.sqlite3").stat().st_size < before / 2


def test_a_transaction_that_fails_leaves_nothing(workspace: Workspace) -> None:
    def put_two_and_fail() -> None:
        with workspace.transaction():
            workspace.conversations.put(chat("one"))
            workspace.conversations.put(chat("two"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_two_and_fail()
    assert workspace.conversations.ids(Query()) == ()
    assert workspace.conversations.put(chat("one")).outcome == "new"


def declared(conversation: Conversation, model: str) -> Conversation:
    """What a person says: which model wrote the answers."""
    said = tuple(
        msgspec.structs.replace(message, model=model, model_source="user_declared")
        if message.role == "assistant"
        else message
        for message in conversation.messages
    )
    return msgspec.structs.replace(conversation, messages=said, asks=())


def unnamed(texts: list[str]) -> Conversation:
    """A conversation of an export that does not say which model wrote."""
    conversation = chat(texts=texts, asks=("declare-model",))
    said = tuple(
        msgspec.structs.replace(message, model=None, model_source="unknown")
        for message in conversation.messages
    )
    return msgspec.structs.replace(conversation, messages=said)


def test_what_the_person_says_stands_over_what_was_read(workspace: Workspace) -> None:
    conversation = unnamed(["one", "two"])
    cid = workspace.conversations.put(conversation).cid
    assert workspace.conversations.ids(Query(ask="declare-model")) == (cid,)
    workspace.decisions.set_state([cid], "included", "opened")
    for model in ("opus-4", "opus-3"):
        put = workspace.conversations.amend(cid, declared(workspace.conversations.get(cid), model))
        assert put.outcome == "updated"
        assert workspace.conversations.get(cid).messages[1].model == model
    assert workspace.conversations.put(conversation).outcome == "unchanged"
    summary = workspace.conversations.summary(cid)
    assert (summary.models, summary.asks, summary.state) == (("opus-3",), (), "included")
    assert workspace.conversations.ids(Query(ask="declare-model")) == ()


def test_a_newer_export_keeps_what_the_person_said_and_asks_about_the_rest(workspace: Workspace) -> None:
    cid = workspace.conversations.put(unnamed(["one", "two"])).cid
    workspace.conversations.amend(cid, declared(workspace.conversations.get(cid), "opus-4"))
    workspace.conversations.put(unnamed(["one", "two", "three", "four"]))
    messages = workspace.conversations.get(cid).messages
    assert [message.model for message in messages] == [None, "opus-4", None, None]
    assert messages[1].model_source == "user_declared"
    assert workspace.conversations.summary(cid).asks == ("declare-model",)


def test_an_amendment_adds_no_messages_and_changes_no_ids(workspace: Workspace) -> None:
    conversation = chat(texts=["one", "two"])
    cid = workspace.conversations.put(conversation).cid
    other = msgspec.structs.replace(chat(texts=["one", "two", "three"]), native_id="other", aliases=("x",))
    workspace.conversations.amend(
        cid, msgspec.structs.replace(other, leaf="chat-1/1", updated=conversation.updated)
    )
    assert workspace.conversations.get(cid) == conversation


def test_everything_but_scanned_is_unscanned(library: Workspace) -> None:
    assert set(library.conversations.ids(Query(scan="unscanned"))) == {2, 6}
    assert library.conversations.page(Query(limit=None)).total == 6
    assert len(library.conversations.page(Query(limit=None)).rows) == 6


def test_a_phrase_is_looked_up_again_after_a_change(workspace: Workspace) -> None:
    question = Query(text='"red apple"')
    workspace.conversations.put(chat("one", ["an apple, red", "answer"]))
    assert workspace.conversations.ids(question) == ()
    second = workspace.conversations.put(chat("two", ["a red apple", "answer"])).cid
    assert workspace.conversations.ids(question) == (second,)
    workspace.conversations.forget([second])
    assert workspace.conversations.ids(question) == ()
    assert not workspace.conversations.has(second)


def test_questions_are_counted_by_question_product_and_account(workspace: Workspace) -> None:
    january, march = 1_767_225_600.0, 1_772_323_200.0
    for number, start in enumerate((january, march)):
        workspace.conversations.put(chat(f"open-{number}", start=start, asks=("declare-model",)))
    workspace.conversations.put(chat("other", client="other", asks=("declare-model", "confirm-collection")))
    workspace.conversations.put(chat("answered"))

    found = workspace.conversations.asking()

    counted = [(each.ask, each.client, each.conversations) for each in found]
    assert counted == [
        ("confirm-collection", "other", 1),
        ("declare-model", "chatgpt", 2),
        ("declare-model", "other", 1),
    ]
    assert (found[1].first_month, found[1].last_month, found[1].account) == ("2026-01", "2026-03", "")
