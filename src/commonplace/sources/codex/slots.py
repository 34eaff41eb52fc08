"""The steps of one file while they are being compared."""

from collections.abc import Iterator

from commonplace.sources.codex.units import Step, Unit

__all__ = ["Slots"]


class Slots:
    """Steps in the order of the log, of which some are replaced and some taken away."""

    def __init__(self, steps: list[Step]) -> None:
        self._steps: list[Step | None] = list(steps)
        self._lines = {step.stamp.line for step in steps if isinstance(step, Unit)}

    def __getitem__(self, index: int) -> Unit:
        step = self._steps[index]
        if not isinstance(step, Unit):
            raise KeyError(index)
        return step

    def units(self) -> Iterator[tuple[int, Unit]]:
        """The units that are left, each with its place."""
        for index, step in enumerate(self._steps):
            if isinstance(step, Unit):
                yield index, step

    def put(self, index: int, unit: Unit) -> None:
        """Replace a unit."""
        self._steps[index] = unit

    def take(self, index: int) -> None:
        """Take a unit away."""
        self._steps[index] = None

    def left(self) -> list[Step]:
        """All steps that are left, in order."""
        return [step for step in self._steps if step is not None]

    def emptied(self) -> int:
        """How many records there are of which no unit is left."""
        return len(self._lines - {unit.stamp.line for _, unit in self.units()})
