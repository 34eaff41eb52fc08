from commonplace.review import LeafView, MessageView, Segment
from commonplace.web.blocks import blocks, outline


def leaf(
    label: str, text: str = "words", part: str | None = "text", number: int | None = 0, found: bool = False
) -> LeafView:
    segment = Segment(text, "v1" if found else None)
    return LeafView(f"m/x/{label}", part, number, label, (segment,), len(text))  # type: ignore[arg-type]


def message(number: int, *leaves: LeafView, role: str = "user", by_person: bool | None = None) -> MessageView:
    return MessageView(
        id=str(number),
        number=number,
        by_person=role == "user" if by_person is None else by_person,
        role=role,
        model=None,
        created=None,
        notes=(),
        leaves=leaves,
        findings=sum(each.findings for each in leaves),
    )


def test_strings_of_one_part_stand_together() -> None:
    call = [leaf("name", "Bash", "tool_call", 1), leaf("arguments/command#key", "command", "tool_call", 1)]
    call.append(leaf("arguments/command", "ls", "tool_call", 1))
    shown = list(blocks(message(1, leaf("text"), *call, leaf("model", "opus", None, None))))
    assert [block.kind for block in shown] == ["prose", "tool_call"]
    assert shown[1].name == call[0]
    assert shown[1].leaves == (call[2],)


def test_a_key_is_shown_where_something_was_found_in_it_or_its_value_is_no_text() -> None:
    found_key = leaf("arguments/k#key", "k", "tool_call", 0, found=True)
    number_key = leaf("arguments/limit#key", "limit", "tool_call", 0)
    shown = list(blocks(message(1, found_key, leaf("arguments/k", "v", "tool_call"), number_key)))
    assert [each.label for each in shown[0].leaves] == [
        "arguments/k#key",
        "arguments/k",
        "arguments/limit#key",
    ]
    assert shown[0].findings == 1


def test_facts_that_the_header_says_are_shown_only_where_something_was_found() -> None:
    plain = leaf("role_raw", "user", None, None)
    found = leaf("finish", "stop for Ada", None, None, found=True)
    (block,) = blocks(message(1, plain, found))
    assert block.leaves == (found,)


def test_reasoning_and_long_results_are_folded() -> None:
    parts = [
        leaf("text", "short", "reasoning", 0),
        leaf("text", "x" * 1300, "tool_result", 1),
        leaf("text", "short", "tool_result", 2),
        leaf("text", "x" * 1300, "text", 3),
        leaf("text", "x" * 30_000, "text", 4),
    ]
    assert [block.folded for block in blocks(message(1, *parts))] == [True, True, False, False, True]


def test_the_outline_goes_by_what_the_person_said() -> None:
    trunk = (
        message(1, leaf("text", "be kind"), by_person=False),
        message(2, leaf("text", "Find   the\nbug", found=True)),
        message(3, role="assistant"),
        message(4, leaf("text", "x", found=True), role="tool"),
        message(5, leaf("mime", "image/png", "attachment")),
    )
    entries = outline(trunk)
    assert [(each.number, each.words, len(each.following)) for each in entries] == [
        (None, "", 1),
        (2, "Find the bug", 2),
        (5, "", 0),
    ]
    assert [(each.findings, each.following_findings) for each in entries] == [(0, 0), (1, 1), (0, 0)]
    assert outline(()) == ()
