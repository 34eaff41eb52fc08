"""The check finds what it is for: each stub breaks the contract in one way, and is told so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from commonplace.records import Conversation, Message, Provenance, ReadEvent, Skipped, Tally, Text
from commonplace.sources import IdentityHint, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.json_lines import lines
from commonplace.sources.lenient import Undecodable, decode
from commonplace.testing import check_source, ties
from commonplace.testing.damage import damaged

ANY = msgspec.json.Decoder(dict[str, str])


class Diary:
    """A format of lines with one word each, read as it should be."""

    id = "diary"
    version = 1
    title = "Diary"
    how_to_get = "write one"
    private_files: tuple[str, ...] = ()
    independent_files = True

    def sniff(self, probe: Probe) -> Match | None:
        return Match(0.9, "the key wrote") if b'"wrote"' in probe.head else None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:  # noqa: ARG002
        for entry in selection.entries:
            met, said = 0, []
            for line in lines(selection.tree, entry.path):
                if isinstance(line, Skipped):
                    yield line
                    continue
                met += 1
                try:
                    said.append(decode(line.data, ANY).get("wrote", ""))
                except Undecodable as error:
                    yield Skipped(entry.path, error.reason, where=f"line {line.number}")
            if said:
                yield self.conversation(said)
            else:
                yield Skipped(entry.path, "empty")
            yield Tally(entry.path, met, kinds={"line": met} if met else {})

    def conversation(self, said: list[str]) -> Conversation:
        messages = tuple(
            Message(id=str(place), parent=str(place - 1) if place else None, role="user", parts=(Text(word),))
            for place, word in enumerate(said)
        )
        return Conversation(
            source=self.id,
            provider="nobody",
            client="pen",
            surface="unknown",
            native_id=said[0],
            provenance=Provenance(
                collection="local_session_log", source_format="diary/1", parser=self.id, parser_version=1
            ),
            messages=messages,
            leaf=messages[-1].id,
        )

    def accounts(self, selection: Selection) -> tuple[str, ...]:
        raise NotImplementedError

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:
        raise NotImplementedError

    def places(self, home: Path) -> Iterator[LogPlace]:
        raise NotImplementedError


class ByName(Diary):
    def sniff(self, probe: Probe) -> Match | None:
        return Match(0.9, "its name") if probe.path.endswith(".jsonl") else None


class AtOnce(Diary):
    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        return list(super().read(selection, options))  # type: ignore[return-value]


class Uncounted(Diary):
    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        return (event for event in super().read(selection, options) if not isinstance(event, Tally))


class Silent(Diary):
    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        return (event for event in super().read(selection, options) if not isinstance(event, Skipped))


class UnkeptUnknown(Diary):
    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        for event in super().read(selection, options):
            yield msgspec.structs.replace(event, unknown={"x": 1}) if isinstance(event, Tally) else event


class Rootless(Diary):
    def conversation(self, said: list[str]) -> Conversation:
        whole = super().conversation(said)
        return msgspec.structs.replace(whole, messages=whole.messages[::-1])


class Leafless(Diary):
    def conversation(self, said: list[str]) -> Conversation:
        return msgspec.structs.replace(super().conversation(said), leaf="elsewhere")


class Counting(Diary):
    """Gives every conversation another name each time."""

    def __init__(self) -> None:
        self.given = 0

    def conversation(self, said: list[str]) -> Conversation:
        self.given += 1
        return msgspec.structs.replace(super().conversation(said), native_id=str(self.given))


class Fragile(Diary):
    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        for entry in selection.entries:
            with selection.tree.open(entry.path) as stream:
                msgspec.json.decode(stream.readline())
        yield from super().read(selection, options)


BROKEN: dict[Callable[[], Diary], str] = {
    ByName: "name",
    AtOnce: "list",
    Uncounted: "counted",
    UnkeptUnknown: "kept raw",
    Rootless: "parents",
    Leafless: "leaf",
    Counting: "order",
    Silent: "torn|reason|refused",
}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    folder = tmp_path / "sample"
    folder.mkdir()
    for name in ("a", "b"):
        body = b'{"wrote": "%s one"}\n{"wrote": "two"}\n' % name.encode()
        (folder / f"{name}.jsonl").write_bytes(body)
    return folder


def test_a_good_source_passes(sample: Path, tmp_path: Path) -> None:
    check_source(Diary(), [sample, sample / "a.jsonl"], spool=tmp_path / "spool")


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.__name__)
def test_a_broken_source_is_told_what_does_not_hold(
    broken: Callable[[], Diary], sample: Path, tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match=BROKEN[broken]):
        check_source(broken(), [sample], spool=tmp_path / "spool")


def test_a_source_that_raises_is_found(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(msgspec.DecodeError):
        check_source(Fragile(), [sample], spool=tmp_path / "spool")


def test_two_that_claim_one_file_are_a_tie(sample: Path, tmp_path: Path) -> None:
    class Other(Diary):
        id = "other"

    found = ties([sample], tmp_path / "spool", [Diary(), Other()])
    assert [(claim.path, claim.sources) for claim in found] == [
        ("a.jsonl", ("diary", "other")),
        ("b.jsonl", ("diary", "other")),
    ]
    assert ties([sample], tmp_path / "spool", [Diary()]) == []


def test_damage_is_the_same_each_time_and_never_the_file_itself() -> None:
    content = bytes(range(200))
    forms = list(damaged(content, 7))
    assert forms == list(damaged(content, 7)) != list(damaged(content, 8))
    assert content not in forms
