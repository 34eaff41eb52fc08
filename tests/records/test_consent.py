from commonplace.records.consent import CONSENT_TEXT, LICENCES, USES


def test_the_text_says_all_that_a_person_must_know() -> None:
    text = CONSENT_TEXT.plain
    for needed in ("CC0-1.0", "CC-BY-4.0", "no warranty", "suspend", "18 or older", "withdraw", *USES):
        assert needed in text
    assert all(licence in text for licence in LICENCES)


def test_the_text_is_worded_neutrally() -> None:
    text = CONSENT_TEXT.plain.lower()
    for word in ("anonym", "competi", "should", "recommend"):
        assert word not in text


def test_a_version_that_was_shown_is_never_edited() -> None:
    published = {"1": CONSENT_TEXT.sha256}
    assert published[CONSENT_TEXT.version] == CONSENT_TEXT.sha256
