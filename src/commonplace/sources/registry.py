"""All sources, and which of them a file belongs to. Nothing else names a source."""

from collections.abc import Sequence

from commonplace import NAME
from commonplace.errors import AmbiguousSource, CommonplaceError, UnknownSource
from commonplace.records import Skipped
from commonplace.sources.ai_studio import SOURCE as AI_STUDIO
from commonplace.sources.base import Match, Probe, Source
from commonplace.sources.big_agi import SOURCE as BIG_AGI
from commonplace.sources.browser_script import SOURCE as BROWSER_SCRIPT
from commonplace.sources.chatbox import SOURCE as CHATBOX
from commonplace.sources.chatgpt import SOURCE as CHATGPT
from commonplace.sources.claude_ai import SOURCE as CLAUDE_AI
from commonplace.sources.claude_code import SOURCE as CLAUDE_CODE
from commonplace.sources.codex import SOURCE as CODEX
from commonplace.sources.copilot_cli import SOURCE as COPILOT_CLI
from commonplace.sources.copilot_csv import SOURCE as COPILOT_CSV
from commonplace.sources.deepseek import SOURCE as DEEPSEEK
from commonplace.sources.droid import SOURCE as DROID
from commonplace.sources.gemini_cli import SOURCE as GEMINI_CLI
from commonplace.sources.gemini_takeout import SOURCE as GEMINI_TAKEOUT
from commonplace.sources.goose import SOURCE as GOOSE
from commonplace.sources.grok import SOURCE as GROK
from commonplace.sources.hermes import SOURCE as HERMES
from commonplace.sources.kimi_cli import SOURCE as KIMI_CLI
from commonplace.sources.kimi_code import SOURCE as KIMI_CODE
from commonplace.sources.le_chat import SOURCE as LE_CHAT
from commonplace.sources.librechat import SOURCE as LIBRECHAT
from commonplace.sources.lm_studio import SOURCE as LM_STUDIO
from commonplace.sources.lobe_chat import SOURCE as LOBE_CHAT
from commonplace.sources.meta_ai import SOURCE as META_AI
from commonplace.sources.mistral_vibe import SOURCE as MISTRAL_VIBE
from commonplace.sources.open_webui import SOURCE as OPEN_WEBUI
from commonplace.sources.openclaw import SOURCE as OPENCLAW
from commonplace.sources.opencode import SOURCE as OPENCODE
from commonplace.sources.pi import SOURCE as PI
from commonplace.sources.qwen_chat import SOURCE as QWEN_CHAT
from commonplace.sources.qwen_code import SOURCE as QWEN_CODE
from commonplace.sources.silly_tavern import SOURCE as SILLY_TAVERN
from commonplace.sources.typing_mind import SOURCE as TYPING_MIND
from commonplace.sources.zai_chat import SOURCE as ZAI_CHAT
from commonplace.sources.zed import SOURCE as ZED

__all__ = ["SOURCES", "best_match", "source_named"]

SOURCES: tuple[Source, ...] = (
    AI_STUDIO,
    BIG_AGI,
    BROWSER_SCRIPT,
    CHATBOX,
    CHATGPT,
    CLAUDE_AI,
    CLAUDE_CODE,
    CODEX,
    COPILOT_CLI,
    COPILOT_CSV,
    DEEPSEEK,
    DROID,
    GEMINI_CLI,
    GEMINI_TAKEOUT,
    GOOSE,
    GROK,
    HERMES,
    KIMI_CLI,
    KIMI_CODE,
    LE_CHAT,
    LIBRECHAT,
    LM_STUDIO,
    LOBE_CHAT,
    META_AI,
    MISTRAL_VIBE,
    OPEN_WEBUI,
    OPENCLAW,
    OPENCODE,
    PI,
    QWEN_CHAT,
    QWEN_CODE,
    SILLY_TAVERN,
    TYPING_MIND,
    ZAI_CHAT,
    ZED,
)

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    CommonplaceError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a source may raise by mistake when it is asked; the other sources are asked all the same."""


def source_named(identifier: str) -> Source:
    """The source with this id.

    Raises:
        UnknownSource: if there is none.
    """
    for source in SOURCES:
        if source.id == identifier:
            return source
    raise UnknownSource(
        f"no source is called {identifier!r}",
        facts=(f"known: {', '.join(sorted(source.id for source in SOURCES))}",),
        hint=f"`{NAME} sources` lists them",
    )


def best_match(
    probe: Probe, *, sources: Sequence[Source] = SOURCES, problems: list[Skipped] | None = None
) -> tuple[Source, Match] | None:
    """Ask all sources about one file and give it to the one that is surest.

    Args:
        probe: the file.
        sources: whom to ask.
        problems: gains a ``source-failed`` for each source that broke when asked; it counts as a no.

    Returns:
        The source and what it saw; None if nobody wants the file.

    Raises:
        AmbiguousSource: if two are equally sure.
    """
    claims: list[tuple[Source, Match]] = []
    for source in sources:
        try:
            match = source.sniff(probe)
        except _FAULTS as error:
            if problems is not None:
                detail = f"{source.id} could not say whether it knows this: {type(error).__name__}"
                problems.append(Skipped(probe.path, "source-failed", detail=detail))
            continue
        if match is not None and match.score > 0:
            claims.append((source, match))
    if not claims:
        return None
    surest = max(match.score for _, match in claims)
    winners = [claim for claim in claims if claim[1].score == surest]
    if len(winners) > 1:
        names = sorted(source.id for source, _ in winners)
        raise AmbiguousSource(
            f"`{probe.path}` could come from {' or '.join(names)}",
            facts=tuple(f"{source.id}: {match.evidence}" for source, match in winners),
            hint=f"`{NAME} add --source {names[0]} PATH`",
        )
    return winners[0]
