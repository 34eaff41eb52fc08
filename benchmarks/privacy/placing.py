"""Puts one text at one placement of a conversation, as a few messages in the words of a source."""

import json
from collections.abc import Callable

import msgspec
from benchmarks.privacy.planting import Case, Draw, Kit, Placement, Variant, fill
from benchmarks.privacy.shapes import Shape

from commonplace.records import Attachment, Part, Project, Reasoning, Role, Text, ToolCall, ToolResult

__all__ = ["Stage", "Turn", "possible", "write_turn"]


class Turn(msgspec.Struct):
    """Parts of a few messages: role and parts of each; or a title or project for the whole conversation."""

    messages: list[tuple[Role, list[Part]]] = []
    title: str | None = None
    project: Project | None = None


class Stage(msgspec.Struct, frozen=True):
    """What writing needs to know about the conversation it writes in."""

    kit: Kit
    shape: Shape
    draw: Draw

    def prose(self, locale: str) -> str:
        """Ordinary talk."""
        return self.kit.prose(self.draw, locale)

    def technical(self) -> str:
        """Ordinary code, logs, command output."""
        return self.kit.technical(self.draw)


class Item(msgspec.Struct, frozen=True):
    """A value that is to be placed; ``marked`` puts invisible marks around it and ``carried`` around its text."""

    case: Case
    variant: Variant
    value: str
    marked: Callable[[str], str]
    carried: Callable[[str], str]
    kit: Kit

    def text(self, templates: tuple[str, ...], draw: Draw) -> str:
        """One of the templates with the marked value in it."""
        return self.carried(fill(draw.pick(templates), self.marked(self.value), draw))

    def alone(self) -> str:
        """The value and nothing else."""
        return self.carried(self.marked(self.value))


def possible(case: Case, variant: Variant) -> tuple[Placement, ...]:
    """The placements that make sense for a case in one language."""
    result: list[Placement] = []
    if variant.prose:
        result += ["user", "assistant", "reasoning", "title"]
    if variant.tech:
        result += ["user", "assistant", "tool input", "tool output", "nested 1", "nested 2", "nested 3"]
    if variant.fields:
        result += ["field", "nested 1", "nested 2", "nested 3"]
    if case.bare:
        result += ["key", "list"]
    elif variant.tech:
        result.append("list")
    if case.path or case.bare:
        result.append("path")
    return tuple(dict.fromkeys(result))


def write_turn(stage: Stage, item: Item, placement: Placement) -> Turn:
    """The messages that hold the item at the placement; a value that does not fit there goes to the user."""
    single = "\n" not in item.value
    if placement == "title" and single:
        return _title(stage, item)
    if placement == "path" and (item.case.path or (single and not set(item.value) & set('/\\:*?"<>| '))):
        return _path(stage, item)
    if placement == "key" and single:
        return _key(stage, item)
    if placement in ("nested 1", "nested 2", "nested 3"):
        return _nested(stage, item, int(placement[-1]))
    writers: dict[Placement, Callable[[Stage, Item], Turn]] = {
        "user": _user,
        "assistant": _assistant,
        "reasoning": _reasoning,
        "tool input": _tool_input,
        "tool output": _tool_output,
        "field": _field,
        "list": _list,
        "repeat": _repeat,
    }
    return writers.get(placement, _user)(stage, item)


def _said(stage: Stage, item: Item) -> str:
    """The item in talk: in a sentence of it, or pasted below it."""
    locale, variant = item.variant.locale, item.variant
    before, after = stage.prose(locale), stage.prose(locale)
    is_pasted = not variant.prose or (variant.tech and stage.draw.random.random() < 0.3)
    if is_pasted:
        fence = stage.draw.pick(("```\n{}\n```", "```\n{}\n```", "{}")).replace(
            "{}", item.text(variant.tech, stage.draw)
        )
        return f"{before}\n\n{fence}\n\n{after}"
    sentence = item.text(variant.prose, stage.draw)
    joint = stage.draw.pick((" ", "\n\n", "\n"))
    return f"{before}{joint}{sentence}{joint}{after}"


def _user(stage: Stage, item: Item) -> Turn:
    return Turn(
        [("user", [Text(_said(stage, item))]), ("assistant", [Text(stage.prose(item.variant.locale))])]
    )


def _assistant(stage: Stage, item: Item) -> Turn:
    return Turn(
        [("user", [Text(stage.prose(item.variant.locale))]), ("assistant", [Text(_said(stage, item))])]
    )


def _reasoning(stage: Stage, item: Item) -> Turn:
    thought = Reasoning("full", text=_said(stage, item))
    answer = Text(stage.prose(item.variant.locale))
    return Turn([("user", [Text(stage.prose(item.variant.locale))]), ("assistant", [thought, answer])])


def _repeat(stage: Stage, item: Item) -> Turn:
    said = f"{stage.prose('en')} {item.text(stage.kit.again, stage.draw)} {stage.prose('en')}"
    if stage.draw.random.random() < 0.5:
        return Turn([("user", [Text(said)]), ("assistant", [Text(stage.prose("en"))])])
    return Turn([("user", [Text(stage.prose("en"))]), ("assistant", [Text(said)])])


def _title(stage: Stage, item: Item) -> Turn:
    templates = item.variant.prose or item.variant.tech
    short = min(templates, key=len)
    turn = _user_filler(stage, item)
    return Turn(turn.messages, title=item.text((short,), stage.draw).replace("\n", " "))


def _user_filler(stage: Stage, item: Item) -> Turn:
    locale = item.variant.locale
    return Turn([("user", [Text(stage.prose(locale))]), ("assistant", [Text(stage.prose(locale))])])


def _called(stage: Stage, call: tuple[str, dict[str, object]], result: str, **facts: object) -> Turn:
    number = stage.draw.random.getrandbits(60)
    made: ToolCall = stage.shape.call(number, call)
    answer: ToolResult = stage.shape.result(number, result, dict(facts) or None)
    talk = Text(stage.prose("en"))
    return Turn([("user", [Text(stage.prose("en"))]), ("assistant", [talk, made]), ("tool", [answer])])


def _technical_text(stage: Stage, item: Item) -> str:
    return item.text(item.variant.tech or item.variant.prose, stage.draw)


def _tool_input(stage: Stage, item: Item) -> Turn:
    text = _technical_text(stage, item)
    if "\n" in item.value or stage.draw.random.random() < 0.4:
        content = f"{stage.technical()}\n{text}\n{stage.technical()}"
        name = stage.draw.pick(("notes.md", "src/settings.py", "deploy/values.yaml", "data/people.csv"))
        return _called(stage, stage.shape.write(f"/srv/work/{name}", content), "ok")
    return _called(stage, stage.shape.command(text), stage.technical())


def _tool_output(stage: Stage, item: Item) -> Turn:
    text = f"{stage.technical()}\n{_technical_text(stage, item)}\n{stage.technical()}"
    command = stage.draw.pick(("cat notes.txt", "make check", "tail -n 200 app.log", "git show HEAD~1"))
    return _called(stage, stage.shape.command(command), text, exit_code=0)


def _record(stage: Stage, item: Item) -> dict[str, object]:
    """A record that holds the item: alone under a telling key where it has one, else as a text."""
    record: dict[str, object] = {"id": stage.draw.number(1, 99999), "status": "ok"}
    if item.variant.fields and (not item.variant.tech or stage.draw.random.random() < 0.7):
        record[stage.draw.pick(item.variant.fields)] = item.alone()
    else:
        record["text"] = _technical_text(stage, item)
    record["tags"] = ["a", "b"]
    return record


def _field(stage: Stage, item: Item) -> Turn:
    record: dict[str, object] = {stage.draw.pick(item.variant.fields): item.alone(), "retries": 3}
    if stage.draw.random.random() < 0.25:
        return _called(stage, stage.shape.command("make check"), stage.technical(), **record)
    if stage.draw.random.random() < 0.5:
        record = {"request": record, "dry_run": False}
    return _called(stage, ("mcp__records__save", record), stage.technical())


def _list(stage: Stage, item: Item) -> Turn:
    text = item.alone() if item.case.bare and "\n" not in item.value else _technical_text(stage, item)
    items: list[object] = ["--verbose", text, f"--count={stage.draw.number(1, 99)}"]
    return _called(stage, ("mcp__runner__start", {"program": "sync", "args": items}), stage.technical())


def _key(stage: Stage, item: Item) -> Turn:
    table: dict[str, object] = {item.alone(): stage.draw.number(1, 99), "total": stage.draw.number(1, 99)}
    return _called(stage, ("mcp__table__put", {"counts": table}), stage.technical())


_PATHS = ("/srv/exports/{v}/report.csv", "exports/{v}/summary.json", "C:\\Data\\{v}\\invoice {n}.pdf")


def _path(stage: Stage, item: Item) -> Turn:
    path = item.text(item.case.path or _PATHS, stage.draw)
    choice = stage.draw.number(1, 4)
    if choice == 1:
        turn = _user_filler(stage, item)
        return Turn(turn.messages, project=Project(name="work", cwd=path))
    if choice == 2:
        file = Attachment("document", mime="application/pdf", name=path)
        return Turn([("user", [Text(stage.prose("en")), file]), ("assistant", [Text(stage.prose("en"))])])
    if choice == 3:
        return _called(stage, stage.shape.command(f"ls -l '{path}'"), stage.technical())
    return _called(stage, stage.shape.write(path, stage.technical()), "ok")


def _nested(stage: Stage, item: Item, depth: int) -> Turn:
    """JSON in a string of JSON, so deep that each level escapes what the level above escaped."""
    text = json.dumps(_record(stage, item), ensure_ascii=False)
    for level in range(depth - 1):
        text = json.dumps({"level": level, "body": text}, ensure_ascii=False)
    if stage.draw.random.random() < 0.5:
        return _called(stage, ("mcp__http__post", {"path": "/v1/items", "body": text}), "201 Created")
    return _called(stage, stage.shape.command("curl -s localhost:8080/v1/items"), text)
