"""Brings the answers of a lab's own model back to prompts of a build: same splits, lineage, terms of both sides."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
from msgspec.structs import replace

from commonplace import NAME
from commonplace.build.built import Built, WrittenView, read_manifest, write_manifest
from commonplace.build.composing import compose, sources_of
from commonplace.build.describing import describe
from commonplace.build.digests import content_of, write_sums
from commonplace.build.lineage import DROPPED_FILE, LINEAGE_FILE
from commonplace.build.parts import Parts
from commonplace.build.reading import Cells, view_rows
from commonplace.build.validity import has_control_token
from commonplace.build.views.view import FACTS, MESSAGES
from commonplace.errors import InputError, UsageError
from commonplace.records.json_text import written
from commonplace.records.row import RowMessage

__all__ = ["Answering", "attach"]

_FIELDS: "list[pa.Field[Any]]" = [
    pa.field("messages", MESSAGES),
    pa.field("train", pa.list_(pa.bool_())),
    pa.field("tools", MESSAGES),
    *FACTS,
]
"""The columns of ``messages``; ``models`` is the answering model, ``training_class`` the prompt's, and the answering
model's licence and terms stand in the manifest and the card, for they are the same for all rows."""

_STEP = "attach@1"


class Answering(msgspec.Struct, frozen=True, kw_only=True):
    """The model that answered.

    Attributes:
        model: its name; ``licence`` of its weights and ``terms`` of its output, in the lab's words.
    """

    model: str
    licence: str
    terms: str


class _Response(msgspec.Struct, frozen=True):
    """A line of the file: an answer, or one for each turn of the prompt; other members are left aside."""

    prompt_id: str
    answer: str | None = None
    answers: tuple[str, ...] = ()


def attach(folder: Path, responses: Path, to: Path, answering: Answering) -> Built:
    """Write a build of prompts with their new answers.

    Args:
        folder: a build that has the view ``prompts``.
        responses: JSON Lines with ``prompt_id`` and ``answer``, or ``answers`` for each turn in order.
        to: folder of the new build.
        answering: whose answers they are.

    Returns:
        The build, whose view ``messages`` has a row for each prompt that was answered. Fewer answers than turns give
        a shorter conversation; prompts without an answer are counted.

    Raises:
        UsageError: the build has no prompts, or the folder is in use.
        InputError: a line of the file is no response, or two answer one prompt.
    """
    manifest = read_manifest(folder)
    prompts = next((view for view in manifest.views if view.view == "prompts"), None)
    if prompts is None:
        raise UsageError(
            "this build has no view of prompts", facts=(folder.name,), hint="add it to the recipe"
        )
    if to.exists():
        raise UsageError("the folder is in use", facts=(str(to),), hint="name another one")
    answers = _read(responses)
    made = to.parent / f".{to.name}.building"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    view, used = _view(folder, made, prompts, (answers, answering))
    _lineage(folder, made, used)
    shutil.copyfile(folder / "recipe.toml", made / "recipe.toml")
    composition = compose(made)
    manifest = replace(
        manifest,
        name=f"{manifest.name}-answered",
        views=(view,),
        content=content_of((view,)),
        rows=composition.rows,
        tokens=composition.tokens,
        sources=sources_of(made, {source.origin: source.withdrawn for source in manifest.sources}),
        versions={
            **manifest.versions,
            "answers": answering.model,
            "licence of the answering model": answering.licence,
            "terms of the answers": answering.terms,
        },
    )
    describe(made, manifest, composition)
    write_manifest(made, manifest)
    write_sums(made)
    made.replace(to)
    return Built(folder=to, manifest=manifest)


def _read(file: Path) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    decoder = msgspec.json.Decoder(_Response)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                response = decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise InputError(
                    "a line is no response", facts=(f"line {number}",), hint=f"see `{NAME} lab attach --help`"
                ) from error
            if response.prompt_id in found:
                raise InputError(
                    "two lines answer one prompt", facts=(f"line {number}",), hint="keep one of them"
                )
            said = response.answers or ((response.answer,) if response.answer is not None else ())
            found[response.prompt_id] = said
    return found


def _view(
    folder: Path, made: Path, prompts: WrittenView, given: tuple[dict[str, tuple[str, ...]], Answering]
) -> tuple[WrittenView, set[bytes]]:
    answers, answering = given
    parts = Parts(made, "messages", pa.schema(_FIELDS))
    refused: Counter[str] = Counter()
    used: set[bytes] = set()
    tokens = 0
    for split, cells in view_rows(folder, prompts):
        said = answers.get(str(cells["prompt_id"]), ())
        key = bytes.fromhex(str(cells["prompt_id"]))
        reason = _wrong(said)
        if reason:
            refused[reason] += key not in used
            continue
        used.add(key)
        messages = list(_conversation(cells, said))
        facts = {field.name: cells[field.name] for field in FACTS}
        train = [index % 2 == 1 for index in range(len(messages))]
        row = {"messages": messages, "train": train, "tools": [], **facts, "models": [answering.model]}
        parts.add(split, row)
        tokens += int(str(cells["tokens"] or 0))
    unknown = len(answers) - sum(bytes.fromhex(name) in used for name in answers if _is_key(name))
    refused["answers-not-used"] += unknown
    files, content = parts.close()
    view = WrittenView(
        name="messages",
        view="messages",
        kind="parquet",
        options={},
        files=files,
        content=content,
        refused=dict(sorted((+refused).items())),
        noted={},
        tokens=tokens,
    )
    return view, used


def _is_key(name: str) -> bool:
    return len(name) == 64 and all(char in "0123456789abcdef" for char in name)


def _wrong(said: tuple[str, ...]) -> str:
    if not said:
        return "no-answer"
    if not all(answer.strip() for answer in said):
        return "empty-message"
    return "control-token" if any(map(has_control_token, said)) else ""


def _conversation(cells: Cells, said: tuple[str, ...]) -> Iterator[str]:
    later: Any = cells["later"]
    prompt: Any = cells["prompt"]
    questions = [*prompt, *(written(RowMessage(role="user", content=text)) for text in later)]
    for question, answer in zip(questions, said, strict=False):
        yield question
        yield written(RowMessage(role="assistant", content=answer))


def _lineage(folder: Path, made: Path, used: set[bytes]) -> None:
    table = pq.read_table(folder / LINEAGE_FILE)
    mask = pa.array([key in used for key in table.column("key").to_pylist()], type=pa.bool_())
    rest = table.filter(mask)
    steps = [[*(passed or ()), _STEP] for passed in rest.column("steps").to_pylist()]
    at = rest.column_names.index("steps")
    rest = rest.set_column(at, rest.schema.field("steps"), pa.array(steps, type=pa.list_(pa.string())))
    pq.write_table(rest, made / LINEAGE_FILE, compression="zstd")
    dropped = pq.read_table(folder / DROPPED_FILE)
    late = table.filter(pa.array([not each for each in mask.to_pylist()], type=pa.bool_()))
    named = late.select(["key", "origin", "id"])
    for name, value in (("step", "attach"), ("reason", "no-answer"), ("evidence", None)):
        named = named.append_column(name, pa.array([value] * late.num_rows, type=pa.string()))
    whole = pa.concat_tables([dropped, named.cast(dropped.schema)]).sort_by([("key", "ascending")])
    pq.write_table(whole, made / DROPPED_FILE, compression="zstd")
