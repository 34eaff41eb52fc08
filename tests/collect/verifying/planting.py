"""One mirror with every defect that a file, a row or a manifest can have, each in an origin of its own."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from msgspec.structs import replace

from commonplace.collect import Mirror
from commonplace.records.arrow import schema, table
from commonplace.records.row import Row, Score
from tests.collect.verifying.mirrors import add, hashed, parquet, row, row_id

Plant = Callable[[Mirror, Path, str], None]

LARGE = 26_000_000


def _row(make: Callable[[Row], Row], **facts: object) -> Plant:
    def plant(mirror: Mirror, folder: Path, origin: str) -> None:
        add(
            mirror,
            [(parquet(folder, [row("sound-" + origin), make(row(origin, **facts))]), 2)],
            origin=origin,
        )

    return plant


def _cells(make: Callable[[pa.Table], pa.Table], *, stated: int = 1, **options: object) -> Plant:
    def plant(mirror: Mirror, folder: Path, origin: str) -> None:
        path = folder / "shard.parquet"
        pq.write_table(make(table([row(origin)])), path, store_schema=False, **options)
        add(mirror, [(path, stated)], origin=origin)

    return plant


def _message(number: int, cell: bytes) -> Callable[[Row], Row]:
    def make(whole: Row) -> Row:
        messages: list[object] = list(whole.messages)
        messages[number] = msgspec.Raw(cell)
        return replace(whole, messages=tuple(messages))

    return make


def _call(value: object, name: str = "call_1") -> Callable[[Row], Row]:
    def make(whole: Row) -> Row:
        said = msgspec.json.decode(msgspec.json.encode(whole.messages[1]))
        said["tool_calls"][0]["id"] = name
        said["tool_calls"][0]["function"]["arguments"] = {"deep": value}
        return _message(1, msgspec.json.encode(said))(whole)

    return make


def _deep(levels: int) -> object:
    value: object = []
    for _ in range(levels):
        value = [value]
    return value


def _turn(number: int, **facts: object) -> Callable[[Row], Row]:
    def make(whole: Row) -> Row:
        turns = list(whole.turns)
        turns[number] = replace(turns[number], **facts)
        return replace(whole, turns=tuple(turns))

    return make


def _branch(**facts: object) -> Callable[[Row], Row]:
    return lambda whole: hashed(replace(whole, branches=(replace(whole.branches[0], **facts),)))


def _consent(**facts: object) -> Callable[[Row], Row]:
    return lambda whole: replace(whole, consent=replace(whole.consent, **facts))


def _terms(**facts: object) -> Callable[[Row], Row]:
    return lambda whole: replace(whole, terms=replace(whole.terms, **facts))


def _unanswered(whole: Row) -> Row:
    cut = replace(whole, messages=whole.messages[:2], turns=whole.turns[:2], branches=(), num_messages=2)
    chars = sum(each.n_chars for each in cut.turns)
    return hashed(replace(cut, n_chars=chars, has_branches=False, has_reasoning=False, models=("m",)))


def _not_utf8(whole: pa.Table) -> pa.Table:
    offsets = pa.array([0, 2], type=pa.int32()).buffers()[1]
    broken = pa.StringArray.from_buffers(1, offsets, pa.py_buffer(b"\xff\xfe"))
    return whole.set_column(whole.schema.get_field_index("provider"), "provider", broken)


def _no_manifest(mirror: Mirror, folder: Path, origin: str) -> None:
    state = add(mirror, [(parquet(folder, [row(origin)]), 1)], origin=origin)
    mirror.remember(replace(state, files=tuple(file for file in state.files if file.role == "rows")))


def _local_export(mirror: Mirror, folder: Path, origin: str) -> None:
    add(
        mirror,
        [(parquet(folder, [row(origin)]), 1)],
        origin=origin,
        edit=lambda manifest: replace(manifest, not_for_publication=True),
    )


def _bad_signature(mirror: Mirror, folder: Path, origin: str) -> None:
    add(mirror, [(parquet(folder, [row(origin)]), 1)], origin=origin, signature=b"{}")


def _rotten_disk(mirror: Mirror, folder: Path, origin: str) -> None:
    state = add(mirror, [(parquet(folder, [row(origin)]), 1)], origin=origin)
    path = mirror.object(state.files[0].sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def _torn(mirror: Mirror, folder: Path, origin: str) -> None:
    path = parquet(folder, [row(origin)])
    path.write_bytes(path.read_bytes()[:900])
    add(mirror, [(path, 1)], origin=origin)


def _twice(mirror: Mirror, folder: Path, origin: str) -> None:
    first, second = parquet(folder, [row(origin)], "a"), parquet(folder, [row(origin), row("other")], "b")
    add(mirror, [(first, 1), (second, 2)], origin=origin)


def _stolen(mirror: Mirror, folder: Path, origin: str) -> None:
    add(mirror, [(parquet(folder, [row(origin)], "a"), 1)], origin=origin)
    add(mirror, [(parquet(folder, [row(origin), row("thief")], "b"), 2)], origin=f"{origin}-thief")


def _counts(mirror: Mirror, folder: Path, origin: str) -> None:
    add(mirror, [(parquet(folder, [row(origin)]), 1)], origin=origin, counts={"messages": 99})


def _large_group(mirror: Mirror, folder: Path, origin: str) -> None:
    rows = [row(f"{origin}{number}", words="x" * LARGE) for number in range(2)]
    add(mirror, [(parquet(folder, rows), 2)], origin=origin)


def _other_scores(mirror: Mirror, folder: Path, origin: str) -> None:
    rows = [row(f"{origin}{number}", words=f"Is {number} a prime number?") for number in range(25)]
    claimed = [
        replace(each, evidence=replace(each.evidence, scores=(Score("one-turn-share", 0.1),)))
        for each in rows
    ]
    add(mirror, [(parquet(folder, claimed), 25)], origin=origin)


_ROBOT = b'{"role":"robot","content":"Why is the sky blue?"}'
_REPEATED = b'{"role":"user","content":"Why is the sky blue?","content":"Why is the sky blue?"}'

PLANTS: dict[str, Plant] = {
    "manifest-unreadable": _no_manifest,
    "local-export": _local_export,
    "signature-changed": _bad_signature,
    "object-changed": _rotten_disk,
    "parquet-unreadable": _torn,
    "row-group-limit": _cells(lambda whole: whole.take([0] * 20_000), stated=20_000),
    "schema-columns": _cells(lambda whole: whole.drop_columns(["consent"])),
    "schema-version": _row(lambda whole: replace(whole, schema_version="2")),
    "text-encoding": _cells(_not_utf8),
    "id-missing": _cells(lambda whole: whole.set_column(0, "id", pa.array([None], type=pa.string()))),
    "row-count": _cells(lambda whole: whole, stated=5),
    "id-malformed": _row(lambda whole: replace(whole, id="cp1-short")),
    "id-twice": _twice,
    "id-in-two-origins": _stolen,
    "null-field": _row(lambda whole: replace(whole, num_messages=None)),
    "value-unknown": _row(_turn(1, gap="soon")),
    "json-malformed": _row(_message(0, b'{"role":')),
    "json-nesting": _row(_call(_deep(70))),
    "json-number": _row(_call(2**70)),
    "json-repeated-key": _row(_message(0, _REPEATED)),
    "message-shape": _row(_message(0, _ROBOT)),
    "metadata-shape": _row(lambda whole: replace(whole, metadata={"reasoning_kinds": 5})),
    "turns-alignment": _row(_turn(1, parent=None)),
    "branch-range": _row(_branch(fork_at=99)),
    "call-ids": _row(_call("x", name="toolu_01")),
    "content-hash": _row(lambda whole: replace(whole, content_sha256="0" * 64)),
    "counters": _row(lambda whole: replace(whole, num_user_messages=7)),
    "scope-unknown": _row(lambda whole: replace(whole, content_scope="some")),
    "scope-broken": _row(lambda whole: replace(whole, content_scope="user_only")),
    "month-malformed": _row(_turn(0, month="2026-13")),
    "month-future": _row(_turn(0, month="2031-01")),
    "consent-missing": _row(lambda whole: replace(whole, consent=None)),
    "consent-unknown": _row(_consent(version="77")),
    "consent-text": _row(_consent(text_sha256="0" * 64)),
    "manifest-counts": _counts,
    "row-group-large": _large_group,
    "columns-unknown": _cells(lambda whole: whole.append_column("mood", pa.array(["calm"]))),
    "calls-unpaired": _row(_unanswered),
    "placeholders-uncounted": _row(lambda whole: whole, words="Write to [EMAIL_1].", replaced={"personal.phone": 1}),
    "evidence-level": _row(lambda whole: replace(whole, evidence=replace(whole.evidence, level="E2"))),
    "evidence-scores": _other_scores,
    "terms-unknown-document": _row(_terms(plan_basis="stated", refs_generation=("nobody/terms/2020-01-01",))),
    "terms-stricter": _row(_terms(training_class="train-permitted", publication_class="none")),
    "terms-freer": _row(
        _terms(plan_basis="stated", refs_generation=("deepseek/terms-of-use/2026-03-27",), training_class="no-ml-any")
    ),
}  # fmt: skip
"""What plants each code into an origin."""


def origin_of(code: str) -> str:
    return f"hf:planted/{code}"


def plant_all(mirror: Mirror, folder: Path) -> None:
    for code, plant in PLANTS.items():
        own = folder / code
        own.mkdir(parents=True)
        plant(mirror, own, origin_of(code))


def broken_id(code: str) -> str:
    """The id of the row that is broken, where one is."""
    return "cp1-short" if code == "id-malformed" else row_id(origin_of(code))


assert schema().names[0] == "id"
