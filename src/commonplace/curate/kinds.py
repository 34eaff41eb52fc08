"""Kinds of features: what is computed of a conversation, under which version, from which columns.

A kind with a new version is computed again, the others are not. A later kind needs an entry in ``KINDS`` and a
function from a batch of rows to columns.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import msgspec
import numpy as np
import pyarrow as pa

from commonplace.curate.arrays import Arrow, binary_slices, list_offsets, lists, stored
from commonplace.curate.branches import branch_hashes
from commonplace.curate.chains import chains
from commonplace.curate.decontamination.feature import COLUMNS, MATCHING, PREFIX, compared, mapped
from commonplace.curate.describing import DESCRIBED, describe
from commonplace.curate.engine import signatures
from commonplace.curate.languages import LANGUAGES_VERSION, languages
from commonplace.curate.normalising import NORMALISATION
from commonplace.curate.signatures import BANDS, PERMUTATIONS, band_keys, short_signatures
from commonplace.curate.token_counts import TOKENIZER, token_counts
from commonplace.curate.words import words_of
from commonplace.errors import UsageError

__all__ = ["KINDS", "Columns", "Kind", "kind_of", "role_raw"]

Columns: TypeAlias = dict[str, Arrow]


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of features.

    Attributes:
        name: of its folder in a cache.
        version: of everything that its values depend on besides the row.
        columns: of the result, ``id`` and ``content`` aside.
        compute: from rows to those columns.
        of_content: whether the result follows from what ``rows.contents`` covers alone, so that a row that only
            moved to another file keeps it.
    """

    name: str
    version: str
    columns: pa.Schema
    compute: Callable[[pa.RecordBatch], Columns]
    of_content: bool = True


def role_raw(rows: pa.RecordBatch) -> Arrow:
    """The turns' own words for roles, list<string>."""
    turns: Arrow = rows.column("turns")
    return lists(list_offsets(turns), turns.flatten().field("role_raw"))


def _compare(rows: pa.RecordBatch) -> Columns:
    said: Arrow = words_of(rows.column("messages"), role_raw(rows))
    words, answers, text = (said.field(name) for name in ("words", "answers", "text"))
    counts = np.array(
        [bytes(each).count(b" ") + (len(each) > 0) for each in binary_slices(text)], dtype=np.int64
    )
    made = signatures(text)
    return {
        "word_count": pa.array(counts.astype(np.uint32)),
        "chain": chains(words, answers),
        "answers": answers,
        "side": branch_hashes(rows),
        "bands": band_keys(made),
        "signature": short_signatures(made),
    }


def _facts(rows: pa.RecordBatch) -> Columns:
    scope = stored(rows.column("content_scope"))
    return {
        "donor": rows.column("donor").cast(pa.string()),
        "level": _level(rows.column("evidence")).cast(pa.string()),
        "scope": scope.cast(pa.string()),
        "provider": rows.column("provider").cast(pa.string()),
        "message_count": pa.array(np.diff(list_offsets(rows.column("messages"))).astype(np.uint32)),
    }


def _level(evidence: Arrow) -> Arrow:
    return evidence.field("level")


def _schema(columns: dict[str, pa.DataType]) -> pa.Schema:
    return pa.schema(list(columns.items()))


_HASHES = pa.list_(pa.uint64())

_ALL = (
    Kind(
        name="facts",
        version="1",
        columns=_schema(
            {
                "donor": pa.string(),
                "level": pa.string(),
                "scope": pa.string(),
                "provider": pa.string(),
                "message_count": pa.uint32(),
            }
        ),
        compute=_facts,
        of_content=False,
    ),
    Kind(
        name="described",
        version="1",
        columns=_schema(
            {
                **{name: kind for name, (_, kind) in DESCRIBED.items()},
                "has_consent": pa.bool_(),
                "pairs": pa.uint32(),
            }
        ),
        compute=describe,
        of_content=False,
    ),
    Kind(
        name="compare",
        version=f"1.{NORMALISATION}",
        columns=_schema(
            {
                "word_count": pa.uint32(),
                "chain": _HASHES,
                "answers": pa.list_(pa.bool_()),
                "side": _HASHES,
                "bands": pa.list_(pa.uint64(), BANDS),
                "signature": pa.list_(pa.uint16(), PERMUTATIONS),
            }
        ),
        compute=_compare,
    ),
    Kind(
        name="language",
        version=LANGUAGES_VERSION,
        columns=_schema({"languages": pa.list_(pa.string()), "language": pa.string()}),
        compute=languages,
    ),
    Kind(
        name="tokens",
        version=f"2.{TOKENIZER}",
        columns=_schema(
            {
                "token_counts": pa.list_(pa.uint32()),
                "tokens": pa.uint64(),
                "user_tokens": pa.uint64(),
                "assistant_tokens": pa.uint64(),
            }
        ),
        compute=token_counts,
    ),
)


class _Kinds(dict[str, Kind]):
    """Kinds by name; the one of labels is made when it is asked for.

    Labels need the recognisers' rules, which take each process longer to load than all else.
    """

    def __missing__(self, name: str) -> Kind:
        if name != "labels":
            raise KeyError(name)
        from commonplace.curate.labels.columns import COLUMNS as LABEL_COLUMNS
        from commonplace.curate.labels.columns import labels
        from commonplace.curate.labels.model import version

        made = self[name] = Kind(name=name, version=version(), columns=LABEL_COLUMNS, compute=labels)
        return made


KINDS: dict[str, Kind] = _Kinds({kind.name: kind for kind in _ALL})


def kind_of(name: str) -> Kind:
    """The kind of a name: of ``KINDS``, or ``contamination:PATH`` for an index of test items.

    Raises:
        UsageError: there is none, or no index at the path.
        DamagedInput: the index is damaged.
    """
    if name in KINDS or name == "labels":
        return KINDS[name]
    if not name.startswith(PREFIX):
        known = ", ".join(dict.fromkeys([*KINDS, "labels"]))
        raise UsageError("unknown kind of features", facts=(name,), hint=f"one of {known}")
    index = mapped(Path(name.removeprefix(PREFIX)))
    return Kind(
        name="contamination",
        version=f"{MATCHING}-{index.digest[:32]}",
        columns=COLUMNS,
        compute=lambda rows: compared(rows, index),
    )
