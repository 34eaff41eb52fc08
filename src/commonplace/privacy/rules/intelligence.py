"""Credentials of AI providers and of the tools around them."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.forms import keyed, token

__all__ = ["INTELLIGENCE"]

_ANTHROPIC = "https://docs.anthropic.com/en/api/getting-started#authentication"
_OPENAI = "https://platform.openai.com/docs/api-reference/authentication"
_LANGSMITH = "https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key"
_LANGFUSE = "https://langfuse.com/faq/all/where-are-langfuse-api-keys"

INTELLIGENCE: tuple[Rule, ...] = (
    token("anthropic-key", "sk-ant-api03-{url64 80-120}", _ANTHROPIC, after="A-Za-z0-9_-"),
    token("anthropic-admin-key", "sk-ant-admin01-{url64 80-120}", _ANTHROPIC, after="A-Za-z0-9_-"),
    token("anthropic-oauth-token", "sk-ant-oat01-{url64 80-120}", _ANTHROPIC, after="A-Za-z0-9_-"),
    token("anthropic-refresh-token", "sk-ant-ort01-{url64 80-120}", _ANTHROPIC, after="A-Za-z0-9_-"),
    token("anthropic-session", "sk-ant-sid01-{url64 60-140}", _ANTHROPIC, after="A-Za-z0-9_-"),
    token(
        "anthropic-other-key",
        "sk-ant-{url64 24-160}",
        _ANTHROPIC,
        after="A-Za-z0-9_-",
        ignores=("sk-ant-api03-xxxx",),
    ),
    token("openai-project-key", "sk-proj-{url64 40-200}", _OPENAI, after="A-Za-z0-9_-"),
    token("openai-service-key", "sk-svcacct-{url64 40-200}", _OPENAI, after="A-Za-z0-9_-"),
    token("openai-admin-key", "sk-admin-{url64 40-200}", _OPENAI, after="A-Za-z0-9_-"),
    token("openai-key", "sk-{alnum 32-64}", _OPENAI, ignores=("sk-learn-is-a-library", "sk-xxxxxxxx")),
    token("openai-session", "sess-{alnum 40}", _OPENAI),
    keyed(
        "openai-organisation",
        ("openai-organization", "openai_org", "organization"),
        "org-{alnum 24}",
        "https://platform.openai.com/docs/api-reference/organizations-and-projects-optional",
        kind="personal.account",
    ),
    token("openrouter-key", "sk-or-v1-{hex 64}", "https://openrouter.ai/docs/api-reference/authentication"),
    token(
        "huggingface-token",
        "hf_{alnum 34-40}",
        "https://huggingface.co/docs/hub/security-tokens",
        ignores=("hf_hub_download", "hf_xxxxxxxxxxx"),
    ),
    token("huggingface-org-token", "api_org_{alnum 34}", "https://huggingface.co/docs/hub/security-tokens"),
    token("xai-key", "xai-{alnum 70-90}", "https://docs.x.ai/docs/overview"),
    token("groq-key", "gsk_{alnum 48-56}", "https://console.groq.com/docs/quickstart"),
    token("perplexity-key", "pplx-{alnum 40-56}", "https://docs.perplexity.ai/guides/getting-started"),
    token("replicate-token", "r8_{alnum 37-40}", "https://replicate.com/docs/topics/security/api-tokens"),
    token("together-key", "tgp_v1_{url64 40-48}", "https://docs.together.ai/docs/quickstart"),
    token("fireworks-key", "fw_{alnum 22-24}", "https://docs.fireworks.ai/getting-started/quickstart"),
    token("cerebras-key", "csk-{lowernum 48}", "https://inference-docs.cerebras.ai/quickstart"),
    token("nvidia-key", "nvapi-{url64 60-80}", "https://docs.api.nvidia.com/nim/docs/api-quickstart"),
    keyed("mistral-key", ("mistral",), "{alnum 32}", "https://docs.mistral.ai/getting-started/quickstart/"),
    keyed("cohere-key", ("cohere", "co_api"), "{alnum 40}", "https://docs.cohere.com/reference/about"),
    keyed("ai21-key", ("ai21",), "{alnum 32}", "https://docs.ai21.com/docs/quickstart"),
    keyed("deepseek-key", ("deepseek",), "sk-{hex 32}", "https://api-docs.deepseek.com/"),
    keyed(
        "zhipu-key",
        ("zhipu", "glm_api", "bigmodel", "zai_api"),
        "{hex 32}.{alnum 16}",
        "https://docs.bigmodel.cn/",
    ),
    token("langsmith-personal", "lsv2_pt_{hex 32}_{hex 10}", _LANGSMITH),
    token("langsmith-service", "lsv2_sk_{hex 32}_{hex 10}", _LANGSMITH),
    token("langsmith-old-key", "ls__{hex 32}", _LANGSMITH),
    token("langfuse-secret", "sk-lf-{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}", _LANGFUSE),
    token("langfuse-public", "pk-lf-{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}", _LANGFUSE),
    token(
        "helicone-key", "sk-helicone-{url64 30-60}", "https://docs.helicone.ai/helicone-headers/helicone-auth"
    ),
    token(
        "pinecone-key",
        "pcsk_{alnum 5-6}_{alnum 60-66}",
        "https://docs.pinecone.io/guides/projects/manage-api-keys",
    ),
    keyed(
        "pinecone-old-key",
        ("pinecone",),
        "{hex 8}-{hex 4}-{hex 4}-{hex 4}-{hex 12}",
        "https://docs.pinecone.io/guides/projects/manage-api-keys",
    ),
    keyed(
        "weaviate-key",
        ("weaviate",),
        "{alnum 36-40}",
        "https://docs.weaviate.io/weaviate/configuration/authentication",
    ),
    token("voyage-key", "pa-{url64 43}", "https://docs.voyageai.com/docs/api-key-and-installation"),
    token("jina-key", "jina_{url64 60-70}", "https://jina.ai/embeddings/"),
    token("elevenlabs-key", "sk_{hex 48}", "https://elevenlabs.io/docs/api-reference/authentication"),
    keyed(
        "deepgram-key",
        ("deepgram",),
        "{hex 40}",
        "https://developers.deepgram.com/docs/create-additional-api-keys",
    ),
    keyed(
        "assemblyai-key",
        ("assemblyai", "assembly_ai"),
        "{hex 32}",
        "https://www.assemblyai.com/docs/api-reference/overview",
    ),
    keyed(
        "stability-key",
        ("stability", "dreamstudio"),
        "sk-{alnum 48}",
        "https://platform.stability.ai/docs/api-reference",
    ),
    token("tavily-key", "tvly-{alnum 32}", "https://docs.tavily.com/documentation/quickstart"),
    token("tavily-dev-key", "tvly-dev-{alnum 32}", "https://docs.tavily.com/documentation/quickstart"),
    token("firecrawl-key", "fc-{hex 32}", "https://docs.firecrawl.dev/introduction"),
    keyed(
        "serper-key",
        ("serper", "serpapi", "exa_api", "brave_api"),
        "{hex 40-64}",
        "https://serpapi.com/search-api",
    ),
    token(
        "brave-search-key",
        "BSA{url64 27-28}",
        "https://api-dashboard.search.brave.com/app/documentation/web-search/get-started",
    ),
    token("modal-token-id", "ak-{alnum 22}", "https://modal.com/docs/reference/modal.config"),
    token("modal-token-secret", "as-{alnum 22}", "https://modal.com/docs/reference/modal.config"),
    token(
        "runpod-key",
        "rpa_{uppernum 40-48}",
        "https://docs.runpod.io/get-started/api-keys",
        tail="[a-z0-9]{0,8}",
    ),
    keyed(
        "wandb-key",
        ("wandb", "weights & biases", "wandb login"),
        "{hex 40}",
        "https://docs.wandb.ai/support/find_api_key/",
    ),
    token("wandb-local-key", "local-{hex 40}", "https://docs.wandb.ai/"),
    token("wandb-new-key", "wandb_v1_{url64 60-100}", "https://docs.wandb.ai/support/find_api_key/"),
    keyed(
        "comet-key",
        ("comet_api", "comet_ml"),
        "{alnum 25}",
        "https://www.comet.com/docs/v2/guides/experiment-management/configure-sdk/",
    ),
    token("kaggle-token", "KGAT_{hex 32}", "https://www.kaggle.com/docs/api"),
    keyed("kaggle-key", ("kaggle", '"username"'), "{hex 32}", "https://www.kaggle.com/docs/api"),
    token("cursor-key", "key_{hex 64}", "https://cursor.com/docs/account/teams/admin-api"),
    token("e2b-key", "e2b_{hex 40}", "https://e2b.dev/docs/api-key"),
    token("apify-token", "apify_api_{alnum 36}", "https://docs.apify.com/platform/integrations/api"),
    token("browserbase-key", "bb_live_{url64 20-40}", "https://docs.browserbase.com/"),
    token("v0-key", "v1:{alnum 24}:{alnum 24}", "https://v0.dev/docs/v0-model-api"),
    token("llamacloud-key", "llx-{alnum 48}", "https://docs.cloud.llamaindex.ai/"),
    token("mem0-key", "m0-{alnum 40}", "https://docs.mem0.ai/"),
    token("letta-key", "sk-let-{alnum 40-120}", "https://docs.letta.com/"),
)
