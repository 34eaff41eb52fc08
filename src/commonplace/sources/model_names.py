"""Names of models: from the slug that a log holds to the family that people know.

The slug is data and is always kept as it was recorded. The family is a second, coarser name beside it,
which makes ``gpt-5-5-thinking`` of ChatGPT, ``gpt-5.5`` of the API and ``gpt-5.5-high`` of an editor one
and the same. Nothing here knows a list of models, so that a model of tomorrow needs no new release.
"""

import re

__all__ = ["family"]

_ROUTES = re.compile(
    r"(?:(?:openai|anthropic|google|x-ai|xai|deepseek|mistralai|models|accounts|publishers|bedrock|vertex_ai)/"
    r"|(?:us|eu|apac|global)\.(?=anthropic\.)"
    r"|anthropic\.)",
)
"""What routers and clouds put before a name, e.g. ``us.anthropic.`` or ``models/``."""

_KNOWN_LINE = re.compile(
    r"(?:gpt|chatgpt|o\d|codex|claude|gemini|grok|deepseek|mistral|magistral|qwen|kimi|glm)(?![a-z])"
)
"""Beginnings of names that are built of hyphened tokens; any other slug is left as it is."""

_BRACKET = re.compile(r"\[[0-9a-z]+\]$")
_CLOUD_REVISION = re.compile(r"-v\d+(?::\d+)?$")
_DATE = re.compile(
    r"[-@](?:20\d{2}-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01]))$"
)
_EFFORT = re.compile(r"-(?:none|minimal|low|medium|high|xhigh)$")
_MAXIMUM = re.compile(r"(?<!-codex)-max$")
_LATEST = re.compile(r"-latest$")
_MODE = re.compile(r"(?<=\d)(\D*)-(?:thinking|instant|chat)$")
"""A mode, if a version stands before it: ``deepseek-chat`` is a name, ``gpt-5-chat`` a mode."""

_GPT_MODE = re.compile(r"-(?:thinking|instant|t)(?=-(?:mini|nano|pro)\b)")
_SPLIT_VERSION = re.compile(r"(?<![\d.])(0|[1-9]\d?)-(0|[1-9]\d?)(?=-|$)")


def family(slug: str) -> str:
    """Name the family of a model, e.g. ``gpt-5.5`` for ``gpt-5-5-thinking``.

    Removed are: the prefix of a router or cloud, dates, revisions, context sizes in brackets, reasoning
    effort, and the mode of an otherwise equal name (``thinking``, ``instant``, ``chat``, ``latest``).
    Kept are sizes and tiers, which are models of their own (``mini``, ``nano``, ``pro``, ``codex``,
    ``turbo``). A version that was split by a hyphen gets its dot back.

    A slug of a line that is not known here comes back as it is, without blanks around it. The function
    is total, and a family is its own family.

    Source: slugs of ChatGPT exports write hyphens for dots (``gpt-5-6-pro``, ``gpt-5-t-mini``), Claude
    Code writes ``claude-opus-4-8`` and ``claude-sonnet-4-5-20250929``, editors append the effort
    (``gpt-5.5-high``, ``claude-fable-5-high``).
    """
    name = slug.strip().lower()
    while route := _ROUTES.match(name):
        name = name[route.end() :]
    if not _KNOWN_LINE.match(name):
        return slug.strip()
    previous = ""
    while name != previous:
        previous = name
        name = _shortened(name)
    return name


def _shortened(name: str) -> str:
    """Take off one layer of suffixes and mend the version; the caller repeats it until nothing changes."""
    for suffix in (_BRACKET, _CLOUD_REVISION, _DATE, _EFFORT, _MAXIMUM, _LATEST):
        shorter = suffix.sub("", name)
        name = shorter if _KNOWN_LINE.match(shorter) else name
    name = _MODE.sub(r"\1", name)
    if name.startswith("gpt"):
        name = _GPT_MODE.sub("", name)
    return _SPLIT_VERSION.sub(r"\1.\2", name, count=1)
