"""What was found once beside a cue is found everywhere in an account, however it is written there."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.privacy import (
    Identity,
    Scanner,
    Usage,
    Value,
    ValueMatcher,
    finding_value,
    is_word,
    offered,
    redact,
    spread_over,
    usage_in,
    value_id,
    values_of,
)
from commonplace.records import (
    PROPAGATED,
    Attachment,
    Conversation,
    Finding,
    Project,
    Range,
    ScanResult,
    Text,
    ToolCall,
    ToolResult,
)
from tests.privacy.conversations import KEY, called, conversation, said

NAME = "Maria Lopez-Ahlgren"


def value(text: str, kind: str = "personal.name", *, judged: bool = False) -> Value:
    return Value(text, kind, "certain", 0.8, value_id(text, KEY), judged)


def never(_: str) -> bool:
    return False


def found(text: str, *values: Value, engine: str = "fallback") -> set[str]:
    made = said(text)
    matcher = ValueMatcher(values, engine)  # type: ignore[arg-type]
    return {finding_value(made, each) for each in matcher.propagated(made, (), never)}


def at(text: str, part: str, rule: str = "name-relation", kind: str = "personal.name") -> Finding:
    start = text.index(part)
    return Finding(
        path="m/m1/p/0/text",
        ranges=(Range(start, start + len(part)),),
        kind=kind,
        rule=rule,
        rule_version=1,
        tier="certain",
        confidence=0.8,
        value_id=value_id(part, KEY),
    )


@pytest.mark.parametrize("engine", ["auto", "fallback"])
@pytest.mark.parametrize(
    "written",
    [
        "Maria Lopez-Ahlgren",
        "MARIA LOPEZ-AHLGREN",
        "maria.lopez-ahlgren",
        "maria_lopez-ahlgren",
        "Maria%20Lopez-Ahlgren",
        "Maria\nLopez-Ahlgren",
        "Lopez-Ahlgren, Maria",
        "marialopez-ahlgren",
    ],
)
def test_a_name_is_found_however_it_is_written(written: str, engine: str) -> None:
    assert found(f"as for {written}'s plan", value(NAME), engine=engine) == {written}
    assert found(f"/srv/{written}/report.csv", value(NAME), engine=engine) == {written}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Jürgen Großkopf", "Juergen Grosskopf"),
        ("Jürgen Großkopf", "JÜRGEN Großkopf"),
        ("Jürgen Großkopf", "Ju\u0308rgen Großkopf"),
        ("Jürgen Großkopf", "J\\u00fcrgen Gro\\u00dfkopf"),
        ("Zoë Åkerström", "Zoe Akerstrom"),
        ("Игорь Степанов", "игорь степанов"),
        ("田中健太郎", "田中健太郎"),
        ("Li Na", "Li Na"),
    ],
)
def test_letters_of_other_alphabets(name: str, written: str) -> None:
    assert written in found(f"with {written} again", value(name))


def test_scripts_without_blanks_have_no_edges() -> None:
    assert found("昨日田中健太郎さんと話した", value("田中健太郎")) == {"田中健太郎"}


@pytest.mark.parametrize(
    "text",
    [
        "Maria went to see Lopez-Ahlgren yesterday and again",
        "Anamaria Lopez-Ahlgrenova",
        "li na is no name in small letters, nor is 'will may'",
        "",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert found(text, value(NAME), value("Li Na"), value("Will May")) == set()


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("0171 2345678", "01712345678"),
        ("0171 2345678", "+49 171 234 56 78"),
        ("+49 171 2345678", "0171-2345678"),
        ("+1 (212) 555-0147", "212.555.0147"),
        ("212-555-0147", "(212) 555-0147"),
    ],
)
def test_numbers_are_found_however_they_are_grouped(number: str, written: str) -> None:
    (one,) = found(f"and {written}, then 2024-01-02 10:11", value(number, "personal.phone"))
    assert one.strip("(").endswith(written.strip("+(")[-9:])
    assert found("123456789012345678", value(number, "personal.phone")) == set()


def test_a_number_inside_another_is_none() -> None:
    assert found("order 91712345678901 of 1712345678", value("0171 2345678", "personal.phone")) == {
        "1712345678"
    }


@pytest.mark.parametrize("engine", ["auto", "fallback"])
def test_secrets_are_found_exactly_and_in_their_encodings(engine: str) -> None:
    secret = value('Sa"ff&ron@23', "secret.password")
    texts = ['x Sa"ff&ron@23 y', '{"p": "Sa\\"ff&ron@23"}', "https://u:Sa%22ff%26ron%4023@h/"]
    for text in texts:
        assert len(found(text, secret, engine=engine)) == 1
    assert found('x sa"ff&ron@23 y', secret, engine=engine) == set()


def test_hosts_handles_and_ids_are_found_in_any_case() -> None:
    values = [value("nas-07.attic.lan", "personal.host"), value("mlopez_88", "personal.handle")]
    assert found("ssh MLOPEZ_88@NAS-07.attic.lan", *values) == {"MLOPEZ_88", "NAS-07.attic.lan"}
    assert found("RX 4471 90-B", value("RX-4471 90 B", "personal.licence-plate")) == {"RX 4471 90-B"}


def test_every_leaf_is_looked_through() -> None:
    made = conversation(
        Text(f"hello\\n{NAME}"),
        ToolCall(call_id="call_1", name="Bash", arguments={NAME: {"to": [f"/srv/{NAME}/x"]}}),
        ToolResult("call_1", f"total 0\n{NAME.upper()}\n"),
        Attachment("document", name="Lopez-Ahlgren, Maria.pdf"),
        title=f"About {NAME}",
        project=Project(cwd=f"/home/x/{NAME}"),
    )
    paths = {each.path for each in ValueMatcher([value(NAME)]).propagated(made, (), never)}
    assert {"title", "project/cwd", "m/m1/p/0/text", "m/m1/p/2/text", "m/m1/p/3/name"} <= paths
    assert any(path.endswith("#key") for path in paths)
    assert len(paths) == 7


def test_what_is_found_already_is_not_found_again() -> None:
    made = said(f"{NAME} and {NAME}")
    matcher = ValueMatcher([value(NAME), value("Lopez-Ahlgren", judged=True)])
    first = matcher.propagated(made, (), never)
    assert len(first) == 2
    assert {each.rule for each in first} == {PROPAGATED}
    assert {each.value_id for each in first} == {value_id(NAME, KEY)}
    assert matcher.propagated(made, first, never) == ()


def test_our_own_placeholders_are_left_alone() -> None:
    assert found("[PASSWORD_1] and [x]", value("PASSWORD_1", "secret.password")) == set()


def test_only_certain_finds_of_rules_that_spread_are_offered() -> None:
    text = f"my sister {NAME}"
    good = at(text, NAME)
    assert offered([good]) == {good.value_id}
    for change in (
        {"tier": "likely"},
        {"rule": PROPAGATED},
        {"rule": "no-such-rule"},
        {"rule": "birth-date"},
        {"chain": ("base64",)},
        {"ranges": (Range(0, 3), Range(4, 6))},
    ):
        fields = {name: getattr(good, name) for name in good.__struct_fields__}
        assert offered([Finding(**{**fields, **change})]) == frozenset()


def test_values_are_read_from_their_places_with_the_parts_of_names() -> None:
    text = f"my sister {NAME}"
    read = values_of(said(text), [at(text, NAME)], KEY)
    assert {(each.text, each.judged) for each in read} == {
        (NAME, False),
        ("Maria", True),
        ("Lopez-Ahlgren", True),
    }
    assert values_of(said("another text by now altogether"), [at(text, NAME)], KEY) == []
    assert values_of(said(text), [at(text, NAME)], KEY, wanted=()) == []


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("Anna", "personal.name", "name-relation"),
        ("Rosewood", "personal.host", "shell-prompt"),
        ("airflow", "path.user", "home-path"),
        ("hunter", "secret.password", "password-prose"),
        ("changeme", "secret.password", "password-prose"),
        ("123456", "secret.password", "password-prose"),
        ("Albert Einstein", "personal.name", "name-relation"),
        ("Victoria", "personal.name", "name-relation"),
        ("April", "personal.name", "name-relation"),
    ],
)
def test_words_placeholders_and_what_everybody_writes_about_are_not_values(
    text: str, kind: str, rule: str
) -> None:
    assert text not in {each.text for each in values_of(said(text), [at(text, text, rule, kind)], KEY)}


def test_how_an_account_uses_a_word_decides() -> None:
    assert usage_in(said("The Rosewood table. Also rosewood."), "Rosewood") == (True, True)
    assert usage_in(said("Rosewoods, Rosewood5"), "Rosewood") == (False, False)
    assert not is_word("Ahlgren", Usage(3, 1, 100))
    assert is_word("Rosewood", Usage(3, 2, 100)), "it is written small as well"
    assert is_word("Ahlgren", Usage(200, 0, 5000)), "it stands in too many"
    assert not is_word("Ahlgren", Usage(60, 0, 5000))
    assert is_word("butterflies", Usage(30, 0, 5000))


def account(*texts: str) -> tuple[list[Conversation], list[ScanResult]]:
    conversations = [said(text) for text in texts]
    results = Scanner(Identity(), KEY, engine="fallback").scan(conversations)
    return conversations, spread_over(conversations, results, KEY, "fallback")


def cleaned(texts: Sequence[str]) -> list[str]:
    conversations, results = account(*texts)
    done = [
        redact(each, r.findings, key=KEY).conversation for each, r in zip(conversations, results, strict=True)
    ]
    return [each.messages[0].parts[0].text for each in done]  # type: ignore[union-attr]


def test_an_account_is_cleaned_of_what_one_conversation_told() -> None:
    texts = ["my sister Maria Lopez-Ahlgren called", "as for Maria Lopez-Ahlgren, nothing", "the rest stays"]
    first, second, third = cleaned(texts)
    assert "Lopez" not in first + second
    assert third == texts[2]
    assert cleaned([first, second, third]) == [first, second, third], "once is enough"


def test_a_part_of_a_name_is_a_word_where_the_account_uses_it_as_one() -> None:
    told = "my sister Maria Rosewood called"
    small = ["a rosewood table", "more rosewood"]
    assert cleaned([told, "then Rosewood came", *small])[1] == "then Rosewood came"
    assert "Rosewood" not in cleaned([told, "then Rosewood came"])[1]


@given(st.text(alphabet="ab \\n\"'é\u0301%2田[]_0123456789-.,", max_size=80))
def test_any_text_is_looked_through_and_ranges_are_in_it(text: str) -> None:
    values = [
        value("ab ba abab aba"),
        value("田田田"),
        value("0123456789", "personal.phone"),
        value("a%2é", "secret.password"),
    ]
    for each in ValueMatcher(values, "fallback").propagated(called({"x": text}), (), never):
        assert all(0 <= part.start < part.end <= len(text) for part in each.ranges)
