"""Who runs a model's service, by the name that an agent's log has for it."""

__all__ = ["provider_of"]

_NAMES = {
    "amazon-bedrock": "amazon-bedrock",
    "anthropic": "anthropic",
    "azure": "azure",
    "azure-openai-responses": "azure",
    "azureopenai": "azure",
    "bedrock": "amazon-bedrock",
    "cerebras": "cerebras",
    "claude": "anthropic",
    "cursor": "cursor",
    "deepseek": "deepseek",
    "fireworks": "fireworks",
    "gemini": "google",
    "github-copilot": "github",
    "google": "google",
    "google-antigravity": "google",
    "google-gemini-cli": "google",
    "google-vertex": "google",
    "googleai": "google",
    "groq": "groq",
    "huggingface": "huggingface",
    "kimi": "moonshot",
    "kimi-coding": "moonshot",
    "kimi-for-coding": "moonshot",
    "llama.cpp": "llama.cpp",
    "lm-studio": "lmstudio",
    "lmstudio": "lmstudio",
    "makersuite": "google",
    "minimax": "minimax",
    "mistral": "mistral",
    "mistralai": "mistral",
    "moonshot": "moonshot",
    "moonshotai": "moonshot",
    "nous": "nous",
    "nvidia": "nvidia",
    "ollama": "ollama",
    "openai": "openai",
    "openai-codex": "openai",
    "opencode": "opencode",
    "openrouter": "openrouter",
    "qwen": "qwen",
    "qwen-oauth": "qwen",
    "together": "together",
    "vercel-ai-gateway": "vercel",
    "vllm": "vllm",
    "xai": "xai",
    "zai": "zai",
}
"""Source: provider ids of Pi, OpenCode and Hermes as their logs and sources write them in 2026, and those of LibreChat,
Chatbox, big-AGI, LobeChat and SillyTavern as parsers of their exports quote them."""


def provider_of(names: "dict[str, int] | list[str]") -> str:
    """The provider of most answers, by the names that a log gives, with counts or one by one.

    ``unknown`` if the log names none. A name that stands in no table is ``other``: a name that the person gave
    to a service of their own could name an employer.
    """
    counts = names if isinstance(names, dict) else {name: names.count(name) for name in names}
    if not counts:
        return "unknown"
    most = max(sorted(counts), key=lambda name: counts[name])
    return _NAMES.get(most.lower(), "other")
