"""What stands where a credential would stand and is none, and what a person may be shown of a value."""

import pytest

from commonplace.privacy import mask
from commonplace.privacy.examples import fake
from commonplace.privacy.exempt import is_placeholder


@pytest.mark.parametrize(
    "value",
    [
        "<password>", "your-api-key-here", "YOUR_API_KEY", "xxxxxxxx", "****", "...", "${DB_PASS}", "$PASS", "%PASS%",
        "{{ secret }}", "process.env.API_KEY", "os.environ['X']", "get_password(user)", "self.password", "None", "null",
        "config.api_key", "changeme", "password", "sk-xxxxxxxxxxxx", "ghp_************", "my-secret-token", "aaaaaaaa",
        "$(cat file)", "AKIA" + "IOSFODNN7EXAMPLE",
    ],
)  # fmt: skip
def test_stand_ins_are_known(value: str) -> None:
    assert is_placeholder(value)


@pytest.mark.parametrize(
    "value",
    [
        "hunter2",
        "swordfish",
        "correct-horse",
        "Tr0ub4dor&3",
        "p@ss",
        "abc123",
        fake("hex", 32),
        "Winter2024!",
        "s3cret",
        "1234",
    ],
)
def test_real_values_are_not(value: str) -> None:
    assert not is_placeholder(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("maria.lopez@firm.de", "personal.email"),
        ("ghp_" + fake("alnum", 36), "secret.github-token"),
        ("4929 5925 8620 8320", "personal.card"),
        ("Maria", "personal.name"),
        ("x", "secret.password"),
        ("Annika Sorvali", "personal.name"),
        ("", "personal.name"),
    ],
)
def test_a_mask_hides_most_of_a_value(value: str, kind: str) -> None:
    shown = mask(value, kind)
    assert value == "" or value not in shown
    visible = [char for char in shown.partition("(")[0] if char not in "*@."]
    assert len(visible) * 3 <= max(len(value), 3)
    assert "\n" not in mask("a\nb\nc\nd", kind)
