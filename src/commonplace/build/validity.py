"""What trainers and templates cannot take of a conversation, rule by rule."""

import re
from collections.abc import Iterator, Sequence

from commonplace.records.row import RowMessage

__all__ = ["RULES", "broken_rules", "has_control_token"]

RULES: dict[str, str] = {
    "no-messages": "there is nothing in it",
    "starts-with-answer": "the first message is neither system nor user",
    "empty-message": "a user or system message without words, or an answer without words, reasoning and calls",
    "call-unanswered": "a tool call without the tool's answer right after it",
    "answer-without-call": "a tool message that answers no call before it",
    "calls-alike": "two calls with one id",
    "control-token": "a template's control token stands in a text",
    "unreadable-message": "a message does not have the form of schema 1",
}
"""Codes of rules and what they mean.

Source: trainers' loaders: LLaMA-Factory 0.9 empties rows whose roles do not alternate, axolotl 0.19 and templates of
Mistral need each call answered under its id, templates cut at control tokens; third parties had to repair wrong
roles and empty turns of Infinity-Instruct by hand.
"""

_CONTROL = re.compile(
    r"<\|(?:im_start|im_end|im_sep|endoftext|endofprompt|fim_prefix|fim_middle|fim_suffix|begin_of_text|end_of_text"
    r"|start_header_id|end_header_id|eot_id|eom_id|python_tag|start|end|message|channel|return|call|user|assistant"
    r"|system|observation|end_of_turn|start_of_role|end_of_role|eos|bos|pad|tool_call)\|>"
    r"|<(?:start|end)_of_turn>|\[/?INST\]|<</?SYS>>|\[/?(?:AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]"
)
"""Source: the chat templates of Qwen, Llama 2 and 3, Phi, gpt-oss (Harmony), GLM, Granite, Gemma and Mistral as their
tokenizers had them in 2026."""


def has_control_token(text: str) -> bool:
    """Whether a text, or the JSON of a message, holds a control token."""
    return ("<" in text or "[" in text) and _CONTROL.search(text) is not None


def broken_rules(messages: Sequence[RowMessage]) -> Iterator[str]:
    """Codes of the rules that a conversation breaks, control tokens aside; each at most a few times."""
    if not messages:
        yield "no-messages"
        return
    if messages[0].role not in ("system", "user"):
        yield "starts-with-answer"
    if any(_is_empty(message) for message in messages):
        yield "empty-message"
    yield from _calls(messages)


def _is_empty(message: RowMessage) -> bool:
    if message.content.strip() or message.role == "tool":
        return False
    return not (message.role == "assistant" and (message.tool_calls or message.reasoning_content))


def _calls(messages: Sequence[RowMessage]) -> Iterator[str]:
    open_calls: set[str] = set()
    seen: set[str] = set()
    for message in messages:
        if message.role == "tool":
            answered = message.tool_call_id or ""
            if answered not in open_calls:
                yield "answer-without-call"
            open_calls.discard(answered)
            continue
        if open_calls:
            yield "call-unanswered"
            open_calls = set()
        for call in message.tool_calls or ():
            if call.id in seen:
                yield "calls-alike"
            seen.add(call.id)
            open_calls.add(call.id)
    if open_calls:
        yield "call-unanswered"
