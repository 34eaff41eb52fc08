"""``lab``: what labs do with what was given; each verb in a module of its own, loaded when it is run."""

from importlib import import_module

import click

__all__ = ["lab"]

_VERBS: dict[str, str] = {
    "collect": "lab_collecting",
    "verify": "lab_verifying",
    "trust": "lab_trusting",
    "status": "lab_overviewing",
    "check": "lab_checking",
    "find": "lab_finding",
    "block": "lab_blocking",
    "index": "lab_indexing",
    "build": "lab_building",
    "diff": "lab_diffing",
    "report": "lab_reporting",
    "dossier": "lab_counselling",
    "attach": "lab_attaching",
    "purge": "lab_purging",
    "publish": "lab_publishing",
    "impact": "lab_impacting",
}
"""Each verb in the order a lab uses them, and the module of this room that holds it."""


class _InOrder(click.Group):
    """Lists its verbs in the order of use, and loads only the one that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of use."""
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of a name, or None."""
        del ctx
        if cmd_name not in _VERBS:
            return None
        command = getattr(import_module(f"{__package__}.{_VERBS[cmd_name]}"), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=_InOrder)
def lab() -> None:
    """For labs: collect what was given, verify it, look at it, build datasets from it."""
