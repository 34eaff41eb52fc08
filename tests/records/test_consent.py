import pytest

from commonplace.records.consent import (
    AGE,
    ALLOWED,
    CONSENT_TEXT,
    GIVES,
    IMPORT_TEXT,
    LICENCES,
    USES,
    ConsentText,
)


def test_the_text_says_all_that_a_person_must_know() -> None:
    text = CONSENT_TEXT.plain
    needed = (
        "no warranty",
        "suspend",
        f"{AGE} or older",
        "withdraw",
        "write to you",
        "your Hub name",
        "anyone",
    )
    for words in (*needed, *USES[:3], *LICENCES):
        assert words in text


def test_the_text_before_the_import_says_what_is_read_where_it_stays_and_who_may_give() -> None:
    for words in ("files and folders that you name", "On this machine", "Nothing is sent", f"{AGE} or older"):
        assert words in IMPORT_TEXT.plain


@pytest.mark.parametrize("text", [CONSENT_TEXT, IMPORT_TEXT])
def test_the_text_is_worded_neutrally(text: ConsentText) -> None:
    for word in ("anonym", "competi", "should", "recommend"):
        assert word not in text.plain.lower()


SHOWN = {
    ("consent", "1"): "82c5234a526c055fe484c568c38a1e7bf1566512781ca2b684b631b8384d2b1c",
    ("consent", "2"): "450ab081bd6cb7967e4a11acba1dc775e9488a5a7581134dbbaf1bb1a3812700",
    ("import", "1"): "504a0d65755b98ad73daf10e74626f33480557a74a1c11ae73c96a1894c7aeb2",
}
"""Each version that people may have seen."""


def test_a_version_that_was_shown_is_never_edited() -> None:
    assert SHOWN["consent", CONSENT_TEXT.version] == CONSENT_TEXT.sha256
    assert SHOWN["import", IMPORT_TEXT.version] == IMPORT_TEXT.sha256


def test_every_choice_has_words() -> None:
    assert tuple(ALLOWED) == USES
    assert set(GIVES) == {"full", "no_tool_output", "user_only"}
