"""The terms in every row: of its months and of the day it is published; resolved again when it is sent."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from commonplace import terms
from commonplace.errors import ConsentMissing, NeedsPerson, UsageError
from commonplace.publish import Staged, Target, accounts_of, confirm, declare_plan, export, prepare, send
from commonplace.publish.row_terms import TermsCase
from commonplace.records import Conversation
from commonplace.records.facts import month_start
from commonplace.records.months import months_between, months_of
from commonplace.review import answer_project, projects
from commonplace.store import Query
from commonplace.terms import PUBLICATION_CLASSES, TRAINING_CLASSES, Asked, registry
from tests.publish.workspaces import ANSWERS, NOW, Desk, chat, publish, rows, session, stage

DAY = 86_400.0


def test_every_row_names_its_documents_and_classes(desk: Desk, target: Path) -> None:
    desk.add(chat(1), session(1))
    publish(desk, target)
    found = {row.provider: row.terms for row in rows(target).values()}
    assert {each.registry for each in found.values()} == {registry().version}
    agent = found["anthropic"]
    assert agent.refs_generation == agent.refs_publication
    assert "anthropic/usage-policy/2025-09-15" in agent.refs_generation
    assert (agent.training_class, agent.publication_class) == ("no-ml-any", "none")
    assert {"facilitation", "inputs-named"} <= set(agent.flags)
    # Without plan and region the terms of most of the world could be meant, which nobody read.
    assert (found["openai"].training_class, found["openai"].publication_class) == ("unknown", "unknown")
    assert "openai/terms-of-use-europe/2026-01-16" in found["openai"].refs_publication
    assert {each.plan_basis for each in found.values()} == {"unknown"}


def test_an_export_has_the_same_terms(desk: Desk, target: Path) -> None:
    desk.add(session(1))
    export(desk.workspace, target, scanner=desk.scanner)
    (row,) = rows(target).values()
    assert row.consent is None
    assert row.terms.training_class == "no-ml-any"
    assert row.terms.refs_generation


def test_what_the_donor_says_comes_before_what_the_log_shows(desk: Desk, target: Path) -> None:
    codex = replace(session(1), provider="openai", client="codex")
    seen = replace(codex, native_id="seen", provenance=replace(codex.provenance, plan_hint="plus"))
    desk.add(chat(1), replace(seen, account="other"))
    plain, logged = accounts_of(desk.workspace)
    assert (plain.client, plain.is_open, plain.detected) == ("chatgpt", True, None)
    assert (logged.client, logged.is_open, logged.detected) == ("codex", True, "plus")
    declare_plan(desk.workspace, [plain], "plus", "EEA")
    assert [each.is_open for each in accounts_of(desk.workspace)] == [False, True]
    publish(desk, target)
    found = {row.client: row.terms for row in rows(target).values()}
    assert (found["chatgpt"].plan_basis, found["codex"].plan_basis) == ("stated", "detected")
    assert found["chatgpt"].refs_generation == (
        "openai/sharing-and-publication-policy/2022-11-14",
        "openai/terms-of-use-europe/2026-01-16",
    )
    assert found["chatgpt"].training_class == "no-competing"
    assert found["chatgpt"].publication_class == "conditional"
    assert "openai/terms-of-use-europe/2026-01-16" in found["codex"].refs_generation
    assert "openai/services-agreement/2026-01-01" not in found["codex"].refs_generation
    assert "account-7" not in str(rows(target))


def test_who_does_not_say_is_asked_once(desk: Desk) -> None:
    desk.add(session(1))
    (account,) = accounts_of(desk.workspace)
    assert account.plans == ("free", "pro", "max", "team", "enterprise", "api")
    assert not account.by_region
    declare_plan(desk.workspace, [account], None, None)
    (account,) = accounts_of(desk.workspace, Query(state="included"))
    assert not account.is_open
    assert accounts_of(desk.workspace, Query(state="held")) == ()
    for plan, region in (("platinum", None), (None, "MOON")):
        with pytest.raises(UsageError):
            declare_plan(desk.workspace, [account], plan, region)


def test_a_plan_told_later_makes_the_row_anew(desk: Desk, target: Path) -> None:
    desk.add(session(1), session(2))
    publish(desk, target)
    (account,) = accounts_of(desk.workspace)
    declare_plan(desk.workspace, [account], "max", None)
    shown = stage(desk, target)
    assert (shown.plan.new, shown.plan.changed, shown.plan.unchanged) == (0, 2, 0)
    send(desk.workspace, confirm(desk.workspace, shown, shown.phrase, "script", now=NOW), now=NOW)
    assert {row.terms.plan_basis for row in rows(target).values()} == {"stated"}


def test_an_organisation_s_plan_lets_nothing_out_until_it_is_called_personal(
    desk: Desk, target: Path
) -> None:
    desk.add(session(1))
    (account,) = accounts_of(desk.workspace)
    declare_plan(desk.workspace, [account], "team", None)
    with pytest.raises(NeedsPerson, match="work or personal"):
        stage(desk, target)
    (asked,) = projects(desk.workspace)
    assert (asked.proposal, asked.answer) == ("work", None)
    assert "an organisation's account (team)" in asked.doubt
    answer_project(desk.workspace, asked.place, "personal")
    assert stage(desk, target).plan.new == 1


def test_another_day_alone_moves_no_row(desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.add(session(1))
    publish(desk, target)
    _add_a_text(monkeypatch, "2026-06-01", version=registry().version)
    assert (
        prepare(desk.workspace, Target.parse(str(target)), ANSWERS, scanner=desk.scanner, now=NOW + 90 * DAY)
        is None
    )


def test_the_registry_is_part_of_what_is_confirmed(desk: Desk, target: Path) -> None:
    desk.add(session(1))
    plan = stage(desk, target).plan
    assert plan.registry == registry().version
    assert replace(plan, registry="2020.1.1").digest != plan.digest


def confirmed(desk: Desk, target: Path) -> Staged:
    desk.add(session(1), chat(1))
    shown = stage(desk, target)
    return confirm(desk.workspace, shown, shown.phrase, "script", now=NOW)


@pytest.mark.parametrize("since", ["2026-05-29", "2026-06-15"])
def test_terms_of_the_day_on_which_it_is_sent_are_asked_for_again(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch, since: str
) -> None:
    ready = confirmed(desk, target)
    _add_a_text(monkeypatch, since, version=registry().version)
    with pytest.raises(ConsentMissing, match="does not hold any more") as refused:
        send(desk.workspace, ready, now=NOW + 30 * DAY)
    assert refused.value.facts == ("the terms of anthropic changed since the files were made",)
    assert refused.value.exit_code == 3
    assert not target.exists()
    assert desk.workspace.outbox.get(ready.number).state == "cancelled"


def test_another_registry_stops_it(desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = confirmed(desk, target)
    _add_a_text(monkeypatch, "2030-01-01", version="2031.1.1")
    with pytest.raises(ConsentMissing) as refused:
        send(desk.workspace, ready, now=NOW)
    assert refused.value.facts[0].startswith("the registry of terms is 2031.1.1, the rows were made with 20")


def test_a_plan_told_while_it_waits_stops_it(desk: Desk, target: Path) -> None:
    ready = confirmed(desk, target)
    declare_plan(desk.workspace, accounts_of(desk.workspace)[:1], "pro", None)
    with pytest.raises(ConsentMissing) as refused:
        send(desk.workspace, ready, now=NOW)
    assert refused.value.facts == ("1 of 2 conversations changed, or were decided anew",)


def test_a_later_day_under_the_same_texts_is_sent(desk: Desk, target: Path) -> None:
    send(desk.workspace, confirmed(desk, target), now=NOW + 5 * DAY)
    assert len(rows(target)) == 2


def _add_a_text(monkeypatch: pytest.MonkeyPatch, since: str, *, version: str) -> None:
    """Another usage policy from a day on, in place of the registry that comes along."""
    known = registry()
    anthropic = known.providers["anthropic"]
    policy = anthropic.entries[-1]
    effective = replace(policy.effective, since=date.fromisoformat(since))
    later = replace(policy, id=f"anthropic/usage-policy/{since}", effective=effective)
    more = replace(anthropic, entries=(*anthropic.entries, later))
    other = replace(known, version=version, providers={**known.providers, "anthropic": more})
    for module in (
        "commonplace.terms.resolution",
        "commonplace.publish.terms_check",
        "commonplace.publish.staging",
    ):
        monkeypatch.setattr(f"{module}.registry", lambda: other)


def timed(*months: tuple[int, int] | None) -> Conversation:
    messages = tuple(
        replace(
            session(1).messages[0],
            id=str(number),
            created=month_start(f"{month[0]}-{month[1]:02}") if month else None,
        )
        for number, month in enumerate(months)
    )
    return replace(session(1), messages=messages, created=None, updated=None)


def test_months_are_those_of_the_messages() -> None:
    assert months_of(timed((2025, 11), (2026, 2))) == ("2025-11", "2026-02")
    assert months_of(timed((2025, 11), None, (2026, 2))) == ("2025-11", "2025-12", "2026-01", "2026-02")
    assert months_of(timed(None)) == ()
    assert months_of(replace(timed(None), created=1.77e9)) == ("2026-02",)
    assert months_between(["1970-01", "2026-01"]) == ("1970-01", "2026-01")


MONTHS = st.lists(
    st.builds(lambda y, m: f"{y}-{m:02}", st.integers(2022, 2027), st.integers(1, 12)), max_size=4
)


@given(MONTHS, st.dates(date(2023, 1, 1), date(2027, 1, 1)), st.sampled_from([None, "free", "pro", "k12"]))
def test_a_row_is_as_strict_as_the_stricter_of_then_and_now(
    months: list[str], day: date, plan: str | None
) -> None:
    asked = Asked(provider="anthropic", client="claude.ai", plan=plan)
    case = TermsCase(asked, tuple(months), "unknown")
    row, then, now = case.on(day), terms.resolve(asked, months), terms.resolve(asked, day=day)
    for single in (then, now):
        assert TRAINING_CLASSES.index(row.training_class) >= TRAINING_CLASSES.index(single.training_class)  # type: ignore[arg-type]
        assert PUBLICATION_CLASSES.index(row.publication_class) >= PUBLICATION_CLASSES.index(  # type: ignore[arg-type]
            single.publication_class
        )
    assert row.training_class in (then.training_class, now.training_class)
    assert msgspec.json.decode(msgspec.json.encode(case), type=TermsCase) == case
