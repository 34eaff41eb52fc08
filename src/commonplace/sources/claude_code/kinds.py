"""Tables: which kinds of record Claude Code writes, and which of them are conversation.

A kind that stands in no table is unknown: it is counted and kept raw, never dropped in silence.

Source: session files of CLI 1.0.43 to 2.1.259 and public parsers that cite such files (2025-06 to 2026-11).
"""

__all__ = [
    "ATTACHMENT_TYPES",
    "IGNORED_SYSTEM_SUBTYPES",
    "MESSAGE_KINDS",
    "SIDE_KINDS",
    "TITLE_KINDS",
]

MESSAGE_KINDS = frozenset({"user", "assistant"})
"""Records that are messages. ``system`` and ``attachment`` become one only for some subtypes."""

TITLE_KINDS = {"summary": ("summary", 0), "ai-title": ("aiTitle", 1), "custom-title": ("customTitle", 2)}
"""Records that name a session: the field with the name, and the rank (what a person chose wins)."""

SIDE_KINDS = frozenset(
    {
        "agent-color",
        "agent-name",
        "agent-setting",
        "ai-title",
        "attribution-snapshot",
        "bridge-session",
        "content-replacement",
        "custom-title",
        "file-history-delta",
        "file-history-snapshot",
        "last-prompt",
        "marble-origami-commit",
        "marble-origami-snapshot",
        "mode",
        "permission-mode",
        "pr-link",
        "progress",
        "queue-operation",
        "speculation-accept",
        "summary",
        "tag",
        "task-summary",
        "worktree-state",
    }
)
"""Bookkeeping of the client beside the conversation."""

IGNORED_SYSTEM_SUBTYPES = frozenset(
    {
        "agents_killed",
        "api_error",
        "api_metrics",
        "away_summary",
        "bridge_status",
        "compact_boundary",
        "file_snapshot",
        "informational",
        "memory_saved",
        "microcompact_boundary",
        "permission_retry",
        "scheduled_task_fire",
        "stop_hook_summary",
        "thinking",
        "turn_duration",
    }
)
"""Notes of the client to the person. ``api_error`` holds response headers with account ids."""

ATTACHMENT_TYPES = frozenset(
    {
        "agent_listing_delta",
        "agent_mention",
        "already_read_file",
        "async_agent_status",
        "async_hook_response",
        "auto_mode",
        "auto_mode_exit",
        "budget_usd",
        "command_permissions",
        "compact_file_reference",
        "compaction_reminder",
        "context_efficiency",
        "critical_system_reminder",
        "current_session_memory",
        "date_change",
        "deferred_tools_delta",
        "diagnostics",
        "directory",
        "dynamic_skill",
        "edited_image_file",
        "edited_text_file",
        "file",
        "hook_additional_context",
        "hook_blocking_error",
        "hook_cancelled",
        "hook_error_during_execution",
        "hook_non_blocking_error",
        "hook_permission_decision",
        "hook_stopped_continuation",
        "hook_success",
        "hook_system_message",
        "invoked_skills",
        "max_turns_reached",
        "mcp_instructions_delta",
        "mcp_resource",
        "nested_memory",
        "opened_file_in_ide",
        "output_style",
        "output_token_usage",
        "pdf_reference",
        "plan_file_reference",
        "plan_mode",
        "plan_mode_exit",
        "plan_mode_reentry",
        "queued_command",
        "relevant_memories",
        "selected_lines_in_ide",
        "skill_discovery",
        "skill_listing",
        "structured_output",
        "task_reminder",
        "task_status",
        "team_context",
        "teammate_mailbox",
        "todo",
        "todo_reminder",
        "token_usage",
        "ultrathink_effort",
        "verify_plan_reminder",
    }
)
"""What the client adds to a request: files, reminders, hook output. Only ``queued_command`` is a message."""
