import pytest

from commonplace.sources.claude_ai.fields import as_text, children, fields_of, items, kind_of, moment, text


@pytest.mark.parametrize("value", [None, 7, "x", [1], True])
def test_a_field_of_another_type_counts_as_absent(value: object) -> None:
    fields: dict[str, object] = {"at": value}

    assert fields_of(value) == {}
    assert children(fields, "at") == []
    assert text(fields, "at") == (value if isinstance(value, str) else "")
    assert items(fields, "at") == (value if isinstance(value, list) else [])
    assert moment(fields, "at") is None


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-18T05:30:10.325754Z",
        "2024-10-18T05:30:10.325754+00:00",
        "2024-10-18T07:30:10.325754+02:00",
        "2024-10-18T05:30:10.325754",
    ],
)
def test_times_are_utc_seconds(written: str) -> None:
    assert moment({"at": written}, "at") == pytest.approx(1729229410.325754, abs=1e-6)


@pytest.mark.parametrize(
    "written", ["", "yesterday", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2024-13-01"]
)
def test_times_that_cannot_be_are_none(written: str) -> None:
    assert moment({"at": written}, "at") is None


def test_only_short_slugs_are_kinds() -> None:
    assert kind_of({"type": "tool_use"}) == "tool_use"
    assert kind_of({"type": "my secret sentence"}) == "unnamed"
    assert kind_of({"type": "x" * 65}) == "unnamed"
    assert kind_of({}) == "unnamed"


def test_values_become_text() -> None:
    assert as_text("a") == "a"
    assert as_text({"a": [1]}) == '{"a":[1]}'
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    assert as_text(deep) == ""
