"""What a view is: it makes rows for a trainer of the rows of a build, and says what it cannot make and why."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

import msgspec
import pyarrow as pa

from commonplace.build.kept_rows import KeptRow
from commonplace.build.placeholders import Placeholders

__all__ = ["FACTS", "FACT_COLUMNS", "JSON", "MESSAGES", "Cells", "Making", "Options", "View", "facts"]

Cells = dict[str, object]

JSON = pa.json_()
MESSAGES = pa.list_(JSON)
"""Messages as published rows have them: dicts in current ``datasets``, JSON elsewhere."""

_FACTS: "dict[str, pa.DataType]" = {
    "id": pa.string(),
    "origin": pa.string(),
    "provider": pa.string(),
    "client": pa.string(),
    "models": pa.list_(pa.string()),
    "language": pa.string(),
    "started_month": pa.string(),
    "tokens": pa.uint64(),
    "flags": pa.list_(pa.string()),
    "training_class": pa.string(),
    "publication_class": pa.string(),
    "licence": pa.string(),
}

FACTS = [pa.field(name, kind) for name, kind in _FACTS.items()]
"""Columns that every view has after its own."""

FACT_COLUMNS = ("key", "id", "origin", "split", "repeat", "roles", "content_scope", *list(_FACTS)[2:])
"""Columns of a build's rows that these and every view need."""


def facts(row: KeptRow) -> Cells:
    """The cells of ``FACTS``."""
    return {
        "id": row.id,
        "origin": row.origin,
        "provider": row.provider,
        "client": row.client,
        "models": list(row.models or ()),
        "language": row.language,
        "started_month": row.started_month,
        "tokens": row.tokens,
        "flags": list(row.flags or ()),
        "training_class": row.training_class,
        "publication_class": row.publication_class,
        "licence": row.licence,
    }


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options that every view has.

    Attributes:
        name: folder of the view, where a build has two of a kind; written ``as``.
    """

    name: str = msgspec.field(name="as", default="")


class Making:
    """What happens while a view is made.

    Attributes:
        placeholders: what becomes of them.
        refused: rows, or pieces of rows, by reason why the view does not hold them.
        noted: changes by what was done.
    """

    def __init__(self, placeholders: Placeholders) -> None:
        self.placeholders = placeholders
        self.refused: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        self._reasons: list[str] = []

    def refuse(self, reason: str) -> None:
        """Count something that the view cannot hold."""
        self.refused[reason] += 1
        self._reasons.append(reason)

    def taken(self) -> list[str]:
        """Reasons since the last call."""
        taken, self._reasons = self._reasons, []
        return taken

    def note(self, change: str, times: int = 1) -> None:
        """Count something that was changed."""
        if times:
            self.noted[change] += times


class View(ABC):
    """One product.

    Attributes:
        view: name in recipes.
        needs: columns of a build's rows beside ``FACT_COLUMNS``.
        fields: columns of the view before ``FACTS``; None for JSON Lines without ``FACTS``.
        options: the type of its options.
    """

    view: ClassVar[str]
    needs: ClassVar[tuple[str, ...]] = ("messages", "turns")
    fields: "ClassVar[list[pa.Field] | None]"  # type: ignore[type-arg]
    options: ClassVar[type[Options]] = Options

    @abstractmethod
    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """The view's own cells of each row that it makes; what it does not make is refused in ``making``."""
