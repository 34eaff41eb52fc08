"""Says which extra is missing, before an import fails without a word about it."""

from importlib.util import find_spec

from commonplace import NAME
from commonplace.errors import UsageError

__all__ = ["need_cluster", "need_lab"]

_LAB = ("daft", "numpy", "scipy")


def need_lab() -> None:
    """Raise UsageError if a package of the extra ``lab`` is not installed."""
    _need(_LAB, "lab")


def need_cluster() -> None:
    """Raise UsageError if a package of the extra ``cluster`` is not installed."""
    _need((*_LAB, "ray"), "cluster")


def _need(packages: tuple[str, ...], extra: str) -> None:
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"this needs the extra {extra!r}",
            facts=tuple(f"{name} is not installed" for name in missing),
            hint=f"pip install '{NAME}[{extra}]'",
        )
