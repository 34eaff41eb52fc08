"""The names of all kinds of records, items and events that are known.

A kind that stands in none of these tables is counted as unknown and kept raw.
"""

__all__ = ["BOOKKEEPING_EVENTS", "BOOKKEEPING_RECORDS", "RECORD_KINDS", "RESPONSE_KINDS"]

RECORD_KINDS = frozenset(
    {
        "session_meta",
        "turn_context",
        "response_item",
        "event_msg",
        "compacted",
        "world_state",
        "inter_agent_communication",
        "inter_agent_communication_metadata",
        "token_usage_record",
        "security_risk_score",
        "retained_context",
        "realtime_item",
    }
)
"""Kinds of lines. Source: ``RolloutItemWire`` in ``codex-rs/history/src/rollout_payload.rs``."""

BOOKKEEPING_RECORDS = frozenset(
    {
        "world_state",
        "inter_agent_communication_metadata",
        "token_usage_record",
        "security_risk_score",
        "retained_context",
        "realtime_item",
    }
)
"""Lines that hold states and counters, or copies of what other lines say, but no turn of a conversation."""

RESPONSE_KINDS = frozenset(
    {
        "message",
        "agent_message",
        "reasoning",
        "local_shell_call",
        "function_call",
        "function_call_output",
        "tool_search_call",
        "tool_search_output",
        "custom_tool_call",
        "custom_tool_call_output",
        "web_search_call",
        "image_generation_call",
        "compaction",
        "compaction_summary",
        "context_compaction",
        "additional_tools",
        "ghost_snapshot",
        "token_count",
        "compaction_trigger",
        "other",
    }
)
"""Kinds of ``response_item``. Source: ``ResponseItem`` in ``codex-rs/protocol/src/models.rs``."""

BOOKKEEPING_EVENTS = frozenset(
    {
        "token_count",
        "task_started",
        "turn_started",
        "task_complete",
        "turn_complete",
        "thread_goal_updated",
        "thread_settings_applied",
        "entered_review_mode",
        "session_configured",
        "background_event",
        "plan_update",
        "turn_diff",
        "undo_started",
        "undo_completed",
        "exec_command_begin",
        "exec_command_output_delta",
        "exec_approval_request",
        "apply_patch_approval_request",
        "patch_apply_begin",
        "patch_apply_updated",
        "mcp_tool_call_begin",
        "mcp_tool_call_progress",
        "mcp_startup_update",
        "mcp_startup_complete",
        "web_search_begin",
        "image_generation_begin",
        "item_started",
        "agent_message_delta",
        "agent_message_content_delta",
        "agent_reasoning_delta",
        "agent_reasoning_raw_content_delta",
        "agent_reasoning_section_break",
        "reasoning_content_delta",
        "reasoning_raw_content_delta",
        "plan_delta",
        "raw_response_item",
        "shutdown_complete",
        "deprecation_notice",
        "error",
        "warning",
        "guardian_warning",
        "guardian_assessment",
        "stream_error",
        "model_verification",
        "turn_moderation_metadata",
        "safety_buffering",
        "hook_started",
        "hook_completed",
        "terminal_interaction",
        "request_user_input",
        "request_permissions",
        "elicitation_request",
        "dynamic_tool_call_request",
        "skills_update_available",
        "collab_agent_spawn_begin",
        "collab_agent_interaction_begin",
        "collab_waiting_begin",
        "collab_close_begin",
        "collab_resume_begin",
        "realtime_conversation_started",
        "realtime_conversation_sdp",
        "realtime_conversation_realtime",
        "realtime_conversation_closed",
    }
)
"""Events that mark progress or repeat a call in pieces; what they say stands in other records.

Source: ``EventMsg`` and the persistence rules in ``codex-rs/rollout/src/policy.rs``.
"""
