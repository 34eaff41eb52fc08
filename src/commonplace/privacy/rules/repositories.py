"""Owners of repositories whom everybody knows and names; a repository of any other may be somebody's own."""

import re

from commonplace.privacy.words import words

__all__ = ["is_private"]

# Owners of repositories that everybody knows and names.
_PUBLIC = words(
    "torvalds facebook python huggingface rust-lang kubernetes pallets microsoft vercel google golang nodejs apple angular vuejs sveltejs apache django rails ruby php laravel symfony spring-projects docker moby "
    "hashicorp ansible prometheus grafana elastic redis postgres mysql mongodb sqlite openai anthropics anthropic pytorch tensorflow keras-team scikit-learn numpy scipy pandas-dev matplotlib jupyter ipython "
    "psf pypa astral-sh encode tiangolo fastapi pydantic celery sqlalchemy pytest-dev tox-dev nvidia meta-llama ggml-org ggerganov ollama langchain-ai run-llama vllm-project comfyanonymous automatic1111 "
    "neovim vim emacs-mirror zsh-users ohmyzsh tmux git git-lfs github actions cli desktop octocat gitlab-org homebrew nixos archlinux debian ubuntu fedora alpinelinux bitcoin ethereum solana-labs "
    "aws awslabs azure googlecloudplatform google-research google-gemini deepmind googleapis cloudflare netlify supabase prisma trpc tailwindlabs shadcn-ui mui ant-design storybookjs babel webpack vitejs rollup evanw "
    "eslint prettier typescript-eslint denoland oven-sh electron tauri-apps flutter dart-lang jetbrains kotlin scala elixir-lang phoenixframework erlang haskell ocaml ziglang nim-lang julialang crystal-lang llvm gcc-mirror "
    "gnome kde mozilla chromium webkit ffmpeg videolan obsproject godotengine unity-technologies epicgames blender openssl curl nginx nginxinc caddyserver traefik envoyproxy istio helm argoproj fluxcd cilium containerd "
    "opencontainers coreos etcd-io grpc protocolbuffers open-telemetry jaegertracing mitchellh sharkdp burntsushi junegunn sindresorhus tj expressjs fastify nestjs axios lodash moment d3 mrdoob chartjs jquery twbs "
    "freecodecamp thealgorithms donnemartin public-apis sherlock-project n8n-io home-assistant jellyfin nextcloud immich-app pi-hole gorilla gin-gonic spf13 stretchr sirupsen uber-go tokio-rs serde-rs hyperium actix "
    "clap-rs bevyengine rust-cli ultralytics opencv dmlc microsoftdocs mdn whatwg w3c tc39 ietf conda conda-forge bioconda snakemake nextflow-io nf-core rstudio tidyverse posit-dev quarto-dev gohugoio jekyll "
    "mkdocs squidfunk sphinx-doc readthedocs plotly streamlit gradio-app dask ray-project apache-superset airbytehq dbt-labs duckdb clickhouse timescale cockroachdb pingcap tikv qdrant milvus-io weaviate chroma-core "
    "user username owner org your-org your-username yourusername your-user your-name myorg my-org orgname organization example example-org acme foo bar namespace group project team user-name you me someuser <user> someone "
    "modelcontextprotocol cline continuedev aider-ai paul-gauthier openinterpreter princeton-nlp swe-bench swe-agent all-hands-ai lm-sys eleutherai bigscience-workshop mistralai deepseek-ai qwenlm thudm opengvlab "
    "gitpython-developers pygments benoitc pyca certbot letsencrypt left-pad requests httpie jazzband sphinx yaml tomlkit python-poetry pdm-project sdispater mwaskom networkx sympy statsmodels h5py pytables"
)


def is_private(value: str) -> bool:
    """Whether nothing says that a repository, as owner and name, is a public one that everybody knows."""
    owner = value.partition("/")[0].lower().removeprefix("v3/")
    return (
        owner not in _PUBLIC
        and not owner.startswith(("your", "my-", "<", "$", "{", "example"))
        and not re.fullmatch(r"[a-z]{1,2}", owner)
    )
