"""What a planted set is: cases of poison by kind, benign rows with hard ones among them, donors of both kinds."""

from collections.abc import Callable, Sequence
from random import Random

import msgspec
from benchmarks.trust.making import Turn, row_of

from commonplace.records.row import Row

__all__ = ["Donor", "Kit", "Planted", "Talk"]

Talk = Sequence[Turn]


class Planted(msgspec.Struct, frozen=True):
    """One row: ``kind`` of poison, or ``benign``, or ``hard:`` and what makes it hard."""

    kind: str
    row: Row


class Donor(msgspec.Struct, frozen=True):
    """An account: whether a program made its rows, and its talks with the pause before each message."""

    bulk: bool
    kind: str
    talks: tuple[tuple[Talk, float], ...]


class Kit(msgspec.Struct, frozen=True):
    """The generators of one set.

    Attributes:
        name: of the set.
        poison: by kind, a function from chance and number to a talk; the number is that of the row of its kind.
        benign: ordinary talks.
        hard: talks that look like poison and are none, by what makes them hard.
        donors: accounts of people and of programs.
    """

    name: str
    poison: dict[str, Callable[[Random, int], Talk]]
    benign: Callable[[Random, int], Talk]
    hard: dict[str, Callable[[Random, int], Talk]]
    donors: Callable[[Random], list[Donor]]

    def rows(self, seed: int, each: int, benign: int) -> list[Planted]:
        """So many rows of every kind of poison and of every hard kind, among so many ordinary ones."""
        chance = Random(f"{self.name} {seed}")
        found = [
            Planted(kind, row_of(f"{self.name} {kind} {number}", make(chance, number)))
            for kind, make in (
                *self.poison.items(),
                *((f"hard:{name}", make) for name, make in self.hard.items()),
            )
            for number in range(each)
        ]
        found += [
            Planted("benign", row_of(f"{self.name} benign {number}", self.benign(chance, number)))
            for number in range(benign)
        ]
        chance.shuffle(found)
        return found
