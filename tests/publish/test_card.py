from collections import Counter
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from commonplace.privacy.expectation import Measured
from commonplace.publish.card import CardFacts, card, plot
from commonplace.publish.card_terms import terms_table
from commonplace.publish.card_text import licence_text
from commonplace.publish.contents import Contents, TermsLine, contents_of
from commonplace.records.arrow import RowWriter
from commonplace.records.consent import Consent
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Terms
from tests.publish.workspaces import chat, session

RATES = Measured("1.abc", "2026-11-24", {"personal.email": (5, 57), "personal.name": (9, 43)})
GOLDEN = Path(__file__).parent / "golden" / "README.md"
FORBIDDEN = ("anonymous", "anonymis", "anonymiz", "competitor", "guarantee")

CONSENT = Consent(
    id="cs1-test",
    version="1",
    month="2026-05",
    channel="page",
    license_human="CC-BY-4.0",
    license_output="no-added-restriction",
    uses=("training", "analysis"),
)
CONTEXT = RowContext(
    id="cp1-test",
    redaction_version="1",
    reviewed="opened",
    consent=CONSENT,
    language="en",
    message_redactions={"q1": {"personal.email": 2}},
)
TERMS = Terms(
    registry="2026.11.1",
    refs_generation=("anthropic/usage-policy/2025-09-15",),
    refs_publication=("anthropic/consumer-terms/2025-10-08", "anthropic/a-later-one/2027-01-01"),
    training_class="no-ml-any",
    publication_class="none",
    flags=("facilitation", "inputs-named"),
    plan_basis="stated",
)


@pytest.fixture
def counted(tmp_path: Path) -> Contents:
    with RowWriter(tmp_path / "x.parquet") as file:
        file.write([to_row(chat(1), CONTEXT), to_row(chat(2), replace(CONTEXT, reviewed="by_rule"))])
        file.write(
            [to_row(session(1), replace(CONTEXT, code_licence="MIT", scope="no_tool_output", terms=TERMS))]
        )
    return contents_of([tmp_path / "x.parquet"])


def facts(contents: Contents, **other: object) -> CardFacts:
    known = {
        "name": "my-chats",
        "load_name": "donor/my-chats",
        "discussions": "https://huggingface.co/datasets/donor/my-chats/discussions",
        "configs": ("default",),
        "contents": contents,
        "rates": RATES,
    }
    return CardFacts(**{**known, **other})  # type: ignore[arg-type]


def front_matter(text: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return loaded


def test_the_card_reads_as_it_should(counted: Contents) -> None:
    assert card(facts(counted)) == GOLDEN.read_text()


def test_the_plot_is_the_same_each_time_and_names_providers_and_months_alone(counted: Contents) -> None:
    assert plot(counted) == (GOLDEN.parent / "composition.svg").read_text()
    counted.provider_months = Counter({("not a name\n<script>", "2026-02"): 3})
    assert "script" not in plot(counted)
    assert "other" in plot(counted)


def test_measured_rates_are_of_the_kinds_that_stand_there(counted: Contents) -> None:
    text = card(facts(counted))
    assert "| personal.email | 57 | 5 | 8.8 % (3.8 to 18.9) |" in text
    assert "personal.name" not in text
    assert "which is another than that of these rows" in text
    assert "benchmarks/privacy/run.py" in text
    counted.rule_versions = Counter({"1.abc": 3})
    assert "which is another" not in card(facts(counted))
    counted.redactions = Counter({"random.token": 4})
    assert "measured miss rates" not in card(facts(counted))


def test_terms_stand_there_by_provider_months_and_class(counted: Contents) -> None:
    text = card(facts(counted))
    assert "| anthropic | 2026-02 | no-ml-any | none | facilitation, inputs-named | 1 |" in text
    assert "| openai | 2026-02 | unknown | unknown | none | 2 |" in text
    assert "| the donor's own words, their choice and arrangement | CC-BY-4.0 | 3 |" in text
    assert (
        "- `anthropic/usage-policy/2025-09-15`: Usage Policy, <https://www.anthropic.com/legal/aup>, as recorded on 2"
        in text
    )
    assert "- `anthropic/a-later-one/2027-01-01`\n" in text
    assert "Version of the registry of terms: `2026.11.1`, `none`." in text
    exported = card(facts(counted, is_export=True))
    assert "| anthropic | 2026-02 | no-ml-any |" in exported
    assert "whose words" not in exported


def test_months_of_terms_are_a_span() -> None:
    line = TermsLine(
        provider="<b>",
        month="2025-12",
        registry=None,
        training_class="silent",
        publication_class="none",
        flags=(),
        refs=(),
        plan_basis="unknown",
    )
    known = Counter({line: 2, replace(line, month="2024-01"): 1, replace(line, month="unknown"): 1})
    text = "\n".join(terms_table(Contents(terms=known)))
    assert "| other | 2024-01 to 2025-12 | silent | none | none | 4 |" in text
    assert "<b>" not in text
    assert terms_table(Contents()) == []


def test_the_hub_finds_what_it_looks_for(counted: Contents) -> None:
    front = front_matter(card(facts(counted)))
    assert front["license"] == "other"
    assert front["license_name"] == "cc-by-4.0-for-the-donors-words"
    assert front["license_link"] == "LICENSE"
    assert front["language"] == ["en"]
    assert front["size_categories"] == ["n<1K"]
    assert front["tags"] == [
        "commonplace",
        "commonplace-schema-1",
        "conversations",
        "provider-anthropic",
        "provider-openai",
        "agent-traces",
    ]
    assert front["configs"] == [
        {
            "config_name": "default",
            "default": True,
            "data_files": [{"split": "train", "path": "data/*.parquet"}],
        }
    ]


def test_agent_traces_are_named_only_where_there_are_some(tmp_path: Path) -> None:
    with RowWriter(tmp_path / "x.parquet") as file:
        file.write([to_row(chat(1), CONTEXT)])
    assert "agent-traces" not in card(facts(contents_of([tmp_path / "x.parquet"])))


def test_configs_are_those_that_have_files(counted: Contents) -> None:
    both = front_matter(card(facts(counted, configs=("default", "long"), has_withdrawals=True)))
    assert [each["config_name"] for each in both["configs"]] == ["default", "long", "withdrawals"]  # type: ignore[attr-defined]
    alone = front_matter(card(facts(counted, configs=("long",))))
    assert alone["configs"][0]["default"] is True  # type: ignore[index]
    assert '"long"' in card(facts(counted, configs=("default", "long")))


def test_names_that_look_like_none_are_not_quoted() -> None:
    contents = Contents(
        conversations=1,
        models=Counter({"gpt-5-5": 1, "[x](javascript:alert(1))": 1, "a | b": 2, "line\nbreak": 1}),
        providers=Counter({'"evil\n- injected': 1}),
        clients=Counter({('"evil\n- injected', "chat<b>"): 1}),
        licences=Counter({"CC0-1.0": 1}),
        uses=Counter({"training": 1}),
    )
    text = card(facts(contents))
    for bad in ("javascript", "a | b", "line\nbreak", "evil", "<b>"):
        assert bad not in text
    assert "| other | 4 |" in text
    front_matter(text)


@pytest.mark.parametrize("is_export", [False, True])
def test_the_words_are_neutral_and_claim_nothing(counted: Contents, *, is_export: bool) -> None:
    text = card(facts(counted, is_export=is_export)).lower()
    assert not [word for word in FORBIDDEN if word in text]


def test_the_licence_grants_only_what_the_donor_has() -> None:
    text = licence_text(["CC0-1.0", "CC-BY-4.0"])
    assert "publicdomain/zero/1.0" in text
    assert "licenses/by/4.0" in text
    assert "third parties" in text
    assert "no warranty" in text
    assert "publicdomain" not in licence_text(["CC-BY-4.0"])
