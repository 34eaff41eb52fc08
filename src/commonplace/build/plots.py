"""Pictures of a build: the same numbers give the same bytes, on any day."""

from commonplace.build.built import BuildManifest
from commonplace.build.composing import UNKNOWN, Composition
from commonplace.charts import all_months, stacked_bars

__all__ = ["PLOTS", "draw"]

PLOTS = {
    "months.svg": "Conversations by month and model",
    "languages.svg": "Conversations by language",
    "lengths.svg": "Conversations by length in tokens",
    "terms.svg": "Conversations by class of the provider's terms",
    "funnel.svg": "Rows after each step",
}
"""Names of the pictures and what they show."""

_MOST_LANGUAGES = 20


def draw(manifest: BuildManifest, composition: Composition) -> dict[str, str]:
    """Every picture of ``PLOTS`` as SVG."""
    by = composition.by
    languages = dict(list(by.get("language", {}).items())[:_MOST_LANGUAGES])
    months = [month for counts in composition.months.values() for month in counts]
    axis = (*all_months(months), *((UNKNOWN,) if UNKNOWN in months else ()))
    providers = {provider for counts in composition.terms.values() for provider in counts}
    terms = {
        provider: {name: counts.get(provider, 0) for name, counts in composition.terms.items()}
        for provider in sorted(providers)
    }
    steps = {
        step.step: {"kept": step.rows - sum(step.dropped.values()), "left out": sum(step.dropped.values())}
        for step in manifest.funnel
    }
    funnel = {part: {step: counts[part] for step, counts in steps.items()} for part in ("kept", "left out")}
    return {
        "months.svg": _bars("months.svg", axis, composition.months),
        "languages.svg": _bars("languages.svg", tuple(languages), {"conversations": languages}),
        "lengths.svg": _bars(
            "lengths.svg", tuple(composition.lengths), {"conversations": composition.lengths}
        ),
        "terms.svg": _bars("terms.svg", tuple(composition.terms), terms),
        "funnel.svg": _bars("funnel.svg", tuple(steps), funnel),
    }


def _bars(name: str, names: tuple[str, ...], series: dict[str, dict[str, int]]) -> str:
    return stacked_bars(PLOTS[name], names, series, unit="rows" if name == "funnel.svg" else "conversations")
