"""Which split a row is in: a donor and a cluster of near duplicates are never in two."""

import hashlib

import numpy as np
import numpy.typing as npt

from commonplace.curate.recipes.recipe import Splits

__all__ = ["TRAIN", "split_groups"]

TRAIN = "train"


def split_groups(groups: "npt.NDArray[np.uint64]", splits: Splits, seed: int) -> "npt.NDArray[np.object_]":
    """The split of each row.

    Groups are taken in an order that follows from the seed and their name; ``test`` is filled first, then
    ``validation``, each with what fits into its share, so that one large group is in ``train``.

    Args:
        groups: for each row the group that must not be divided.
        splits: shares of the rows.
        seed: of the recipe.
    """
    names, place, sizes = np.unique(groups, return_inverse=True, return_counts=True)
    order = sorted(range(len(names)), key=lambda number: _drawn(int(names[number]), seed))
    room = {"test": splits.test * len(groups), "validation": splits.validation * len(groups)}
    chosen = np.full(len(names), TRAIN, dtype=object)
    for number in order:
        for name, left in room.items():
            if 0 < sizes[number] <= left:
                chosen[number] = name
                room[name] = left - int(sizes[number])
                break
    return chosen[place]


def _drawn(group: int, seed: int) -> bytes:
    return hashlib.sha256(f"split\0{seed}\0{group}".encode()).digest()
