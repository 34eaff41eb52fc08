"""The person's yes, bound to the digest of what was shown."""

from pathlib import Path

import msgspec
import pytest

from commonplace.errors import ConsentMissing
from commonplace.publish import confirm, staged
from tests.publish.workspaces import (
    ANSWERS,
    NOW,
    Desk,
    chat,
    stage,
)


def test_consent_must_be_complete(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    for broken in ({"uses": ()}, {"uses": ("anything",)}, {"license_human": "MIT"}):
        with pytest.raises(ConsentMissing):
            stage(desk, target, msgspec.structs.replace(ANSWERS, **broken))


def test_every_part_of_what_is_agreed_to_is_in_the_digest(desk: Desk, target: Path, tmp_path: Path) -> None:
    desk.add(chat(1))
    first = stage(desk, target)
    digests = {first.digest, stage(desk, tmp_path / "other").digest}
    for other in (
        {"license_human": "CC-BY-4.0"},
        {"uses": ("training",)},
        {"channel": "terminal"},
        {"scope": "user_only"},
        {"code_licence": "MIT"},
    ):
        digests.add(stage(desk, target, msgspec.structs.replace(ANSWERS, **other)).digest)
    desk.add(chat(2))
    digests.add(stage(desk, target).digest)
    assert len(digests) == 8
    plan = first.plan
    for field, value in (
        ("target", "x"),
        ("endpoint", "x"),
        ("visibility", "public"),
        ("parent", "x"),
        ("registry", "x"),
        ("operations", plan.operations[1:]),
        ("consent", msgspec.structs.replace(plan.consent, id="x")),
    ):
        assert msgspec.structs.replace(plan, **{field: value}).digest != first.digest


def test_staging_anew_takes_the_place_of_what_was_staged(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    first = stage(desk, target)
    desk.add(chat(2))
    second = stage(desk, target)
    assert staged(desk.workspace.outbox.get(first.number)).state == "cancelled"
    with pytest.raises(ConsentMissing, match="used already"):
        confirm(desk.workspace, first, first.phrase, "script", now=NOW)
    assert confirm(desk.workspace, second, second.phrase, "script", now=NOW).state == "ready"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "my-chats",
        "my-chats@",
        "@{digest}",
        "{digest}",
        "other@{digest}",
        "my-chats@{short}",
        "my-chats@0{digest}",
    ],
)
def test_what_is_typed_must_be_name_and_digest(desk: Desk, target: Path, typed: str) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    with pytest.raises(ConsentMissing, match="typed"):
        confirm(
            desk.workspace,
            shown,
            typed.format(digest=shown.digest, short=shown.digest[:11]),
            "script",
            now=NOW,
        )
    assert not target.exists()


def test_the_first_digits_are_enough_and_blanks_do_no_harm(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    typed = f" my-chats@{shown.digest[:12].upper()}\n"
    assert confirm(desk.workspace, shown, typed, "script", now=NOW).state == "ready"


def test_a_confirmation_counts_once_and_only_where_the_rows_say(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = stage(desk, target)
    with pytest.raises(ConsentMissing, match="another way"):
        confirm(desk.workspace, shown, shown.phrase, "page", now=NOW)
    confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
    with pytest.raises(ConsentMissing, match="used already"):
        confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)
