"""How often a row is taken: weights for strata, and a number of rows that is drawn."""

import numpy as np
import numpy.typing as npt

from commonplace.curate.recipes.recipe import Mix

__all__ = ["repeats"]


def repeats(
    strata: "npt.NDArray[np.object_]", keys: "npt.NDArray[np.object_]", mix: Mix, seed: int
) -> "npt.NDArray[np.int32]":
    """How often each row is taken; 0 where it is not drawn.

    Args:
        strata: for each row its value of ``mix.by``; None is a stratum of its own, of weight 1.
        keys: 32 bytes for each row.
        mix: of the recipe.
        seed: another seed draws other rows.

    The fraction of a weight is drawn row by row; of more rows than wanted, those with the smallest draws stay, so
    that each stratum keeps its share on the average.
    """
    drawn = _draws(keys, seed)
    weights = np.array([mix.weights.get(value, 1.0) if value else 1.0 for value in strata.tolist()])
    whole = np.floor(weights)
    times: npt.NDArray[np.int32] = (whole + (drawn < weights - whole)).astype(np.int32)
    if mix.rows is None or int(times.sum()) <= mix.rows:
        return times
    # The second and later times of a row are drawn apart from the first.
    rows = np.repeat(np.arange(len(times)), times)
    starts = np.concatenate(([0], np.cumsum(times)[:-1]))
    turn = np.arange(len(rows)) - starts[rows]
    order = np.lexsort((rows, (drawn[rows] + turn * 0.6180339887498949) % 1.0))
    return np.bincount(rows[order[: mix.rows]], minlength=len(times)).astype(np.int32)


def _draws(keys: "npt.NDArray[np.object_]", seed: int) -> "npt.NDArray[np.float64]":
    """A number in [0, 1) for each row, by its key and the seed. Source: SplitMix64's finaliser."""
    joined = b"".join(bytes(key[:8]) for key in keys)
    numbers = np.frombuffer(joined, dtype="<u8") + np.uint64(seed * 0x9E3779B97F4A7C15 % 2**64)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    numbers ^= numbers >> np.uint64(31)
    return (numbers >> np.uint64(11)).astype(np.float64) / 2.0**53
