"""Small conversations for journeys, and the one that a stranger wrote."""

from commonplace.records import Conversation, Project
from commonplace.store import Workspace
from tests.publish.workspaces import MAIL, NAME, session
from tests.publish.workspaces import chat as branched
from tests.store.making import chat

GARDEN = Project(name="garden")

HOSTILE = "\n".join(
    (
        "</pre></bdi></title></textarea><script>alert('script')</script>",
        '<img src="https://evil.example/pixel.png" onerror="alert(\'onerror\')">',
        "<a href=\"javascript:alert('link')\">click</a> [click](javascript:alert(1)) ![i](https://evil.example/a.png)",
        "<svg onload=alert(2)><iframe src=https://evil.example></iframe><style>*{display:none}</style>",
        "<form action=/publish/1/send method=post hx-get=/ hx-trigger=load><button>x</button></form>",
        "<meta http-equiv=refresh content=0;url=https://evil.example><base href=https://evil.example>",
        "\" autofocus onfocus=alert(3) x=\" ' onmouseover=alert(4) ' `${alert(5)}` {{7*7}} {% raw %} ${7*7} <%= 7*7 %>",
        "\x1b[2J\x1b]0;title\x07 \x00 \u202egnp.exe \u2066hidden\u2069 \U000e0068\U000e0069",
        "<div data-row=1 data-finding=x id=main class=inbox><input type=checkbox checked></div>",
    )
)


def letter(number: int, title: str) -> Conversation:
    return chat(
        f"letter-{number}",
        [f"I am {NAME}. Please write to {MAIL} soon.", "I will not."],
        title=title,
        start=1.7e9 - number * 1e7,
    )


def a_few(workspace: Workspace) -> None:
    for conversation in (
        letter(1, "A letter"),
        letter(2, "Another letter"),
        chat("frost", ["Frost tonight?", "Cover the tomatoes"], title="Frost", project=GARDEN, start=1.65e9),
        chat("beans", ["When do beans go out?", "In May"], title="Beans", project=GARDEN, start=1.64e9),
        branched(1),
        session(1),
    ):
        workspace.conversations.put(conversation)


def a_hostile_one(workspace: Workspace) -> None:
    shown = chat(
        "hostile", [HOSTILE, HOSTILE], title=HOSTILE, project=Project(name=HOSTILE), model=HOSTILE[:60]
    )
    workspace.conversations.put(shown)
    workspace.conversations.put(chat("quiet", ["Nothing here", "Nothing"], title="Quiet"))
