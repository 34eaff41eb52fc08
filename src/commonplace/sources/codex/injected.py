"""Which user lines no person wrote.

Codex gives the model its instructions, surroundings and notices as user messages. Newer versions say of
each block what it is; for the older ones the beginning of the text tells.
"""

__all__ = ["is_injected", "written_by_person"]

_BEGINNINGS = (
    "<environment_context>",
    "<user_instructions>",
    "<instructions>",
    "# agents.md instructions",
    "<permissions instructions>",
    "<skills_instructions>",
    "<plugins_instructions>",
    "<apps_instructions>",
    "<environments_instructions>",
    "<skill>",
    "<user_shell_command>",
    "<user_action>",
    "<turn_aborted>",
    "<hook_prompt",
    "<subagent_notification>",
    "<collaboration_mode>",
    "<multi_agent_mode>",
    "<model_switch>",
    "<personality_spec>",
    "<realtime_conversation>",
    "<token_budget>",
    "<rollout_budget>",
    "<context_window",
    "<goal_context>",
    "<codex_internal_context",
    "<recommended_plugins>",
)
"""Source: ``is_contextual_user_message_content`` and the open tags beside it, in openai/codex
``codex-rs/core/src/event_mapping.rs`` and ``codex-rs/protocol/src/protocol.rs``."""

_LONGEST = max(len(beginning) for beginning in _BEGINNINGS)


def is_injected(text: str) -> bool:
    """Whether a user text begins as the client's own texts do. Cost: constant."""
    return text[: _LONGEST + 64].lstrip().lower().startswith(_BEGINNINGS)


def written_by_person(kinds: list[str] | None) -> bool | None:
    """What the log itself says of a message's blocks, e.g. ``user.text``; None if it says nothing.

    Source: ``content_item_kinds`` in real lines of codex-cli 0.135 to 0.159.
    """
    if not kinds:
        return None
    if any(kind.startswith("user.") for kind in kinds):
        return True
    return None if all(kind == "unknown" for kind in kinds) else False
