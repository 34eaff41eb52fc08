"""The way of replacing is chosen for a publication, stays with the dataset, and stands in its rows and card."""

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from commonplace.errors import LeakFound
from commonplace.privacy import Scanner
from commonplace.privacy import verify_texts as look
from commonplace.privacy.verify import _hit
from commonplace.publish import Answers, Staged, staged_rows
from commonplace.publish import rows as making
from commonplace.records import Finding
from commonplace.records.row import Row
from tests.publish.workspaces import ANSWERS, MAIL, NAME, Desk, chat, contents, publish, rows, stage

ALIKE = replace(ANSWERS, replace_with="look-alikes")
PLAIN = replace(ANSWERS, replace_with="placeholders")


def first_words(row: Row) -> str:
    return row.messages[0].content


def tools(folder: Path) -> set[str]:
    return {row.redaction.tool for row in rows(folder).values()}


def test_placeholders_are_what_nobody_chose(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = publish(desk, target)
    (row,) = rows(target).values()
    assert "[EMAIL_1]" in first_words(row)
    assert row.redaction.tool == "commonplace"
    assert (shown.plan.answers.replace_with, shown.plan.replaced_with) == ("placeholders", None)


def test_look_alikes_stand_in_rows_and_card(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    shown = publish(desk, target, ALIKE)
    (row,) = rows(target).values()
    assert "@example.org" in first_words(row)
    assert "[EMAIL_1]" not in first_words(row)
    assert NAME not in first_words(row)
    assert MAIL not in first_words(row)
    assert row.redaction.tool == "commonplace+look-alikes"
    card = (target / "README.md").read_text()
    assert "replaced by made-up ones that look alike" in card
    assert shown.plan.answers.replace_with == "look-alikes"


def test_equal_conversations_give_equal_look_alikes_and_another_dataset_gives_others(tmp_path: Path) -> None:
    written = []
    for number, name in (("one", "chats"), ("two", "chats"), ("two", "others")):
        desk = Desk(tmp_path / number / "workspace")
        desk.add(chat(1))
        publish(desk, tmp_path / number / name, ALIKE)
        written.append(contents(tmp_path / number / name))
        desk.workspace.close()
    assert written[0] == written[1]
    (first,), (other,) = (rows(tmp_path / "two" / name).values() for name in ("chats", "others"))
    assert first_words(first) != first_words(other)


def test_the_choice_is_part_of_what_is_confirmed(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    digests = {stage(desk, target, answers).digest for answers in (PLAIN, ALIKE)}
    assert len(digests) == 2
    assert stage(desk, target).digest in digests, "what nobody chose is what stands in the digest"


def test_a_dataset_keeps_its_way_for_later_batches(desk: Desk, target: Path) -> None:
    desk.add(chat(1))
    publish(desk, target, ALIKE)
    desk.add(chat(2))
    later = publish(desk, target)
    assert (later.plan.new, later.plan.changed, later.plan.unchanged) == (1, 0, 1)
    assert later.plan.replaced_with == later.plan.answers.replace_with == "look-alikes"
    assert not later.plan.changes_replacements
    assert tools(target) == {"commonplace+look-alikes"}


def test_another_way_makes_all_rows_anew_and_says_so(desk: Desk, target: Path) -> None:
    desk.add(chat(1), chat(2))
    publish(desk, target, ALIKE)
    ids = set(rows(target))
    changed = publish(desk, target, PLAIN)
    assert (changed.plan.new, changed.plan.changed, changed.plan.unchanged) == (0, 2, 0)
    assert changed.plan.changes_replacements
    assert set(rows(target)) == ids
    assert tools(target) == {"commonplace"}
    assert b"@example.org" not in b"".join(contents(target).values())


def test_rows_that_are_not_included_keep_theirs_and_the_card_counts_both(desk: Desk, target: Path) -> None:
    cids = desk.add(chat(1), chat(2), chat(3))
    publish(desk, target, PLAIN)
    desk.workspace.decisions.set_state(cids[:2], "left_out", "opened")
    publish(desk, target, ALIKE)
    card = (target / "README.md").read_text()
    assert "In 2 conversations (`redaction.tool` is `commonplace`)" in card
    assert "In 1 conversation (`commonplace+look-alikes`)" in card
    desk.add(chat(4))
    assert publish(desk, target).plan.answers.replace_with == "look-alikes", "what was chosen last counts"


@pytest.mark.parametrize("chosen", [PLAIN, ALIKE])
def test_a_dataset_that_moved_is_asked_itself(
    desk: Desk, target: Path, tmp_path: Path, chosen: Answers
) -> None:
    desk.add(chat(1))
    publish(desk, target, chosen)
    moved = tmp_path / "elsewhere"
    target.rename(moved)
    desk.add(chat(2))
    later = publish(desk, moved)
    assert later.plan.answers.replace_with == chosen.replace_with
    assert (later.plan.new, later.plan.unchanged) == (1, 1)


def greedy(word: str) -> Callable[..., list[Finding]]:
    """A last check that takes a word for a value, too."""

    def found(
        texts: Iterable[tuple[str, str]],
        scanner: Scanner,
        kept: Collection[str] = (),
        put_in: Collection[str] = (),
        removed: Mapping[str, str] | None = None,
    ) -> list[Finding]:
        given = list(texts)
        leaks = look(given, scanner, kept, put_in, removed)
        for place, text in given if removed is not None else ():
            at = text.find(word)
            if at >= 0:
                leaks.append(_hit(place, at, len(word), "personal.name", "v"))
        return leaks

    return found


def stand_in(shown: Staged) -> str:
    """The address that stands in the first message."""
    words = first_words(staged_rows(shown)[0]).replace(",", " ").split()
    return next(word for word in words if "@example.org" in word)


def test_a_stand_in_that_the_check_takes_for_a_value_is_exchanged(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    before = stand_in(stage(desk, target, ALIKE))
    monkeypatch.setattr(making, "verify_texts", greedy(before[:6]))
    after = stand_in(stage(desk, target, ALIKE))
    assert after != before


def test_a_value_whose_stand_ins_are_all_taken_for_values_keeps_its_placeholder(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1))
    monkeypatch.setattr(making, "verify_texts", greedy("@example"))
    shown = publish(desk, target, ALIKE)
    (row,) = rows(target).values()
    assert "[EMAIL_1]" in first_words(row)
    assert shown.plan.new == 1


def test_a_real_value_in_the_rows_is_never_exchanged_away(
    desk: Desk, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(chat(1, reply="It was Rosalind-7, they said."))
    monkeypatch.setattr(making, "verify_texts", greedy("Rosalind-7"))
    for answers in (PLAIN, ALIKE):
        with pytest.raises(LeakFound):
            stage(desk, target, answers)
