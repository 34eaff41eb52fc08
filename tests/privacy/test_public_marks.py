"""Numbers and names that belong to the public are nobody's, and only where they stand as such."""

import pytest

from commonplace.privacy.public_marks import is_public_mark


def marked(kind: str, text: str) -> bool:
    before, _, rest = text.partition("«")
    value, _, after = rest.partition("»")
    return is_public_mark(kind, before + value + after, len(before), len(before) + len(value))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("personal.document", "fixed in «CVE-2024-31337» today"),
        ("personal.phone", "Customer service: «0800 555 1234»"),
        ("personal.account", "Amtsgericht Köln, HRB «48291»"),
        ("personal.bank-account", "eingetragen unter «HRB 48291»"),
        ("personal.handle", "user «8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c»"),
        ("personal.cloud-account", "image-project «ubuntu-os-cloud»"),
        ("personal.host", "deployed to «eu-central-1»"),
        ("personal.address", "in «europe-west4-a»"),
    ],
)
def test_what_an_authority_or_a_firm_gave_out_is_public(kind: str, text: str) -> None:
    assert marked(kind, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("personal.phone", "my number: «0800 555 1234»"),
        ("personal.phone", "Customer service answered. Call me: «0171 5551234»"),
        ("personal.account", "my account «48291»"),
        ("personal.handle", "user «quendel77»"),
        ("personal.cloud-account", "project «quist-bau-prod»"),
        ("personal.host", "deployed to «quist-laptop»"),
        ("personal.name", "in «eu-central-1»"),
    ],
)
def test_what_is_somebodys_is_not(kind: str, text: str) -> None:
    assert not marked(kind, text)
