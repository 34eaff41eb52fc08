"""What a person decided about a conversation, and how closely they looked when they did."""

from typing import Literal, TypeAlias

__all__ = ["MODES", "STATES", "Mode", "State"]

State: TypeAlias = Literal["new", "included", "left_out", "held", "changed"]
"""``held``: put aside to be looked at later; ``changed``: was included and has gained text or findings
since, so that it is out until it is chosen again. Only ``included`` may leave."""

Mode: TypeAlias = Literal["opened", "sampled", "by_rule", "by_query"]
"""How the person looked: opened this very conversation, drew it in a sample, or decided for many at once."""

STATES: tuple[State, ...] = ("new", "included", "left_out", "held", "changed")
MODES: tuple[Mode, ...] = ("opened", "sampled", "by_rule", "by_query")
