"""Tasks in processes, their failures, and what is said where packages are missing."""

import importlib.util
import os

import pytest

import commonplace.curate
from commonplace.curate import Engine
from commonplace.errors import DamagedInput, UsageError


def _who(task: str) -> str:
    return f"{task} {os.getpid()}"


def _refuse(task: str) -> str:
    if task == "2":
        raise DamagedInput("torn", facts=(task,), hint="mend it")
    return task


def test_answers_come_in_the_order_of_tasks_and_from_other_processes() -> None:
    tasks = [str(number) for number in range(5)]
    answers = [answer.split() for answer in Engine().each(_who, tasks)]
    assert [task for task, _ in answers] == tasks
    assert str(os.getpid()) not in {process for _, process in answers}
    assert {answer.split()[1] for answer in Engine(processes=False).each(_who, tasks)} == {str(os.getpid())}


def test_no_tasks_need_no_engine() -> None:
    assert Engine(runner="ray", address="nowhere").each(_who, []) == []


def test_a_failure_keeps_its_three_parts() -> None:
    with pytest.raises(DamagedInput) as error:
        Engine(processes=False).each(_refuse, ["1", "2"])
    assert (error.value.message, error.value.facts, error.value.hint) == ("torn", ("2",), "mend it")


@pytest.mark.parametrize(("package", "extra"), [("daft", "lab"), ("ray", "cluster")])
def test_a_missing_package_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch, package: str, extra: str
) -> None:
    from commonplace.curate import extra as extras

    found = importlib.util.find_spec
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == package else found("json"))
    with pytest.raises(UsageError) as error:
        _ = commonplace.curate.resolve if extra == "lab" else extras.need_cluster()
    assert error.value.facts == (f"{package} is not installed",)
    assert error.value.hint.endswith(f"[{extra}]'")
