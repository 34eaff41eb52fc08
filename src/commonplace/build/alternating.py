"""Makes messages take turns as some loaders demand, and tells how often something was joined or cut.

Source: LLaMA-Factory 0.9.5, ``data/converter.py``: user and tool messages must stand in odd places, answers and calls
in even ones, and their number be even; a row that differs is emptied with a warning.
"""

from collections.abc import Callable, Sequence

from msgspec import UNSET
from msgspec.structs import replace

from commonplace.records.json_text import written
from commonplace.records.row import RowMessage

__all__ = ["alternate", "as_sharegpt"]

_BREAK = "\n\n"


def alternate(
    messages: Sequence[RowMessage], train: Sequence[bool], note: Callable[[str, int], None]
) -> tuple[list[RowMessage], list[bool]] | None:
    """Messages in which a question or tools' answers and an answer of the model take turns.

    Neighbours of one role become one message, which is learnt if all of its answers were; a user message right
    after a tool's answer joins it. Calls of joined answers stand together.

    Args:
        messages: valid ones.
        train: for each, whether it is learnt.
        note: told what was done and how often.

    Returns:
        None if the conversation does not begin with a question.
    """
    joined: list[RowMessage] = []
    learnt: list[bool] = []
    merged = 0
    for message, is_learnt in zip(messages, train, strict=True):
        if joined and _same_side(joined[-1], message):
            joined[-1] = _joined(joined[-1], message)
            learnt[-1] = learnt[-1] and is_learnt
            merged += 1
        else:
            joined.append(message)
            learnt.append(is_learnt)
    cut = 0
    while joined and joined[-1].role != "assistant":
        joined.pop()
        learnt.pop()
        cut += 1
    note("joined-messages", merged)
    note("cut-messages", cut)
    first = next((message for message in joined if message.role != "system"), None)
    return (joined, learnt) if first is not None and first.role == "user" else None


def _same_side(before: RowMessage, after: RowMessage) -> bool:
    sides = {"user": "asks", "tool": "asks", "assistant": "answers", "system": "system"}
    if after.role == "system" and before.role != "system":
        return sides[before.role] == "asks"
    return sides[before.role] == sides[after.role]


def _joined(before: RowMessage, after: RowMessage) -> RowMessage:
    content = _BREAK.join(text for text in (before.content, after.content) if text)
    reasoning = _BREAK.join(
        text for text in (before.reasoning_content, after.reasoning_content) if isinstance(text, str) and text
    )
    calls = (*(before.tool_calls or ()), *(after.tool_calls or ()))
    return replace(before, content=content, reasoning_content=reasoning or UNSET, tool_calls=calls or UNSET)


def as_sharegpt(messages: Sequence[RowMessage]) -> tuple[str, list[dict[str, str]]]:
    """System text and ``conversations`` of messages that alternate.

    An answer with calls becomes ``function_call`` with the calls as JSON and the words before them left out where
    the form has no place for both; reasoning stands in ``<think>`` before the words.
    """
    system = ""
    conversations: list[dict[str, str]] = []
    for message in messages:
        if message.role == "system":
            system = _BREAK.join(text for text in (system, message.content) if text)
        elif message.role == "assistant":
            conversations.append(_answer(message))
        else:
            side = "observation" if message.role == "tool" else "human"
            conversations.append({"from": side, "value": message.content})
    return system, conversations


def _answer(message: RowMessage) -> dict[str, str]:
    if message.tool_calls:
        calls = [
            {"name": call.function.name, "arguments": call.function.arguments} for call in message.tool_calls
        ]
        return {"from": "function_call", "value": written(calls[0] if len(calls) == 1 else calls)}
    thought = f"<think>\n{message.reasoning_content}\n</think>\n\n" if message.reasoning_content else ""
    return {"from": "gpt", "value": thought + message.content}
