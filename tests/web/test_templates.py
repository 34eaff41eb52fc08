"""What holds for every template, so that no text of a conversation can become markup."""

import re
from pathlib import Path

import pytest

from commonplace.web import rendering

FOLDER = Path(rendering.__file__).parent / "templates"
TEMPLATES = sorted(FOLDER.glob("*.html"))
_ATTRIBUTE = re.compile(r"""\s([a-z-]+)=("[^"]*"|'[^']*'|[^\s>]+)""")


def tags(text: str) -> list[str]:
    """The tags of a template, with each expression and statement put out of the way."""
    plain = re.sub(r"\{%.*?%\}", " ", text, flags=re.DOTALL)
    plain = re.sub(
        r"\{\{.*?\}\}",
        lambda found: "‹" + re.sub(r"[\"'<>]", "", found[0][2:-2]).strip() + "›",
        plain,
        flags=re.DOTALL,
    )
    return re.findall(r"<[a-z][^>]*>", plain)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_marked_as_safe(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*(safe|tojson|xmlattr|urlize|striptags)\b|autoescape|Markup", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_scripts_and_styles_stand_in_files_only(path: Path) -> None:
    for tag in tags(path.read_text(encoding="utf-8")):
        names = {name for name, _ in _ATTRIBUTE.findall(tag)}
        assert not {name for name in names if name.startswith(("on", "hx-on", "hx-vals", "hx-vars"))} | (
            names & {"style", "srcdoc", "srcset", "ping", "http-equiv", "background"}
        ), tag
        assert not re.match(r"<(iframe|object|embed|img|svg|video|audio|base|style|template)\b", tag), tag


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_attributes_are_quoted_and_lead_to_our_own_pages(path: Path) -> None:
    for tag in tags(path.read_text(encoding="utf-8")):
        for name, value in _ATTRIBUTE.findall(tag):
            assert value[0] == value[-1]
            assert value[0] in "\"'", tag
            target = value[1:-1]
            if name in ("href", "src", "action", "formaction", "hx-get", "hx-post"):
                ours = target.startswith(("/", "#")) and not target.startswith("//")
                made = re.fullmatch(
                    r"‹[a-z_.]*(href|without|earlier|later|inbox|previous|following|action)›.*", target
                )
                assert ours or made or (tag.startswith('<link rel="icon"') and target == "data:,"), tag


def test_every_expression_is_escaped_and_made_visible() -> None:
    template = rendering._environment.from_string('{{ text }}<a title="{{ text }}">{{ text|exactly }}</a>')
    shown = template.render(text='<b>"\x1b\u202e')
    assert (
        shown
        == '&lt;b&gt;&#34;‹ESC›‹U+202E›<a title="&lt;b&gt;&#34;‹ESC›‹U+202E›">&lt;b&gt;&#34;\x1b\u202e</a>'
    )


def test_a_name_that_is_missing_is_an_error() -> None:
    with pytest.raises(Exception, match="undefined"):
        rendering._environment.from_string("{{ nothing }}").render()
