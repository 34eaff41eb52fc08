"""Reads the time that services write into their ids. All are pure and cost a few arithmetic operations."""

import re
from typing import Literal, NamedTuple

__all__ = ["Family", "IdTime", "conversation_id_time", "service_id_time", "uuid_version"]

Family = Literal["chatgpt", "uuid7", "openai", "anthropic"]

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_VALUES = {letter: value for value, letter in enumerate(_BASE58)}

_UUID = re.compile(
    r"(?P<seconds>[0-9a-f]{8})-(?P<rest>[0-9a-f]{4})-(?P<version>[0-9a-f])[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
)

_OPENAI = re.compile(
    r"(?:resp|msg|rs|fc|ctc|ws)_(?:[0-9a-f]{16}0[01](?P<late>[0-9a-f]{8})[0-9a-f]{24}|(?P<early>[0-9a-f]{8})[0-9a-f]{40})"
)
"""Ids of the Responses API: 50 digits with the seconds behind a prefix of 18 that a response shares with its
items, or in early 2025 48 digits that begin with the seconds.

Source: public recorded answers of OpenAI: ``created_at`` equals the seconds in 4 of 4 dated ones (two of March
2025 in OpenAI's reference, two of January 2026), and an item in a Codex log of August 2026 has the same second.
"""

_ANTHROPIC = re.compile(rf"(?:req|msg)_01([{_BASE58}]{{21,22}})")
"""Source: 40 of 40 request ids of public logs, August 2025 to August 2026, hold a UUIDv7 in base58."""

_EARLIEST, _LATEST = 1_640_995_200.0, 4_102_444_800.0
"""The years 2022 to 2099. A time outside is no time but digits drawn at random."""


class IdTime(NamedTuple):
    """A time that stands in an id, UTC seconds, and the kind of id it stands in."""

    seconds: float
    family: Family


def uuid_version(text: str) -> int | None:
    """The version of a UUID in its usual form; None if the text is none."""
    match = _UUID.fullmatch(text)
    return int(match["version"], 16) if match else None


def conversation_id_time(client: str, native_id: str) -> IdTime | None:
    """The time in a conversation's own id; None if it is of a form that has none.

    ChatGPT writes a UUID of version 8 whose first 8 digits are Unix seconds. Its ids were version 4 until
    2024 and have no time. Other products write version 7.

    Source: ChatGPT: 10 of 10 exported conversations of June 2025 to January 2026; 20 of 20 public share
    links of September 2024 to October 2025 have version 8. UUIDv7: RFC 9562 section 5.7.
    """
    match = _UUID.fullmatch(native_id)
    if match is None:
        return None
    if client == "chatgpt":
        return _within(int(match["seconds"], 16), "chatgpt") if match["version"] == "8" else None
    if match["version"] == "7":
        return _within(int(match["seconds"] + match["rest"], 16) / 1000, "uuid7")
    return None


def service_id_time(text: str) -> IdTime | None:
    """The time in the id of a request, an answer or a message; None if it has none."""
    if match := _OPENAI.fullmatch(text):
        return _within(int(match["late"] or match["early"], 16), "openai")
    if match := _ANTHROPIC.fullmatch(text):
        return _anthropic(match[1])
    return conversation_id_time("", text)


def _anthropic(letters: str) -> IdTime | None:
    number = 0
    for letter in letters:
        number = number * 58 + _VALUES[letter]
    # The version is 7 and the variant is 2; of ids drawn at random one in 64 looks so, with a random time.
    if number >> 128 or (number >> 76) & 15 != 7 or (number >> 62) & 3 != 2:
        return None
    return _within((number >> 80) / 1000, "anthropic")


def _within(seconds: float, family: Family) -> IdTime | None:
    return IdTime(seconds, family) if _EARLIEST <= seconds < _LATEST else None
