import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.evidence.id_times import conversation_id_time, service_id_time, uuid_version

LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def base58(number: int) -> str:
    found = ""
    while number:
        number, digit = divmod(number, 58)
        found = LETTERS[digit] + found
    return found.rjust(22, "1")


@pytest.mark.parametrize(
    ("text", "seconds", "family"),
    [
        # Public logs of Claude Code 1.0.98 and 2.1.77.
        ("req_011CScjDwSLPopDZouM87H3f", 1_756_503_715.804, "anthropic"),
        ("req_011CZVkmiXyBBeRwddsXm3Ur", 1_774_713_557.661, "anthropic"),
        # Published answers of OpenAI with created_at 1741476542, 1767935900 and 1769260373.
        ("resp_67ccd2bed1ec8190b14f964abc0542670bb6a6b452d3795b", 1_741_476_542, "openai"),
        ("resp_0992cccae6a7c9670169608f9c224c81919211350a31ba796e", 1_767_935_900, "openai"),
        ("rs_03777219f1a0df8e006974c555f2e881939e28907af284e3e2", 1_769_260_373, "openai"),
        ("01a05887-f86d-7043-b62c-525554cd727d", 1_788_191_701.101, "uuid7"),
    ],
)
def test_times_in_published_ids(text: str, seconds: float, family: str) -> None:
    found = service_id_time(text)
    assert found is not None
    assert found == (pytest.approx(seconds, abs=0.002), family)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "msg_01Qax2XjYHoW6M886gYLtGfB",  # looks like a UUIDv7 of the year 8624
        "toolu_01YBZ5eeNZm2cgQ786VSv3bW",
        "req_01",
        "req_01OOOOOOOOOOOOOOOOOOOOOO",
        "rs_1",
        "resp_00000000000000000000000000000000000000000000000000",
        "4a718348-3eb5-4e00-a464-38417f6cb252",
        "019f3fcd-9b35-7715-b2cc-b227512b5459 ",
    ],
)
def test_ids_without_a_time(text: str) -> None:
    assert service_id_time(text) is None


def test_a_chatgpt_id_has_a_time_only_in_version_8() -> None:
    assert conversation_id_time("chatgpt", "6857150a-cd20-800f-a5f7-d2404f94b935") == (
        1_750_537_482,
        "chatgpt",
    )
    assert conversation_id_time("chatgpt", "6857150a-cd20-400f-a5f7-d2404f94b935") is None
    assert conversation_id_time("claude-ai", "6857150a-cd20-800f-a5f7-d2404f94b935") is None
    assert conversation_id_time("chatgpt", "conv-123") is None


@pytest.mark.parametrize(
    ("text", "version"),
    [("6857150a-cd20-800f-a5f7-d2404f94b935", 8), ("4o85deuk-t7gy-bz98-uclp-764b8b8zpwdr", None)],
)
def test_versions_of_uuids(text: str, version: int | None) -> None:
    assert uuid_version(text) == version


@given(milliseconds=st.integers(1_641_000_000_000, 4_102_000_000_000), rest=st.integers(0, 2**74 - 1))
def test_every_time_comes_back_out_of_a_request_id(milliseconds: int, rest: int) -> None:
    high, low = rest >> 62, rest & (2**62 - 1)
    number = milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low
    assert service_id_time(f"req_01{base58(number)}") == (milliseconds / 1000, "anthropic")


@given(st.one_of(st.text(), st.from_regex(r"(req|msg|rs|fc)_0[01][0-9A-Za-z]{20,50}", fullmatch=True)))
def test_any_text_is_an_id_with_or_without_a_time(text: str) -> None:
    found = service_id_time(text)
    assert found is None or 1_640_995_200 <= found.seconds < 4_102_444_800
