"""Answers in which a model says what it is, who made it, or until when it knows."""

import re

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import HEAD, Talk, folded

__all__ = ["CUTOFF_DATE", "SELF_IDENTIFICATION"]

_MODELS = (
    r"(?:chat ?gpt|gpt-?\d\w*|claude|gemini|bard|copilot|bing|grok|deepseek\S*|qwen\S*|通义千问|kimi|llama\S*|meta ai|mistral|le chat|mixtral"
    r"|ernie|文心一言|glm\S*|chatglm|yi-\S+|command r\S*|phi-\d\S*|gemma\S*|pi|perplexity|poe|hermes|codex|o1|o3)"
)
_OWN = r"(?:chat ?gpt|gpt-?\d\w*|deepseek\S*|qwen\S*|通义千问|kimi|chatglm|文心一言|meta ai|codex)"
"""Names that no person has."""

_MAKERS = (
    r"(?:openai|anthropic|google(?: deepmind)?|deepmind|meta(?: ai)?|microsoft|xai|deepseek|alibaba(?: cloud)?|moonshot(?: ai)?|mistral(?: ai)?"
    r"|cohere|baidu|zhipu(?: ai)?|nous research|深度求索|阿里云|阿里巴巴|百度|月之暗面|智谱)"
)
_A_MODEL = (
    r"(?:ai|a\.i\.|artificial intelligence|(?:large )?language model|(?:virtual|digital|ai) assistant|chatbot|machine learning model"
    r"|ki(?:-\w+)?|künstliche intelligenz|sprachmodell|intelligence artificielle|ia|modèle de langage|inteligencia artificial|modelo de lenguaje"
    r"|inteligência artificial|modelo de linguagem|intelligenza artificiale|modello linguistico|taalmodel|kunstmatige intelligentie"
    r"|sztuczna inteligencja|model językowy|ии|искусственн\w+ интеллект\w*|языков\w+ модел\w+|ші|мовн\w+ модел\w+|yapay zek[aâ]\w*|dil modeli\w*|språkmodell)"
)

_AS = re.compile(
    r"(?:^|[.!?,:;\n] ?|(?:but|however|sorry|aber|mais|pero|mas|ma|но),? )(?:"
    rf"(?:as|being|since i(?:'m| am)) an? (?:[\w-]+ ){{0,4}}{_A_MODEL}\b(?! (?:engineer|expert|researcher|company|startup|developer|consultant|team|enthusiast|skeptic|safety|lab|user|product|tool (?:user|vendor)))"
    rf"|(?:als|da ich) (?:eine? |künstliche |großes )*{_A_MODEL}\b|en tant qu(?:e |'|une? )+(?:une? )?(?:[\w-]+ ){{0,2}}{_A_MODEL}\b|como (?:una? |um |uma )?(?:[\w-]+ ){{0,2}}{_A_MODEL}\b"
    rf"|(?:in quanto|essendo|come) (?:un[oa']? ?)?(?:[\w-]+ ){{0,2}}{_A_MODEL}\b|jako (?:[\w-]+ ){{0,2}}{_A_MODEL}\b|как (?:[\w-]+ ){{0,2}}{_A_MODEL}\b|як (?:[\w-]+ ){{0,2}}{_A_MODEL}\b"
    rf"|som (?:en |ett )?(?:[\w-]+ ){{0,2}}(?:ai|språkmodell)\b|bir (?:[\w-]+ ){{0,2}}{_A_MODEL} olarak"
    r"|(?:作为|作為)(?:一个|一個|一名|一款)?[^，。,]{0,8}(?:ai|人工智能|人工智慧|语言模型|語言模型|助手)|(?:私は)?(?:ai|人工知能|言語モデル)(?:アシスタント|言語モデル|モデル)?として|(?:저는 )?(?:ai|인공지능|언어 ?모델)(?: 언어 ?모델| 어시스턴트)?(?:로서|이기 때문에)"
    r"|(?:بصفتي|كوني|باعتباري) (?:نموذج|مساعد|ذكاء)|(?:एक )?(?:एआई|ai|कृत्रिम बुद्धिमत्ता|भाषा मॉडल)[^।]{0,20}(?:के रूप में|होने के नाते)|(?:là|với tư cách là) (?:một )?(?:mô hình ngôn ngữ|trí tuệ nhân tạo|ai)|sebagai (?:model bahasa|ai|kecerdasan buatan|asisten ai))"
)  # fmt: skip
_I_AM = re.compile(
    r"(?:^|[.!?,:;\n] ?|(?:hi|hello|hey|yes|no|and|but|sorry|hallo|bonjour|salut|hola|olá|ciao|привет|merhaba|cześć|hej)[,!]? )(?:"
    rf"(?:i'm|i am|my name is|this is|you(?:'re| are) (?:talking|speaking|chatting) (?:to|with)) (?:actually |just |also )?(?:{_OWN}\b|{_MODELS}[,.]? (?:an? |the )?(?:[\w-]+ ){{0,4}}(?:{_A_MODEL}|model|assistant|made|created|developed|built|trained|by {_MAKERS})\b)"
    rf"|(?:i'm|i am) (?:just |only |actually |also )?an? (?:[\w-]+ ){{0,4}}{_A_MODEL}\b(?! (?:engineer|expert|researcher|developer|consultant|enthusiast|skeptic))"
    rf"|(?:i was|i am|i'm|i have been|i've been) (?:an? [\w ]{{0,40}})?(?:made|created|developed|trained|built|designed) by (?:the team at )?{_MAKERS}\b"
    rf"|ich bin (?:{_OWN}\b|{_MODELS},? (?:ein|eine|die|das|von)\b|(?:nur |eine? |ein von \w+ \w+ |großes )+{_A_MODEL}\b)|ich wurde von {_MAKERS} (?:entwickelt|trainiert|erstellt)"
    rf"|je suis (?:{_OWN}\b|{_MODELS},? (?:une?|l'|développé|créé|conçu)|(?:une? |juste |qu'une? )(?:[\w-]+ ){{0,2}}{_A_MODEL}\b)|j'ai été (?:créée?|développée?|entraînée?|conçue?) par {_MAKERS}"
    rf"|(?:yo )?soy (?:{_OWN}\b|{_MODELS},? (?:una?|el|desarrollado|creado|un)|(?:solo )?(?:una? )(?:[\w-]+ ){{0,2}}{_A_MODEL}\b)|(?:fui|he sido) (?:cread|desarrollad|entrenad)[oa] por {_MAKERS}"
    rf"|(?:eu )?sou (?:{_OWN}\b|(?:o |a )?{_MODELS},? (?:uma?|desenvolvid|criad)|(?:apenas )?(?:uma? )(?:[\w-]+ ){{0,2}}{_A_MODEL}\b)|fui (?:criad|desenvolvid|treinad)[oa] pela? {_MAKERS}"
    rf"|sono (?:{_OWN}\b|{_MODELS},? (?:un|una|sviluppat|creat)|(?:solo )?(?:un'|una? )(?:[\w-]+ ){{0,2}}{_A_MODEL}\b)|ik ben (?:{_OWN}\b|{_MODELS},? een|(?:slechts )?een (?:[\w-]+ ){{0,2}}(?:{_A_MODEL}|ai-\w+)\b)"
    rf"|jestem (?:{_OWN}\b|(?:tylko )?(?:[\w-]+ ){{0,2}}{_A_MODEL}\b|modelem językowym)|я (?:— |- |– |это |являюсь )?(?:всего лишь )?(?:{_OWN}\b|{_MODELS},|(?:[\w-]+ ){{0,2}}(?:языковая модель|ии\b|искусственный интеллект))|меня (?:создала?|разработала?|обучила?) (?:компания )?{_MAKERS}"
    rf"|я (?:— |- )?(?:мовна модель|штучний інтелект)|ben (?:bir )?(?:{_OWN}|(?:[\w-]+ ){{0,2}}(?:yapay zek[aâ]|dil modeli))|jag är (?:{_OWN}\b|en (?:ai|språkmodell|artificiell intelligens))"
    rf"|我(?:是|叫)(?:{_MODELS}|{_MAKERS}|(?:一个|一個|一名|一款)?(?:由[^，。]{{1,12}}(?:开发|開發|训练|訓練|研发)的)?[^，。,]{{0,6}}(?:ai|人工智能|人工智慧|语言模型|語言模型|智能助手))|我(?:是)?由{_MAKERS}"
    rf"|私は(?:{_MODELS}|{_MAKERS}|[^。、]{{0,14}}(?:ai|人工知能|言語モデル))|저는 (?:{_MODELS}|{_MAKERS}|[^.,]{{0,14}}(?:ai|인공지능|언어 ?모델))|أنا (?:{_MODELS}|نموذج لغ|مساعد ذكاء|ذكاء اصطناعي)"
    rf"|मैं (?:{_MODELS}|एक (?:एआई|ai|भाषा मॉडल|कृत्रिम))|tôi là (?:{_MODELS}|một (?:mô hình|trí tuệ|trợ lý (?:ảo|ai)))|saya (?:adalah )?(?:{_MODELS}|(?:sebuah )?(?:model bahasa|asisten ai|kecerdasan buatan)))"
)  # fmt: skip

_ROLE_PLAYED = re.compile(
    r"(?:story|novel|scene|dialogue|poem|character|pretend|role-?play|\bplay\b|script|sketch|monologue|movie|film|comic|song|lyrics|roman|theater|théâtre|obra|cuento|рассказ|сказк|geschichte|histoire|cuento|historia|故事|小说)"
)

_CUTOFF_NEEDLES = (
    "cutoff", "cut-off", "last update", "y information", "training update", "knowledge update", "raining data", "y knowledge", "trained on", "y training", "y data", "updated ", "last training", "Wissensstand", "Trainingsdaten",
    "Stand meine", "connaissances", "dernière mise à jour", "conocimiento", "última actualización", "conhecimento", "última atualização", "conoscenze", "ultimo aggiornamento",
    "kennis", "trainingsdata", "wiedza", "danych treningowych", "знания", "обуча", "bilgilerim", "kunskap", "知识", "知識", "训练数据", "訓練", "學習資料", "학습", "지식", "معرفتي", "بيانات التدريب", "जानकारी", "kiến thức", "pengetahuan",
)  # fmt: skip
_ASCII_NEEDLES = tuple(needle for needle in _CUTOFF_NEEDLES if needle.isascii())
_DATE = r"[^.!?\n。]{0,60}?(?:19|20)\d\d"
_CUTOFF = re.compile(
    r"(?:"
    r"(?:my (?:(?:knowledge|training)[ -](?:data )?)?|the (?:knowledge|training)[ -](?:data )?)cut-?off(?: date)?(?: is| was|,| of| in)"
    r"|(?:as of|until|up to|since|after) my (?:last |latest |most recent )*(?:knowledge |training |data )*(?:update|cut-?off|training|knowledge)"
    rf"|my (?:training data|knowledge|training|information|data) (?:only )?(?:goes|extends|ends|ended|stops|stopped|runs|is (?:current|limited|accurate|based|up to date)|was (?:last )?updated|includes|has a cut-?off|was last updated|cuts off){_DATE}"
    rf"|i (?:was|have been|am) (?:only |last )?(?:trained|updated) (?:on (?:data|text|information) )?(?:(?:that )?(?:goes |runs )?up )?(?:to|until|in|through|from before){_DATE}"
    rf"|mein(?:e|em|en)? (?:wissensstand|wissen|trainingsdaten|informationen|kenntnisstand)[^.!?\n]{{0,40}}(?:19|20)\d\d|stand meine[rs] (?:letzten |trainings\w* )*(?:aktualisierung|daten|wissens)"
    rf"|mes (?:connaissances|données)[^.!?\n]{{0,60}}(?:19|20)\d\d|ma dernière mise à jour|mi (?:conocimiento|última actualización|información|fecha de corte)[^.!?\n]{{0,60}}(?:19|20)\d\d|mis (?:conocimientos|datos)[^.!?\n]{{0,60}}(?:19|20)\d\d"
    rf"|meus? (?:conhecimentos?|dados)[^.!?\n]{{0,60}}(?:19|20)\d\d|minha última atualização|(?:le )?mie (?:conoscenze|informazioni)[^.!?\n]{{0,60}}(?:19|20)\d\d|mio ultimo aggiornamento|mijn (?:kennis|trainingsdata|informatie)[^.!?\n]{{0,60}}(?:19|20)\d\d"
    rf"|moja wiedza[^.!?\n]{{0,60}}(?:19|20)\d\d|мо(?:и|их) (?:знания|знаний|данны\w+)[^.!?\n]{{0,60}}(?:19|20)\d\d|benim bilgilerim[^.!?\n]{{0,60}}(?:19|20)\d\d|min kunskap[^.!?\n]{{0,60}}(?:19|20)\d\d"
    r"|我的(?:知识|知識|训练数据|訓練資料|训练|数据)[^。！？\n]{0,24}(?:19|20)\d\d|截至我(?:的)?(?:最后|最近|最後)?[^。]{0,8}(?:更新|训练)|私の(?:知識|学習データ|情報)[^。\n]{0,30}(?:19|20)\d\d|제 (?:지식|학습 데이터|정보)[^.\n]{0,40}(?:19|20)\d\d"
    r"|معرفتي[^.\n]{0,50}(?:19|20)\d\d|मेरी जानकारी[^।\n]{0,50}(?:19|20)\d\d|kiến thức của tôi[^.\n]{0,50}(?:19|20)\d\d|pengetahuan saya[^.\n]{0,50}(?:19|20)\d\d)"
)  # fmt: skip
_MOST = 4_000


def _identified(talk: Talk, at: int) -> float:
    turn = talk.turns[at]
    head = turn.head
    if not head:
        return 0.0
    if not (_AS.search(head) or _I_AM.search(head)):
        return 0.0
    before = next((talk.turns[each].head for each in reversed(talk.asked) if each < at), "")
    return 0.4 if _ROLE_PLAYED.search(before) else 0.95


def _identifications(talk: Talk) -> Marks:
    return [(at, score) for at in talk.answers if (score := _identified(talk, at))]


def _cutoff(content: str) -> float:
    text = content[:_MOST]
    for needle in _ASCII_NEEDLES if text.isascii() else _CUTOFF_NEEDLES:
        at = text.find(needle)
        if at >= 0:
            found = _CUTOFF.search(folded(text))
            if found is None:
                return 0.0
            return 0.95 if found.start() < 2 * HEAD else 0.8
    return 0.0


def _cutoffs(talk: Talk) -> Marks:
    return [(at, score) for at in talk.answers if (score := _cutoff(talk.turns[at].content))]


SELF_IDENTIFICATION = Label(
    name="self_identification",
    meaning="The assistant says that it is a model, which one, or who made it.",
    scale=".95 in the first 200 code points of an answer; .4 where the person asked for a story or a role",
    of="answer",
    scores=_identifications,
    true=(
        ("user: do you dream?", "assistant: As an AI language model, I don't have dreams."),
        ("user: who are you?", "assistant: I'm ChatGPT, a large language model trained by OpenAI."),
        ("user: who are you?", "assistant: I'm Claude, an AI assistant made by Anthropic."),
        ("user: x", "assistant: Good question! I was created by Google, so I cannot say."),
        ("user: x", "assistant: Als KI-Sprachmodell habe ich keine Gefühle."),
        ("user: x", "assistant: En tant qu'intelligence artificielle, je n'ai pas d'avis."),
        ("user: x", "assistant: Como modelo de lenguaje, no tengo emociones."),
        ("user: x", "assistant: Sou uma inteligência artificial e não durmo."),
        ("user: x", "assistant: Как языковая модель, я не имею мнения."),
        ("user: x", "assistant: 作为一个人工智能语言模型，我没有感情。"),
        ("user: x", "assistant: 我是DeepSeek，由深度求索公司开发的助手。"),
        ("user: x", "assistant: 私はAIですので、食事はしません。"),
        ("user: x", "assistant: 저는 인공지능 언어 모델입니다."),
        ("user: x", "assistant: Tôi là một mô hình ngôn ngữ lớn."),
    ),
    false=(
        ("user: what is ChatGPT?", "assistant: ChatGPT is a service that OpenAI runs."),
        ("user: x", "assistant: Claude Monet painted water lilies near Giverny."),
        ("user: introduce yourself as the baker", "assistant: I'm Claude, and I have baked bread since I was ten."),
        ("user: x", "assistant: As an AI engineer you will train models and read papers."),
        ("user: write a story with a robot", "assistant: “I am an AI,” said the robot, and the hall fell silent."),
        ("user: x", "assistant: I am Gemini, you are Leo: the stars say we fit."),
        ("user: x", "assistant: An AI safety plan has three parts."),
    ),
)  # fmt: skip

CUTOFF_DATE = Label(
    name="cutoff_date",
    meaning="The assistant says until when it knows things.",
    scale=".95 near the beginning of an answer, .8 further on",
    of="answer",
    scores=_cutoffs,
    true=(
        ("user: who won?", "assistant: As of my last update in September 2021, nobody had won."),
        ("user: x", "assistant: The law changed often. My knowledge cutoff is April 2024, so please check."),
        ("user: x", "assistant: My training data only goes up to 2023."),
        ("user: x", "assistant: Mein Wissensstand reicht bis Oktober 2023."),
        ("user: x", "assistant: Mes connaissances s'arrêtent en janvier 2022."),
        ("user: x", "assistant: Mi conocimiento llega hasta septiembre de 2021."),
        ("user: x", "assistant: 我的知识截止到2023年10月。"),
        ("user: x", "assistant: 私の知識は2023年4月までです。"),
    ),
    false=(
        ("user: x", "assistant: The cutoff of the filter is 200 Hz."),
        ("user: what was your cutoff?", "assistant: The last update of the package was in 2021."),
        ("user: x", "assistant: The training data of the model has 2020 rows."),
        ("user: x", "assistant: As of 2021, the city had two bridges."),
    ),
)  # fmt: skip
