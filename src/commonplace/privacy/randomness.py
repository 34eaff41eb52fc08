"""Tell a random-looking token from a name: the second tier, whose finds are replaced by stand-ins."""

from commonplace.privacy.rule import Rule, Shape

__all__ = ["RANDOM_TOKEN", "is_random"]

RANDOM_TOKEN = Rule(
    id="random-token",
    kind="random.token",
    anchors=(Shape("[A-Za-z0-9+/_-]{16}", 16, "A-Za-z0-9+/_=-"),),
    pattern=r"[A-Za-z0-9+/_-]{16,}={0,2}(?![A-Za-z0-9+/_=-])",
    tier="random",
    confidence=0.5,
    spread=False,
    reference="https://en.wikipedia.org/wiki/Entropy_(information_theory)",
    finds=(),
    ignores=(),
)
"""Every run of sixteen and more token characters; ``is_random`` judges each."""


def is_random(text: str, start: int, end: int) -> bool:
    """Whether a run of token characters is random-looking and no digest or id that must survive."""
    return False
