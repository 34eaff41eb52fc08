"""A scan finds a value however it is wrapped, says where it stands, and never fails on a text."""

import base64
import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy import Identity, IdentityTerm, Scanner, finding_value, value_id
from commonplace.privacy.examples import fake
from commonplace.privacy.matching import Matcher
from commonplace.records import Text, ToolCall
from tests.privacy.conversations import KEY, called, conversation, said

TOKEN = "ghp_" + fake("alnum", 36, "scanner")


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(Identity((IdentityTerm("username", "izabaleta"),)), KEY)


def seen(scanner: Scanner, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    before = said(text)
    findings = scanner.scan([before])[0].findings
    return [(finding.kind, finding_value(before, finding), finding.chain) for finding in findings]


def test_a_plain_value_is_one_finding_with_its_place(scanner: Scanner) -> None:
    before = said(f"token {TOKEN}!")
    (result,) = scanner.scan([before])
    (finding,) = result.findings
    assert (result.status, result.leaves, result.characters) == ("scanned", 1, len(TOKEN) + 7)
    assert (finding.path, finding.kind, finding.tier, finding.chain) == (
        "m/m1/p/0/text",
        "secret.github-token",
        "certain",
        (),
    )
    assert [(part.start, part.end) for part in finding.ranges] == [(6, 46)]
    assert finding.value_id == value_id(TOKEN, KEY) == scanner.id_of(TOKEN)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (json.dumps(f'say "x" {TOKEN}\n'), ()),
        (json.dumps({"t": "".join(f"\\u{ord(char):04x}" for char in TOKEN)}), ("json", "json")),
        ("".join(f"%{ord(char):02X}" for char in TOKEN), ("url",)),
        (base64.b64encode(f"T={TOKEN}\n".encode()).decode(), ("base64",)),
        (f"{TOKEN[:9]}\x1b[0m{TOKEN[9:]}", ("ansi",)),
        (f"{TOKEN[:19]}\n{TOKEN[19:]}", ("wrap",)),
        (f'"{TOKEN[:19]}" + "{TOKEN[19:]}"', ("concat",)),
    ],
)
def test_the_chain_says_how_a_value_was_wrapped(scanner: Scanner, text: str, chain: tuple[str, ...]) -> None:
    assert chain in [found[2] for found in seen(scanner, text) if found[0] == "secret.github-token"]


def test_a_value_in_pieces_has_several_ranges(scanner: Scanner) -> None:
    before = said(f"{TOKEN[:9]}\x1b[0m{TOKEN[9:]}")
    finding = next(f for f in scanner.scan([before])[0].findings if f.kind == "secret.github-token")
    assert len(finding.ranges) == 2
    assert finding_value(before, finding) == TOKEN
    assert finding.value_id == scanner.id_of(TOKEN)


def test_a_key_says_what_stands_under_it(scanner: Scanner) -> None:
    before = called(
        {"login": {"password": "swordfish"}, "phone": 4155552671, "count": 4155552672, "born": "1987-03-14"}
    )
    found = {finding_value(before, finding) for finding in scanner.scan([before])[0].findings}
    assert {"swordfish", "4155552671"} <= found
    assert "4155552672" not in found


def test_items_of_a_list_are_one_command(scanner: Scanner) -> None:
    before = called(
        {
            "argv": ["curl", "-s", "-u", "carla:hunter-2-2", "https://x.test"],
            "other": ["sshpass", "-p", "Tr0ub4"],
        }
    )
    found = {
        (finding.path.rpartition("/")[2], finding_value(before, finding))
        for finding in scanner.scan([before])[0].findings
    }
    assert {("3", "hunter-2-2"), ("2", "Tr0ub4")} <= found


def test_a_placeholder_names_nothing(scanner: Scanner) -> None:
    assert seen(scanner, "[PASSWORD_1]: 19000 and [API_KEY_2]=abc123def456") == []
    assert [value for _, value, _ in seen(scanner, "[PASSWORD]: hunter22x")] == ["hunter22x"]


def test_a_value_found_once_is_found_everywhere(scanner: Scanner) -> None:
    before = conversation(
        Text("my password is Tr0ub4dor&3"), Text("so I typed Tr0ub4dor&3 again"), title="Tr0ub4dor&3?"
    )
    found = scanner.scan([before])[0].findings
    assert sorted(finding.path for finding in found) == ["m/m1/p/0/text", "m/m1/p/1/text", "title"]
    assert len({finding.value_id for finding in found}) == 1


def test_of_two_finds_in_one_place_the_one_that_says_more_is_reported(scanner: Scanner) -> None:
    assert seen(scanner, f'api_key = "{TOKEN}"') == [("secret.github-token", TOKEN, ())]
    assert [kind for kind, _, _ in seen(scanner, "/home/izabaleta/x")] == ["path.user"]


def test_numbers_are_one_value_however_they_are_grouped() -> None:
    assert (
        value_id("4929 5925 8620 8320", KEY)
        == value_id("4929592586208320", KEY)
        == value_id("4929-5925-8620-8320", KEY)
    )
    assert value_id("Maria@Firm.de", KEY) == value_id("maria@firm.de", KEY)
    assert value_id("abc", KEY) != value_id("abd", KEY)
    assert value_id("abc", KEY) != value_id("abc", b"o" * 32)


def test_the_version_is_that_of_rules_and_identity() -> None:
    one = Scanner(Identity(), KEY)
    assert (
        one.version == Scanner(Identity(), KEY, engine="fallback", environment_secrets=["abcdef99"]).version
    )
    assert one.version != Scanner(Identity((IdentityTerm("name", "A B"),)), KEY).version


def test_secrets_of_the_environment_are_found_and_only_their_digest_is_kept() -> None:
    scanner = Scanner(Identity(), KEY, environment_secrets=["plain-Words"])
    (finding,) = scanner.scan([said("it printed plain-Words there")])[0].findings
    assert (finding.kind, finding.value_id) == ("secret.environment", scanner.id_of("plain-Words"))
    assert "plain-Words" not in repr(finding)


def test_what_breaks_inside_is_a_failed_scan_of_that_conversation(
    monkeypatch: pytest.MonkeyPatch, scanner: Scanner
) -> None:
    real = Matcher.find

    def broken(self: Matcher, texts: Sequence[str]) -> object:
        if any("boom" in text for text in texts):
            raise RuntimeError("boom: private words")
        return real(self, texts)

    monkeypatch.setattr(Matcher, "find", broken)
    good, bad = scanner.scan([said("fine"), said("boom")])
    assert (good.status, bad.status, bad.findings, bad.detail) == ("scanned", "failed", (), "RuntimeError")


@given(st.text(), st.binary(max_size=40))
def test_no_text_breaks_a_scan(scanner: Scanner, text: str, data: bytes) -> None:
    mixed = text + data.decode("utf-8", "surrogateescape") + "\ud800" + text
    (result,) = scanner.scan(
        [conversation(Text(mixed), ToolCall(call_id=None, name="x", arguments={mixed: [mixed]}))]
    )
    assert result.status == "scanned"


def test_binary_looking_texts_are_scanned_too(scanner: Scanner) -> None:
    text = "\x00\x08\x1b" * 3000 + f" {TOKEN} " + "\x00" * 3000
    assert ("secret.github-token", TOKEN, ()) in seen(scanner, text)
