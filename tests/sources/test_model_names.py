import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.sources.model_names import family


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("gpt-5-5-thinking", "gpt-5.5"),
        ("gpt-5-5-instant", "gpt-5.5"),
        ("gpt-5-5-pro", "gpt-5.5-pro"),
        ("gpt-5.5", "gpt-5.5"),
        ("gpt-5.5-high", "gpt-5.5"),
        ("gpt-5-t-mini", "gpt-5-mini"),
        ("gpt-5-thinking-mini", "gpt-5-mini"),
        ("gpt-4-5", "gpt-4.5"),
        ("gpt-4-1-mini", "gpt-4.1-mini"),
        ("gpt-4o", "gpt-4o"),
        ("gpt-4o-2024-08-06", "gpt-4o"),
        ("gpt-4-0613", "gpt-4"),
        ("gpt-4-32k", "gpt-4-32k"),
        ("gpt-5-chat-latest", "gpt-5"),
        ("gpt-5.1-codex-max", "gpt-5.1-codex-max"),
        ("gpt-5-codex-high", "gpt-5-codex"),
        ("o3-mini-high", "o3-mini"),
        ("claude-fable-5-1", "claude-fable-5.1"),
        ("claude-fable-5", "claude-fable-5"),
        ("claude-fable-5-high", "claude-fable-5"),
        ("claude-opus-4-8", "claude-opus-4.8"),
        ("claude-opus-4-20250514", "claude-opus-4"),
        ("claude-opus-4-6[1m]", "claude-opus-4.6"),
        ("claude-3-5-sonnet-20241022", "claude-3.5-sonnet"),
        ("claude-sonnet-4-5@20250929", "claude-sonnet-4.5"),
        ("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4.5"),
        ("anthropic/claude-opus-4-8", "claude-opus-4.8"),
        ("models/gemini-3-pro-preview", "gemini-3-pro-preview"),
        ("grok-4-1-thinking-1129", "grok-4.1"),
        ("deepseek-chat", "deepseek-chat"),
        ("mistral-large-latest", "mistral-large"),
    ],
)
def test_family_is_one_name_for_all_spellings_of_a_model(slug: str, expected: str) -> None:
    assert family(slug) == expected


@pytest.mark.parametrize(
    "slug", ["text-davinci-002-render-sha", "auto", "My-Own-Model-high", "t2uay3k.sj1i4kz", ""]
)
def test_an_unknown_slug_is_data_and_stays_as_it_is(slug: str) -> None:
    assert family(f" {slug} ") == slug


LINES = st.sampled_from(["gpt", "claude", "o3", "codex", "gpt-5", "claude-opus-4"])
TOKENS = st.sampled_from(
    ["5", "1", "12", "thinking", "mini", "high", "max", "latest", "20250514", "chat", "t", "0613"]
)
SLUGS = st.tuples(LINES, st.lists(TOKENS, max_size=7)).map(lambda pair: "-".join([pair[0], *pair[1]]))


@given(SLUGS | st.text(max_size=40))
def test_a_family_is_its_own_family(slug: str) -> None:
    assert family(family(slug)) == family(slug)
