"""What a conversation is for, by the words of its first request and the shape of its answers; no model.

The kinds are those that instruction data is described with. They do not exclude each other.
Source: the task categories of SmolTalk and Magpie (arXiv 2406.08464), with translating and summarising apart.
"""

import re

from commonplace.curate.labels.label import Example, Label, Marks
from commonplace.curate.labels.sieve import Sieve
from commonplace.curate.labels.talk import Talk

__all__ = ["TASKS"]


def _cue(strong: str, weak: str = "") -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    return re.compile(strong), re.compile(weak) if weak else None


_WRITE = r"(?:write|compose|draft|create|make(?: up)?|tell|generate|schreib\w*|verfass\w*|dicht\w*|écri\w*|rédige\w*|invente\w*|escrib\w*|crea\w*|inventa\w*|escrev\w*|cri[ea]\w*|scriv\w*|напиши\w*|сочини\w*|придумай\w*|schrijf\w*|napisz\w*|yaz|skriv)"
_CREATIVE = r"(?:poem|haiku|limerick|sonnet|story|tale|short story|novel|song|lyrics|scene|screenplay|dialogue|fan ?fic\w*|rap|joke|gedicht\w*|geschichte|märchen|lied(?:text)?|poème|histoire|conte|chanson|poema|cuento|historia|canción|história|conto|música|poesia|racconto|storia|canzone|стих\w*|рассказ\w*|сказк\w*|песн\w*|verhaal|gedicht|wiersz|opowiadanie|şiir|hikaye|dikt|saga)"

_CUES = {
    "coding": _cue(
        r"\b(?:python|javascript|typescript|java|rust|golang|kotlin|swift|c\+\+|c#|php|ruby|sql|bash|html|css|react|vue|angular|django|flask|fastapi|node(?:\.?js)?|docker|kubernetes|git|regex|regexp|api|endpoint|powershell|terraform|pandas|numpy|pytorch|tensorflow|css|yaml|json)\b.{0,400}"
        r"\b(?:function|class|script|code|program|query|component|method|app|implement|refactor|library|package|test|loop|array|list|file|server|table|column|write|build|create|how|convert|parse|funktion|skript|programm|fonction|función|código|função|funzione|функци\w*|скрипт\w*|код\w*)",
        r"\b(?:write|implement|refactor|create|add|fix|build|rename|update|remove) (?:a |an |the |this |me a |some |unit )*(?:\w+ ){0,3}(?:function|class|script|code|program|query|endpoint|component|method|unit tests?|tests?|regex|cli|module|makefile|dockerfile)\b"
        r"|(?:写|编写|实现)(?:一个|一段|个)?[^。\n]{0,12}(?:函数|代码|脚本|程序)|(?:コード|関数|スクリプト)を(?:書|作)|(?:코드|함수)를? ?(?:작성|짜)|напиши\w* (?:\w+ ){0,2}(?:функци|код|скрипт|программ)",
    ),
    "debugging": _cue(
        r"\b(?:traceback|stack ?trace|segfault|segmentation fault|exception|typeerror|valueerror|keyerror|nullpointer\w*|syntaxerror|undefined reference|modulenotfounderror|cannot read propert\w+)\b|error\[e\d{4}\]"
        r"|\b(?:fix|debug|solve)\b.{0,60}\b(?:bug|error|crash|issue|failing tests?|warning)\b|\bwhy (?:does|is|do|am i getting).{0,80}\b(?:error|crash\w*|fail\w*|not work\w*|undefined|null)\b"
        r"|报错|调试|エラーが(?:出|発生)|バグ|오류가|에러가|ошибк\w+ (?:в код|при)|fehlermeldung|debugg",
    ),
    "maths": _cue(
        r"\b(?:solve|integrate|differentiate|factor(?:ise|ize)?|simplify|prove|evaluate|compute|calculate)\b.{0,80}(?:equation|integral|derivative|polynomial|matrix|theorem|limit|x\^?2|\d ?[=+*/^] ?\w|\bsum\b|inequality|probability)"
        r"|\b(?:derivative|integral|eigenvalues?|determinant|quadratic equation|differential equation|modular arithmetic|combinatorics|trigonometr\w+|logarithm|geometry|algebra|calculus)\b|\\(?:frac|int|sum|sqrt|lim)\b"
        r"|(?:löse|berechne) (?:die |das |den )?(?:gleichung|integral|ableitung|grenzwert)|résou\w+ .{0,20}équation|resuelve .{0,20}ecuación|resolva .{0,20}equação|реши\w* .{0,20}уравнени|方程|积分|求导|微分|方程式|積分|방정식|적분",
        r"\b(?:how many|what is) .{0,60}\d+ ?(?:%|percent|times|plus|minus|divided)|\d+ ?[-+*/×÷] ?\d+ ?(?:=|\?|$)",
    ),
    "data_analysis": _cue(
        r"\b(?:analy[sz]e|visuali[sz]e|plot|chart|cluster|aggregate|clean|pivot|correlat\w+|regression|summari[sz]e)\b.{0,80}\b(?:data(?:set|frame)?s?|csv|spreadsheet|table|columns?|survey|results|sales|excel)\b"
        r"|\b(?:dataset|data set|dataframe|csv file|pivot table|excel formula|google sheets|vlookup|time series|linear regression|p-value|hypothesis test|anova)\b"
        r"|datensatz|datenanalyse|jeu de données|conjunto de datos|conjunto de dados|анализ данных|数据分析|数据集|データ分析|데이터 분석",
    ),
    "creative_writing": _cue(
        rf"\b{_WRITE}\b.{{0,60}}\b{_CREATIVE}\b|(?:写|創作|创作|编)(?:一)?(?:首|个|篇|段)?[^。\n]{{0,14}}(?:诗|詩|故事|小说|小說|歌词|童话|散文)|(?:詩|物語|小説|短編|歌詞)を(?:書|作)|(?:시|이야기|소설|동화)를? ?(?:써|지어|작성)|اكتب (?:قصة|قصيدة|شعر)|कविता|कहानी लिख",
        rf"\b{_CREATIVE}\b.{{0,30}}\b(?:about|über|sur|sobre|su|о|about a)\b",
    ),
    "editing": _cue(
        r"\b(?:proofread|rewrite|rephrase|reword|paraphrase|edit|polish|shorten|improve|correct|make (?:this|it|the following) (?:\w+ ){0,3}(?:better|shorter|longer|more|less|sound))\b.{0,80}(?:\b(?:text|email|e-mail|paragraph|sentence|essay|grammar|letter|message|this|following|it|wording|style|draft|cv|resume)\b|:)"
        r"|(?:korrigier\w*|verbesser\w*|überarbeit\w*|formulier\w* .{0,40}um)\b|(?:corrige|reformule|améliore)\w*\b|(?:corrige|reescrib|mejora|reformula)\w*\b|(?:corrija|reescreva|melhore)\b|(?:correggi|riscrivi|migliora)\b|(?:исправь|перепиши|отредактируй|перефразируй)\w*|润色|改写|修改(?:一下)?(?:这|下)|校对|添削|書き直し|교정|다듬어",
    ),
    "translation": _cue(
        r"\btranslat(?:e|ion)\b|\bhow do (?:you|i) say\b|\b(?:in|into|to) (?:english|german|french|spanish|italian|portuguese|russian|chinese|japanese|korean|arabic|hindi|turkish|polish|dutch)\b.{0,12}(?:please|:|\?|$)|übersetz|was heißt .{0,60} auf|tradui[st]|traduc|traduz|traduci|перевед|переклад|переведи|翻译|翻譯|翻成|译成|訳して|翻訳|번역|ترجم|अनुवाद|çevir|przetłumacz|vertaal|översätt|terjemah|dịch (?:sang|câu|đoạn|giúp)",
    ),
    "summarising": _cue(
        r"\b(?:summari[sz]e|summary|tl;?dr|sum up|condense|key (?:points|takeaways)|main (?:points|ideas))\b|zusammenfass|fass\w* .{0,60}zusammen|résum|resum|riassum|sintetizza|кратко (?:изложи|перескажи)|резюмируй|перескажи|总结|概括|摘要|要約|まとめて|요약|لخص|सारांश|özetle|streść|podsumuj|samenvat|sammanfatta|ringkas|tóm tắt",
    ),
    "planning": _cue(
        r"\b(?:plan|schedule|itinerary|roadmap|timetable|agenda|checklist|meal plan|workout|training plan|study plan|to-?do list|travel plan|budget)\b.{0,80}\b(?:for|week|day|month|trip|me|my|our|to|with|of)\b|(?:\d+[- ]day|weekly|daily|monthly) (?:plan|itinerary|schedule|trip)"
        r"|(?:reise|trainings|lern|wochen|essens)plan|plan(?:e|en)? (?:eine|meine|mir)|planifi\w+|itinéraire|plan de (?:viaje|estudio|viagem|entrenamiento)|itinerario|составь\w* план|расписание|计划|規劃|规划|行程|計画|旅程|계획|일정",
    ),
    "brainstorming": _cue(
        r"\b(?:brainstorm|ideas? (?:for|about|on)|suggest(?:ions?)? .{0,30}(?:names?|ideas?|titles?|topics?|gifts?)|(?:give|list|come up with|think of|need) (?:me )?(?:\w+ ){0,3}(?:names?|ideas?|titles?|topics?|slogans?|taglines?|suggestions?|ways?|examples?))\b"
        r"|ideen für|vorschläge für|namen für|idées (?:de|pour)|propose\w* .{0,20}(?:noms|idées|titres)|ideas (?:para|de)|nombres para|ideias (?:para|de)|idee per|nomi per|идеи для|придумай\w* .{0,20}(?:названи|идеи|имена)|主意|点子|创意|起个?名|アイデア|案を|아이디어",
    ),
    "advice": _cue(
        r"\b(?:should i|what should i do|advice|advise me|how (?:can|do) i (?:deal|cope|tell|talk to|get over|improve my|become|stop|handle|convince)|is it (?:normal|a good idea|worth|okay|ok)|any tips|recommend(?:ation)?s?)\b"
        r"|soll(?:te)? ich|was würdest du|rat(?:schlag)? (?:für|zu)|tipps|empfiehl|devrais-je|des conseils|que me conseill|debería|consejos?|qué me recomiendas|devo |conselhos?|dovrei|consigli|стоит ли|посоветуй|совет\w*|我该|我应该|该怎么办|建议|すべき|アドバイス|おすすめ|조언|추천해",
    ),
    "role_play": _cue(
        r"\b(?:act as|pretend (?:to be|you(?:'re| are))|role-?play|you(?:'re| are) (?:now )?(?:a|an|the) (?!ai\b|expert (?:in|on|at)|helpful|assistant)[\w -]{3,40}(?:\.|,|who|and|named)|play the (?:role|part)|stay in character|text adventure|dungeon master|simulate (?:a|an))\b"
        r"|spiel\w* die rolle|tu so als|fais comme si|joue le rôle|agis comme|actúa como|finge (?:ser|que)|haz de cuenta|aja como|finja|fai finta|comportati come|представь,? что ты|веди себя как|сыграй роль|扮演|假装你|假设你是|ロールプレイ|のふりをして|になりきって|역할극|인 척",
    ),
    "reasoning": _cue(
        r"\b(?:riddle|logic puzzle|puzzle|paradox|think step by step|step by step reasoning|deduce|infer|syllogism|fallacy|if all .{3,60} are|who is lying|what comes next|odd one out|sequence)\b|rätsel|logik|énigme|acertijo|enigma|indovinello|загадк\w+|головоломк\w+|谜语|推理|逻辑题|なぞなぞ|論理|수수께끼",
        r"\b(?:why (?:does|do|is|are|did|would)|explain why|compare|pros and cons|argue|evaluate whether)\b",
    ),
    "information": _cue(
        r"^(?:hi,? |hello,? |hey,? |please |can you |could you )*(?:what(?:'s| is| are| was| were| does| do)|who(?:'s| is| was| were| invented| wrote)|when (?:did|was|is|were)|where (?:is|are|was|did|can)|which|how (?:many|much|long|old|far|tall|big|does|do|is|are|did)|explain|define|tell me about|describe|what's the difference)\b"
        r"|^(?:was (?:ist|sind|bedeutet|war)|wer (?:ist|war)|wann|wo (?:ist|liegt)|wie (?:viel|viele|funktioniert|lange|hoch|groß)|erklär)|^(?:qu'est-ce|quel(?:le)?s?|qui (?:est|a)|quand|où|comment (?:fonctionne|marche)|combien|explique)|^¿?(?:qué (?:es|son|significa)|quién|cuándo|dónde|cuánt|cómo funciona|explica|cuál)"
        r"|^(?:o que (?:é|são)|quem|quando|onde|quanto|como funciona|explique|qual)|^(?:cos'è|cosa (?:è|sono)|chi (?:è|era)|quando|dove|quanto|come funziona|spiega|qual)|^(?:что такое|кто (?:такой|такая|был)|когда|где|сколько|как работает|объясни|расскажи о)|什么是|是什么|是谁|为什么|介绍一下|解释|とは|って何|ですか|教えて|(?:이|가) 뭐|무엇|설명해|^(?:ما (?:هو|هي)|من هو|متى|أين|كم|اشرح)|क्या है|कौन|^(?:czym jest|kto|kiedy|gdzie|ile|wyjaśnij)|nedir|kimdir",
    ),
}  # fmt: skip
_CODE_LINE = re.compile(r"```(?:[a-z+#]{1,12})\n")


_SIEVE = Sieve({name: [pattern for pattern in pair if pattern is not None] for name, pair in _CUES.items()})


def _scores(name: str, talk: Talk) -> Marks:
    said = talk.request
    strong, weak = _CUES[name]
    score = 0.0
    if name in talk.noted(_SIEVE.names, said):
        if strong.search(said):
            score = 0.8
        elif weak is not None and weak.search(said):
            score = 0.6 if name == "coding" else 0.5
    if name == "coding" and score < 0.8:
        blocks = sum(1 for at in talk.answers if _CODE_LINE.search(talk.turns[at].content))
        worked = any(talk.turns[at].calls for at in talk.answers)
        if blocks * 2 > len(talk.answers) or (blocks and score):
            score = max(score, 0.7)
        elif worked and score:
            score = 0.8
    return [(-1, score)] if score else []


_ABOUT: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "coding": ("writes or changes code", ("Write a Python function that reverses a list", "写一个快速排序的函数", "please add a unit test for the parser"),
               ("Write a poem about rain", "what is the capital of Peru?")),
    "debugging": ("looks for the cause of a fault in code", ("Why does my loop crash with a TypeError?", "Fix the failing tests in this repo", "程序报错了怎么办"),
                  ("Write a function that adds", "my cat is ill")),
    "maths": ("solves a mathematical problem", ("Solve the equation x^2 - 4 = 0", "Berechne das Integral von sin x", "what is the derivative of ln x"),
              ("what is the capital of Peru?", "how many people live in Rome?")),
    "data_analysis": ("analyses data", ("Analyze this csv of sales and plot the columns", "Which test shows that a linear regression is good?"),
                      ("tell me a story about a table",)),
    "creative_writing": ("writes something made up", ("Write a short story about a lighthouse", "Schreib ein Gedicht über den Herbst", "写一首关于春天的诗", "escribe un cuento corto"),
                         ("Write an email to my landlord", "when did the story break?")),
    "editing": ("improves a text that is given", ("Proofread this email: dear all", "Rewrite the following paragraph", "Исправь ошибки в тексте"),
                ("Write a poem", "how do I bake bread?")),
    "translation": ("translates", ("Translate this to French: good morning", "Übersetze: guten Tag", "把这句话翻译成英文"), ("who is the president of France?",)),
    "summarising": ("shortens a text that is given", ("Summarize this article", "Fasse den Text kurz zusammen", "请总结下面的文章"), ("write an article",)),
    "planning": ("makes a plan", ("Make a 3-day itinerary for Lisbon", "I need a study plan for my exams", "帮我制定一个学习计划"), ("the plane was late",)),
    "brainstorming": ("gathers ideas", ("Give me ten ideas for a birthday gift", "names for a bakery: give me ideas for it", "Ideen für ein Sommerfest"), ("the idea is old",)),
    "advice": ("asks for advice", ("Should I quit my job?", "My friend is angry, any tips?", "我该怎么办"), ("what is a job?",)),
    "role_play": ("plays a role", ("Act as a travel guide", "Pretend you are a pirate captain", "请扮演一位老师"), ("who acted in the film?",)),
    "reasoning": ("solves a puzzle or weighs an argument", ("Here is a riddle: what has keys but no locks?", "Who is lying? A says B lies."), ("bake a cake",)),
    "information": ("asks for facts or an explanation", ("What is photosynthesis?", "Explain how a fridge works", "什么是黑洞", "Что такое энтропия?"), ("write a poem", "fix it")),
}  # fmt: skip


def _examples(said: tuple[str, ...]) -> tuple[Example, ...]:
    return tuple((f"user: {text}", "assistant: Here it is.") for text in said)


def _label(name: str) -> Label:
    about, true, false = _ABOUT[name]
    return Label(
        name=f"task_{name}",
        meaning=f"The conversation {about}.",
        scale=".8 by what the first request says, .5 to .7 by weaker signs; the kinds do not exclude each other",
        of="conversation",
        scores=lambda talk: _scores(name, talk),
        least=0.5,
        true=_examples(true),
        false=_examples(false),
        source="https://arxiv.org/abs/2406.08464",
    )


TASKS = tuple(_label(name) for name in _CUES)
