"""Every sample is claimed, read, and gives what it gave before."""

from pathlib import Path

import pytest

from commonplace.sources.base import ReadOptions, Selection, Source
from commonplace.sources.claude_code import SOURCE
from commonplace.sources.sniffing import make_probe
from commonplace.sources.trees import open_tree
from tests.golden import check_golden
from tests.sources.claude_code.logs import Reading, Session, lines, read, text

SAMPLES = Path(__file__).parents[2] / "samples" / "claude_code"
FOLDERS = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir() and path.name != "golden")


def read_folder(folder: Path, spool: Path) -> Reading:
    with open_tree(folder, spool=spool) as tree:
        names = frozenset(entry.path for entry in tree.entries())
        claimed = {entry.path: SOURCE.sniff(make_probe(tree, entry, names)) for entry in tree.entries()}
        assert all(claimed.values())
        return Reading(SOURCE.read(Selection(tree, tree.entries()), ReadOptions()))


def test_it_is_a_source() -> None:
    source: Source = SOURCE
    assert source.id == "claude-code"
    assert source.independent_files
    assert SOURCE.identity is not None


@pytest.mark.parametrize("folder", FOLDERS)
def test_samples_read_as_before(folder: str, tmp_path: Path) -> None:
    reading = read_folder(SAMPLES / folder, tmp_path)
    assert reading.conversations
    check_golden(SAMPLES / "golden" / f"{folder}.json", reading.events)


@pytest.mark.parametrize("folder", FOLDERS)
def test_samples_keep_the_promises_of_a_conversation(folder: str, tmp_path: Path) -> None:
    for conversation in read_folder(SAMPLES / folder, tmp_path).conversations:
        seen: set[str] = set()
        for message in conversation.messages:
            assert message.id not in seen
            assert message.parent is None or message.parent in seen
            assert message.parts
            seen.add(message.id)
        assert conversation.leaf in seen
        assert conversation.native_id not in conversation.aliases


def test_every_record_of_a_sample_is_counted(tmp_path: Path) -> None:
    for folder in FOLDERS:
        reading = read_folder(SAMPLES / folder, tmp_path)
        for tally in reading.tallies.values():
            undecoded = [
                each
                for each in reading.skipped
                if each.path == tally.path and each.where and each.reason in ("wrong-shape", "not-json")
            ]
            known = sum(tally.kinds.values())
            assert known <= tally.records <= known + len(undecoded)


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    first, second = (read_folder(SAMPLES / "2.1.33", tmp_path / name) for name in ("a", "b"))
    assert first.events == second.events


def test_a_resume_copy_and_its_original_are_one_conversation(tmp_path: Path) -> None:
    reading = read_folder(SAMPLES / "1.0.98", tmp_path)
    resumed = next(each for each in reading.conversations if each.title)
    assert [message.parts[0].text for message in resumed.messages if message.role == "user"] == [  # type: ignore[union-attr]
        "hello session 1",
        "hello session 1 continued",
        "hello session 1 resumed",
    ]
    # The copy wrote a later time to the answers; the original's is kept.
    answer = next(each for each in resumed.messages if each.id.startswith("d72742b2"))
    assert answer.created == pytest.approx(1756503717.692)
    assert {alias[:8] for alias in resumed.aliases} == {"b02ed4d8", "c8bcb3a7"}


def test_private_files_are_never_read() -> None:
    session = Session()
    session.human("water the beans")
    files = {session.path: session.data, "history.jsonl": b"{}", "file-history/a/b": b"secret"}
    reading = read(files)
    private = [each for each in reading.skipped if each.reason == "private-sidecar"]
    assert sorted(each.path for each in private) == ["file-history/a/b", "history.jsonl"]
    assert set(reading.tallies) == {session.path}


def test_a_file_without_messages_is_no_empty_success() -> None:
    path = "projects/p/5e551047-0000-4000-8000-000000000009.jsonl"
    reading = read({path: lines({"type": "last-prompt", "lastPrompt": "hello", "sessionId": "s"})})
    assert not reading.conversations
    assert [each.reason for each in reading.skipped] == ["no-readable-turns"]
    assert reading.tallies[path].kinds == {"last-prompt": 1}


def test_an_empty_file_is_reported_as_empty() -> None:
    assert [each.reason for each in read({"projects/p/x.jsonl": b"\n"}).skipped] == ["empty"]


def test_accounts_stand_in_the_folders_of_the_desktop_application() -> None:
    session = Session()
    session.human("prune the roses")
    names = [f"0a0a0a0a-0000-4000-8000-00000000000{number}" for number in range(3)]
    files = {
        f"{names[0]}/{account}/local_1/.claude/projects/p/{account}.jsonl": session.data
        for account in names[1:]
    }
    tree_reading = read(files, ReadOptions(account=names[1]))
    assert [each.reason for each in tree_reading.skipped] == ["other-account"]
    assert tree_reading.only.account == names[1]


def test_the_web_export_is_read(tmp_path: Path) -> None:
    session = Session()
    session.human("sow the lettuce")
    session.answer(text("Sown."))
    (tmp_path / "export.json").write_bytes(
        b'{"title": "Garden", "loglines": [' + b",".join(session.data.splitlines()) + b"]}"
    )
    (tmp_path / "spool").mkdir()
    with open_tree(tmp_path / "export.json", spool=tmp_path / "spool") as tree:
        match = SOURCE.sniff(make_probe(tree, tree.entries()[0]))
        conversation = Reading(SOURCE.read(Selection(tree, tree.entries()), ReadOptions())).only
    assert match is not None
    assert match.score > 0.9
    assert conversation.surface == "web"
    assert conversation.provenance.source_format == "claude-code/web-export"
    assert [each.role for each in conversation.messages] == ["user", "assistant"]
