"""The final check finds what a scan missed, in every encoding, and exempts only exact values."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy import RULES, Identity, IdentityTerm, Rule, Scanner, leaves, redact, verify_texts
from commonplace.privacy.examples import expand, fake
from commonplace.privacy.matching import Matcher
from commonplace.records import Text, ToolCall
from tests.privacy.conversations import KEY, conversation, said

SNIPPETS = [expand(text).replace("«", "").replace("»", "") for rule in RULES for text in rule.finds]
SECRET = "kept-in-Env-77"


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    terms = (
        IdentityTerm("name", "José López Ortega"),
        IdentityTerm("email", "jose@lopez-bau.de"),
        IdentityTerm("username", "root"),
    )
    return Scanner(Identity(terms), KEY, environment_secrets=[SECRET])


def test_a_redacted_conversation_passes(scanner: Scanner) -> None:
    token = fake("alnum", 32, "verify")
    before = conversation(
        Text(f"José López, jose@lopez-bau.de, {token}"), Text("ghp_" + fake("alnum", 36, "verify"))
    )
    done = redact(before, scanner.scan([before])[0].findings, key=KEY)
    texts = [(leaf.path, leaf.text) for leaf in leaves(done.conversation)]
    assert verify_texts(texts, scanner, (), done.replacements) == []
    assert [finding.kind for finding in verify_texts(texts, scanner)] == ["random.token"]


@pytest.mark.parametrize("name", ["José López Ortega", "jose@lopez-bau.de", SECRET])
@pytest.mark.parametrize("shift", [0, 1, 2])
def test_identity_and_secrets_are_found_in_every_encoding(scanner: Scanner, name: str, shift: int) -> None:
    data = name.encode()
    forms = {
        "plain": name,
        "json": json.dumps({"a": name}),
        "escaped": "".join(f"\\u{ord(char):04X}" for char in name),
        "url": "".join(f"%{byte:02X}" for byte in data),
        "hex": "ff" + data.hex() + "00",
        "base64": base64.b64encode(b"\xff\x00"[:shift] + data + b"\xfe\xff\x01").decode(),
        "url base64": base64.urlsafe_b64encode(b"\xff\x00"[:shift] + data + b"\xfe\xff\x01").decode(),
    }
    for form, text in forms.items():
        assert verify_texts([("p", f"x {text} y")], scanner), form


@given(
    parts=st.lists(st.sampled_from(SNIPPETS), min_size=1, max_size=4), gap=st.sampled_from([" ", "\n", ", "])
)
def test_what_was_cleaned_passes_also_as_json(scanner: Scanner, parts: list[str], gap: str) -> None:
    before = conversation(
        Text(gap.join(parts)), ToolCall(call_id="c", name="x", arguments={"a": parts[0], "b": parts})
    )
    done = redact(before, scanner.scan([before])[0].findings, key=KEY)
    plain = [(leaf.path, leaf.text) for leaf in leaves(done.conversation)]
    assert verify_texts(plain, scanner, (), done.replacements) == []
    as_json = [(path, json.dumps({"content": text})) for path, text in plain]
    assert verify_texts(as_json, scanner, (), done.replacements) == []


@pytest.mark.xfail(strict=True, reason="a cue reaches past the number that went to the next thing like one")
def test_a_cue_names_nothing_behind_a_number_that_went(scanner: Scanner) -> None:
    key = "pUaYuGwZGS7I6nPov3jogG3X4nu68wOtxJeGLd2zL+" + "YMH0O1u7HhgQNjHYiHtx7nXrTbvwDp0oLcNOTX2S/kyJ=="
    before = said(f"My social security number is 157 36 8193., ADD_ONION ED25519-V3:{key} Port=80")
    done = redact(before, scanner.scan([before])[0].findings, key=KEY)
    plain = [(leaf.path, leaf.text) for leaf in leaves(done.conversation)]
    assert verify_texts(plain, scanner, (), done.replacements) == []


def test_a_finding_has_kind_and_place_and_no_value(scanner: Scanner) -> None:
    (finding,) = verify_texts([("a", "nothing"), ("b", f"it is {SECRET}")], scanner)
    assert (finding.path, finding.kind) == ("b", "secret.environment")
    assert SECRET not in repr(finding)


def test_only_values_that_were_kept_are_exempt(scanner: Scanner) -> None:
    text = "write to maria@firm-x.de or to carla@firm-x.de"
    kept = {scanner.id_of("maria@firm-x.de")}
    found = verify_texts([("p", text)], scanner, kept)
    assert [text[f.ranges[0].start : f.ranges[0].end] for f in found] == ["carla@firm-x.de"]


STAND_IN = "Bodel Gane"
HINTED = Rule(
    id="hinted",
    kind="personal.name",
    anchors=("who: ",),
    pattern=r"who: (?P<v>[^\n]{1,80})",
    reference="made up",
    finds=(),
    ignores=(),
)


@pytest.fixture(scope="module")
def greedy() -> Scanner:
    """A scanner with one rule, which takes a whole line, and a donor with a short name."""
    scanner = Scanner(Identity((IdentityTerm("name", "Bo"), IdentityTerm("name", "Ann"))), KEY)
    scanner.twin._rules = Matcher((HINTED,), "fallback")
    return scanner


@pytest.mark.parametrize(
    "line", [STAND_IN, f"Dr {STAND_IN}", f"({STAND_IN}), 12", f"{STAND_IN} {STAND_IN} jr"]
)
def test_next_to_nothing_beside_a_stand_in_passes(greedy: Scanner, line: str) -> None:
    assert verify_texts([("p", f"who: {line}")], greedy, (), {STAND_IN}) == []
    assert verify_texts([("p", f"who: {line}")], greedy)


@pytest.mark.parametrize(
    "line",
    [
        f"{STAND_IN} Mara",
        f"Dr Ed {STAND_IN}",
        f"{STAND_IN}, 1234",
        "Bodel",
        "Bodel Gan",
        "Dr",
        f"Ann {STAND_IN}",
        f"{STAND_IN} BO",
    ],
)
def test_a_value_beside_a_stand_in_or_a_part_of_one_is_stopped(greedy: Scanner, line: str) -> None:
    assert verify_texts([("p", f"who: {line}")], greedy, (), {STAND_IN, "[NAME_1]"})


def test_identity_beside_a_stand_in_is_stopped(scanner: Scanner) -> None:
    for name in ("José López", "jose@lopez-bau.de", SECRET):
        assert verify_texts([("p", f"{STAND_IN} {name} {STAND_IN}")], scanner, (), {STAND_IN})


def test_common_names_are_not_searched_in_encodings(scanner: Scanner) -> None:
    assert verify_texts([("p", base64.b64encode(b"\xff root \xfe").decode()[:12])], scanner) == []


def test_the_check_uses_the_other_engine(scanner: Scanner) -> None:
    assert scanner.twin is not scanner
    assert scanner.twin.version == scanner.version
    assert scanner.twin.scan([said("maria@firm-x.de")]) == scanner.scan([said("maria@firm-x.de")])


def test_a_removed_value_must_be_gone_wherever_it_stands(scanner: Scanner) -> None:
    value = "plum" + "4711kestrel"
    removed = {value: "secret.password"}
    clean = [("title", "[PASSWORD_1] again"), ("m/1", "and [PASSWORD_1]")]
    assert verify_texts(clean, scanner, (), (), removed) == []
    left = [*clean, ("m/2", f"a word, {value}, alone"), ("m/3", f"part of {value}0 or x{value}")]
    (leak,) = verify_texts(left, scanner, (), (), removed)
    assert (leak.path, leak.kind, leak.rule) == ("m/2", "secret.password", "final-check")
    assert [(part.start, part.end) for part in leak.ranges] == [(8, 8 + len(value))]
    assert verify_texts(left, scanner, [scanner.id_of(value)], (), removed) == []


def test_what_could_be_a_word_is_not_looked_for(scanner: Scanner) -> None:
    texts = [("m/1", "the kestrel flew over the lighthouse")]
    assert verify_texts(texts, scanner, (), (), {"kestrel": "personal.name", "lighthouse": "x"}) == []


def test_long_conversations_are_sampled_by_the_other_engine(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = [(f"m/{number}", f"{number} " + "words without a meaning " * 20) for number in range(200)]
    seen: list[int] = []
    twin = scanner.twin
    whole = twin.scan_texts

    def counted(texts: list[tuple[str, str]]) -> object:
        seen.append(len(texts))
        return whole(texts)

    monkeypatch.setattr(twin, "scan_texts", counted)
    verify_texts(long, scanner)
    verify_texts(long, scanner)
    verify_texts(long[:3], scanner)
    assert seen[0] == seen[1]
    assert 2 <= seen[0] <= 40
    assert seen[2] == 3
