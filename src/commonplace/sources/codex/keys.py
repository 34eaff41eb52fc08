"""Gives each unit its id in the family: the same in a session's own file and in every replayed copy of it."""

from collections import Counter

import msgspec

from commonplace.sources.codex.units import Step, Unit, digest

__all__ = ["keyed"]


def keyed(steps: tuple[Step, ...], seed: str) -> list[Step]:
    """The steps, each unit with its key.

    A record's own id is its key. Where it has none, the key is a digest of the turn, the lane, the content
    and how often the same was met in this turn. A turn is known by its id or, in versions without turn ids,
    by all that was said to the model as the user up to it, so that equal words in two continuations of one
    session keep apart. Times are not used: a replayed copy has new ones.

    Args:
        steps: of one file, without twins.
        seed: empty, or what sets a session apart that must not share ids with others by chance.
    """
    prompts = digest(seed)
    met: Counter[tuple[str, str, str]] = Counter()
    found: list[Step] = []
    for step in steps:
        if not isinstance(step, Unit):
            found.append(step)
            continue
        turn = step.stamp.turn or prompts
        same = (turn, step.lane, step.signature)
        found.append(msgspec.structs.replace(step, key=step.native or digest(*same, str(met[same]))))
        met[same] += 1
        if step.lane == "user":
            prompts = digest(prompts, step.signature)
    return found
