"""What people let an assistant know without pressing a button: corrections, thanks, the same question again, leaving."""

import re

from commonplace.curate.labels.feedback_phrases import CORRECTS, CORRECTS_NOT, THANKS, THANKS_NOT
from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk

__all__ = ["ABANDONED", "CORRECTION", "REPHRASE", "THANKS_LABEL", "corrections", "thanks"]

_SHORT = 400
"""Code points of a turn that is about the answer before it; a longer one mostly brings a new task."""

_SOURCE = "https://arxiv.org/abs/2408.15549"


def corrections(talk: Talk) -> Marks:
    """Turns of the person that object to the answer before."""
    for at in talk.followups():
        turn = talk.turns[at]
        if CORRECTS.match(turn.head) and not CORRECTS_NOT.match(turn.head):
            yield at, 0.9 if len(turn.content) <= _SHORT else 0.7


def thanks(talk: Talk) -> Marks:
    """Turns of the person that accept the answer before."""
    for at in talk.followups():
        turn = talk.turns[at]
        if THANKS.match(turn.head) and not THANKS_NOT.match(turn.head):
            yield at, 0.9 if len(turn.content) <= _SHORT // 2 else 0.7


_WORD = re.compile(r"\w+")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]")
_MOST = 2_000
_FEWEST = 4
_ALIKE = 0.8
"""Turns that follow one pattern with another content, such as orders to translate, have less in common."""


def _pieces(text: str) -> frozenset[str]:
    """The words of a text, or its pairs of letters where words are written together."""
    text = text[:_MOST].casefold()
    if _SPACELESS.search(text):
        plain = "".join(_WORD.findall(text))
        return frozenset(plain[at : at + 2] for at in range(len(plain) - 1))
    return frozenset(_WORD.findall(text))


def _rephrases(talk: Talk) -> Marks:
    if len(talk.asked) < 2:
        return
    before: frozenset[str] = frozenset()
    first = True
    for at in talk.asked:
        content = talk.turns[at].content
        pieces = _pieces(content) if len(content) <= _MOST else frozenset()
        if not first and len(pieces) >= _FEWEST and len(before) >= _FEWEST:
            shared = len(pieces & before)
            share = shared / min(len(pieces), len(before))
            if share >= _ALIKE and shared * 2 >= len(pieces | before):
                yield at, share
        before, first = pieces, False


def _abandons(talk: Talk) -> Marks:
    if not talk.turns or talk.scope == "user_only":
        return []
    last = talk.turns[-1]
    if last.status in ("abandoned", "interrupted"):
        return [(-1, 1.0)]
    if not talk.answers:
        return [(-1, 0.9)] if talk.asked else []
    if talk.asked and talk.asked[-1] > talk.answers[-1]:
        at = talk.asked[-1]
        said_thanks = any(place == at for place, _ in thanks(talk))
        return [] if said_thanks else [(-1, 0.9)]
    corrected = [place for place, _ in corrections(talk)]
    return [(-1, 0.7)] if corrected and corrected[-1] == talk.asked[-1] else []


CORRECTION = Label(
    name="correction",
    meaning="The person says that the answer before was wrong, or not what they meant.",
    scale=".9 a turn that begins so; .7 a long one",
    of="question",
    scores=corrections,
    source=_SOURCE,
    true=(
        ("user: sum 2 and 2", "assistant: 5", "user: no, that's wrong"),
        ("user: x", "assistant: y", "user: That's not what I asked for. I need the second one."),
        ("user: x", "assistant: y", "user: it still doesn't work"),
        ("user: x", "assistant: y", "user: I meant the other file"),
        ("user: x", "assistant: y", "user: You forgot the last column"),
        ("user: x", "assistant: y", "user: Nein, das ist falsch."),
        ("user: x", "assistant: y", "user: Das stimmt nicht"),
        ("user: x", "assistant: y", "user: Non, ce n'est pas ça"),
        ("user: x", "assistant: y", "user: Eso no es lo que pedí"),
        ("user: x", "assistant: y", "user: Isso não está certo"),
        ("user: x", "assistant: y", "user: Non funziona"),
        ("user: x", "assistant: y", "user: Dat klopt niet"),
        ("user: x", "assistant: y", "user: Nie działa"),
        ("user: x", "assistant: y", "user: нет, неправильно"),
        ("user: x", "assistant: y", "user: Hayır, yanlış anladın"),
        ("user: x", "assistant: y", "user: 不对，我要的是另一个"),
        ("user: x", "assistant: y", "user: 違います、もう一つの方です"),
        ("user: x", "assistant: y", "user: 아니, 틀렸어"),
        ("user: x", "assistant: y", "user: هذا خطأ"),
        ("user: x", "assistant: y", "user: यह गलत है"),
        ("user: x", "assistant: y", "user: Sai rồi"),
    ),
    false=(
        ("user: no, is that a word?", "assistant: y"),
        ("user: x", "assistant: y", "user: no thanks, that's all"),
        ("user: x", "assistant: y", "user: No problem, go on"),
        ("user: x", "assistant: y", "user: No"),
        ("user: x", "assistant: Shall I go on?", "user: nothing else"),
        ("user: x", "assistant: y", "user: Is it wrong to say ain't?"),
        ("user: x", "assistant: y", "user: Now write the second one"),
        ("user: x", "assistant: y", "user: nein danke"),
    ),
)  # fmt: skip

THANKS_LABEL = Label(
    name="thanks",
    meaning="The person thanks for the answer before, or says that it works.",
    scale=".9 a turn that begins so; .7 a long one",
    of="question",
    scores=thanks,
    source=_SOURCE,
    true=(
        ("user: x", "assistant: y", "user: thanks!"),
        ("user: x", "assistant: y", "user: Great, thank you so much"),
        ("user: x", "assistant: y", "user: That works. Now the next one"),
        ("user: x", "assistant: y", "user: perfect"),
        ("user: x", "assistant: y", "user: Vielen Dank"),
        ("user: x", "assistant: y", "user: Super, danke dir"),
        ("user: x", "assistant: y", "user: Merci beaucoup"),
        ("user: x", "assistant: y", "user: muchas gracias"),
        ("user: x", "assistant: y", "user: Muito obrigado"),
        ("user: x", "assistant: y", "user: Grazie mille"),
        ("user: x", "assistant: y", "user: Bedankt"),
        ("user: x", "assistant: y", "user: Dzięki"),
        ("user: x", "assistant: y", "user: Спасибо большое"),
        ("user: x", "assistant: y", "user: Teşekkürler"),
        ("user: x", "assistant: y", "user: 谢谢"),
        ("user: x", "assistant: y", "user: ありがとうございます"),
        ("user: x", "assistant: y", "user: 감사합니다"),
        ("user: x", "assistant: y", "user: شكراً"),
        ("user: x", "assistant: y", "user: धन्यवाद"),
        ("user: x", "assistant: y", "user: Cảm ơn bạn"),
        ("user: x", "assistant: y", "user: terima kasih"),
    ),
    false=(
        ("user: thanks for taking the time. what is 2+2?", "assistant: 4"),
        ("user: x", "assistant: y", "user: Thanks in advance for looking at this one"),
        ("user: x", "assistant: y", "user: Thank you letter for my teacher, please"),
        ("user: x", "assistant: y", "user: perfect but the colour is off"),
        ("user: x", "assistant: y", "user: How do I say thanks in Polish?"),
        ("user: x", "assistant: y", "user: ok"),
        ("user: x", "assistant: y", "user: thanks, but that is wrong"),
    ),
)  # fmt: skip

REPHRASE = Label(
    name="rephrase",
    meaning="The person asks nearly the same again.",
    scale="share of the shorter of two turns in a row that the other has, too, from .8 on, if that is half of all their words",
    of="question",
    scores=_rephrases,
    source=_SOURCE,
    true=(
        (
            "user: how can I centre a div in css",
            "assistant: y",
            "user: how can I centre a div horizontally in css",
        ),
        ("user: 如何在家里做一个简单的蛋糕", "assistant: y", "user: 请问如何在家里做一个简单的蛋糕"),
    ),
    false=(
        (
            "user: how can I centre a div",
            "assistant: y",
            "user: and how do I give it a border of two pixels?",
        ),
        ("user: yes please", "assistant: y", "user: yes please"),
        (
            "user: translate the word house to French",
            "assistant: maison",
            "user: translate a poem by Goethe into Italian verse",
        ),
    ),
)

ABANDONED = Label(
    name="abandoned",
    meaning="The conversation ends without an answer that was accepted.",
    scale="1 the last turn was stopped or taken back; .9 it is the person's, and no thanks; .7 it answers a correction",
    of="conversation",
    scores=_abandons,
    source=_SOURCE,
    true=(
        ("user: x", "assistant: y", "user: and how does that work with two?"),
        ("user: x", "assistant(status=interrupted): I will now"),
        ("user: x", "assistant: y", "user: no, that's wrong", "assistant: z"),
        ("user: is anybody there?",),
    ),
    false=(
        ("user: x", "assistant: y"),
        ("user: x", "assistant: y", "user: thanks!"),
        (
            "user: x",
            "assistant: y",
            "user: no, that's wrong",
            "assistant: z",
            "user: now make it red",
            "assistant: w",
        ),
    ),
)
