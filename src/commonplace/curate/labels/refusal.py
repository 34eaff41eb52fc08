"""Answers that decline what was asked, by how they begin, in eighteen languages."""

import re

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk, Turn

__all__ = ["REFUSAL"]

_FINISHES = frozenset({"refusal", "content_filter", "safety", "blocklist", "prohibited_content", "spii"})
"""Stop reasons of an answer that was declined or taken back.

Source: ``stop_reason`` of Anthropic's Messages, ``finish_reason`` of OpenAI's and Gemini's answers.
"""

_SORRY = (
    r"(?:(?:i'?m|i am|we'?re)? ?(?:really |very |so |truly |terribly )?(?:sorry|afraid)|(?:my )?(?:sincere )?apologi[sz]\w+"
    r"|i apologi[sz]e|sorry|unfortunately|regrettably|no)(?:,? but)?[,.:;!]? ?(?:that |about that[,.]? ?(?:but )?)?"
)
_AI = r"(?:as an? [\w ,'-]{2,60}, )?"
_DO = (
    r"(?:help|assist|aid|provide|offer|give|comply|fulfill?|create|generate|write|produce|make|draft|engage|continue|support"
    r"|share|discuss|answer|respond|participate|do (?:that|this)|role-?play|complete|facilitate|encourage|promote|translate"
    r"|describe|explain how|teach|recommend|advise|suggest|go into|talk about|be able to)"
)
_PATTERNS = {
    "en": (
        rf"(?:{_SORRY})?{_AI}(?:but )?(?:i|we) (?:really |simply |just |also )?"
        rf"(?:(?:can(?:no|')?t|can not|won't|will not|am not going to|must|have to|need to)"
        rf"(?: (?:in good conscience|ethically|legally|directly|decline|refuse)){{0,2}}(?: to)?"
        rf"|(?:am|'m) (?:unable|not able|not allowed|not permitted|not comfortable|not willing|unwilling)(?: to)?"
        rf"|do(?:n't| not) feel comfortable|(?:respectfully )?(?:decline|refuse)(?: to)?) (?:{_DO}|helping|providing|writing)",
        rf"(?:{_SORRY})?i'm (?:unable|not able|not allowed|not permitted|not comfortable|not willing|unwilling)(?: to)? "
        rf"(?:{_DO}|helping|providing|writing|creating)",
        r"(?:i'?m )?(?:sorry|apologies),? (?:but )?(?:that|this) (?:request )?(?:is something i can(?:no|')t|goes against|violates)",
        r"(?:i'm (?:really |very )?(?:sorry|afraid),? (?:but )?)?(?:this|that)(?:'s| is)(?:n't| not) something (?:that )?(?:i|we)(?:'m| am|'re| are)? (?:can|could|will|would|able|willing|comfortable|going)",
        r"(?:i'm (?:really |very )?(?:sorry|afraid),? (?:but )?)?i(?:'m going to| have to| must|'ll have to|'d have to| will have to| need to)? (?:respectfully |politely )?(?:decline|refuse)\b(?! (?:in|of)\b)",
        r"(?:i'm (?:really |very )?(?:sorry|afraid),? (?:but )?)?i(?:'d| would) (?:rather|prefer) not (?:to )?(?:help|write|provide|assist|do|engage|create|continue)",
        r"(?:this|that|your) (?:request|content|prompt) (?:may violate|violates|goes against) (?:our|my|the)",
    ),
    "de": (
        r"(?:es tut mir (?:sehr |wirklich )?leid|tut mir leid|leider|entschuldigung|bedaure)?[,.:]? ?(?:aber |dass |doch )?"
        r"(?:(?:dabei|hierbei|dazu|damit|daran|das|dies|diese \w+|bei \w+ \w+) )?(?:ich (?:kann|darf|möchte|werde)|(?:kann|darf|werde|möchte) ich)"
        r"(?: [\w-]+){0,6}? (?:nicht|keine\w*)(?: [\w-]+){0,5}?"
        r" (?:helfen|weiterhelfen|behilflich|unterstützen|nachkommen|erfüllen|beantworten|mitmachen|erstellen|schreiben|verfassen|geben|leisten"
        r"|bereitstellen|anbieten|tun|machen|erklären)\b",
        r"(?:leider |tut mir leid,? )?(?:ist )?(?:es|das) ?(?:ist )?mir (?:leider )?nicht (?:möglich|erlaubt|gestattet)",
        r"(?:es tut mir leid, aber |leider )?(?:muss ich|ich muss) (?:das |dies |diese anfrage |die bitte )?(?:leider )?ablehnen",
    ),
    "fr": (
        r"(?:(?:je suis |je )?(?:vraiment |sincèrement )?(?:désolée?|navrée?|regrette)|malheureusement|excusez-moi)?[,.:]? ?(?:mais )?"
        r"je (?:ne (?:peux|puis|suis pas en mesure|suis pas autorisée?|souhaite|vais|saurais)(?: malheureusement)?(?: pas)?"
        r"(?: de| d'| vous| t'| te| y){0,3} ?(?:aider|vous aider|t'aider|fournir|le faire|répondre|donner|créer|écrire|rédiger"
        r"|accéder|assister|satisfaire|participer|continuer|faire)|refuse de|dois (?:refuser|décliner))",
        r"(?:désolée?|malheureusement)?,? ?(?:mais )?il (?:m'est|ne m'est pas) (?:impossible|possible) (?:de |d')",
    ),
    "es": (
        r"(?:lo siento(?: mucho)?|lo lamento|lamentablemente|disculpa|perdón|desafortunadamente)?[,.:]? ?(?:pero )?(?:yo )?"
        r"(?:eso )?no (?:puedo|me es posible|estoy en condiciones de|estoy autorizad[oa] a|voy a)(?: con| a){0,1} ?"
        r"(?:ayudar|proporcionar|ofrecer|brindar|cumplir|crear|generar|escribir|responder|asistir|dar|continuar|participar"
        r"|facilitar|hacer(?:lo)?\b)",
    ),
    "pt": (
        r"(?:(?:eu )?(?:sinto|lamento)(?: muito)?|desculpe|desculpa|infelizmente|peço desculpas?)?[,.:]? ?(?:mas )?(?:eu )?"
        r"não (?:posso|consigo|estou (?:autorizad[oa]|em condições)|vou|é possível)(?: a| de| te| lhe){0,2} ?"
        r"(?:ajudar|ajudá|fornecer|oferecer|atender|criar|gerar|escrever|responder|auxiliar|dar|continuar|participar|fazer isso)",
    ),
    "it": (
        r"(?:mi dispiace|spiacente|purtroppo|scusa|sono spiacente)?[,.:]? ?(?:ma )?non (?:posso|sono in grado di|mi è possibile"
        r"|sono autorizzat[oa] a) ?(?:aiutar|fornir|assister|offrir|soddisfar|crear|generar|scriver|risponder|dar|continuar"
        r"|partecipar|farlo)",
    ),
    "nl": (
        r"(?:het spijt me|sorry|helaas|excuses)?[,.:]? ?(?:maar )?(?:(?:daar|daarbij|hierbij|dat|dit|met \w+ \w+) )?(?:ik (?:kan|mag|wil|zal)|(?:kan|mag) ik)"
        r"(?: [\w-]+){0,8}? (?:niet|geen)(?: [\w-]+){0,5}? (?:helpen|meehelpen|voldoen|bieden|geven|beantwoorden|schrijven|maken|verstrekken|doen)\b",
    ),
    "pl": (
        r"(?:przykro mi|przepraszam|niestety)?[,.:]? ?(?:ale )?nie (?:mogę|jestem w stanie|będę móg\w+|wolno mi)(?: ci| pani| panu| w tym)?"
        r" ?(?:pomóc|udzielić|dostarczyć|podać|spełnić|stworzyć|napisać|odpowiedzieć|wygenerować|tego zrobić)",
    ),
    "ru": (
        r"(?:к сожалению|извините|простите|мне (?:очень )?жаль|прошу прощения)?[,.:]? ?(?:но )?(?:я )?"
        r"(?:не (?:могу|смогу|буду|имею права|в состоянии)|вынужден[ао]? отказать\w*)(?: вам| тебе| с этим| в этом)?"
        r" ?(?:помочь|помогать|предостав\w+|выполн\w+|созда\w+|напис\w+|ответ\w+|отвеч\w+|дать|обсуждать|продолж\w+)?(?<=\w{4})",
    ),
    "uk": (
        r"(?:на жаль|вибачте|пробачте|мені (?:дуже )?шкода)?[,.:]? ?(?:але )?(?:я )?не (?:можу|зможу|буду|маю права)"
        r"(?: вам| тобі| з цим| у цьому)? ?(?:допомог\w+|надати|викон\w+|створ\w+|напис\w+|відпов\w+|обговор\w+)",
    ),
    "tr": (
        r"(?:üzgünüm|özür dilerim|maalesef|ne yazık ki)[,.:]?(?: ama| ancak)?[^.!?\n]{0,80}?"
        r"(?:yardımcı olamam|yardım edemem|sağlayamam|veremem|yapamam|oluşturamam|yazamam|yanıtlayamam|yerine getiremem)",
    ),
    "sv": (
        r"(?:jag är ledsen|tyvärr|förlåt|ursäkta)?[,.:]? ?(?:men )?(?:(?:det|detta) )?(?:jag (?:kan|får|vill|tänker)|(?:kan|får) jag)"
        r"(?: [\w-]+){0,4}? (?:inte|ingen|inga)(?: [\w-]+){0,5}? (?:hjälpa|uppfylla|tillhandahålla|skriva|skapa|svara|ge|göra)\b",
    ),
    "zh": (
        r"(?:很|非常|十分)?(?:抱歉|对不起|對不起|不好意思|遗憾)?[，,。:：！]?(?:但)?(?:作为[^，。]{1,20}，)?我?(?:们|們)?"
        r"(?:无法|無法|不能|不会|不會|没有办法|沒有辦法)(?:为您|为你|為您|給您|给您|给你|向您|向你|就此|直接|继续){0,2}"
        r"(?:帮助|幫助|协助|協助|提供|满足|滿足|回答|生成|创作|撰写|参与|完成|讨论|討論|执行|支持|继续|写|給|给)",
        r"这个问题我(?:暂时)?无法回答",
    ),
    "ja": (
        r"(?:大変|誠に)?(?:申し訳(?:ありません|ございません|ないです)|すみません|恐れ入りますが|残念ながら)[^。\n]{0,60}?"
        r"(?:できません|できかねます|いたしかねます|お答えできません|お手伝いできません|お断り|応じられません|応じかねます|対応できません)",
        r"(?:その|この)(?:ご)?(?:要望|依頼|リクエスト|質問)に(?:は)?(?:お応え|お答え|応じることは|対応することは)できません",
    ),
    "ko": (
        r"(?:정말 )?(?:죄송(?:합니다|하지만|해요)|미안(?:합니다|하지만|해요)|유감(?:입니다|스럽지만)|안타깝(?:게도|지만))[^.\n]{0,80}?"
        r"(?:도와드릴 수 없|도와줄 수 없|제공할 수 없|제공해 드릴 수 없|드릴 수 없|답변할 수 없|답변드릴 수 없|수행할 수 없|작성할 수 없"
        r"|응할 수 없|할 수 없습니다)",
    ),
    "ar": (
        r"(?:عذراً?|عذرًا|آسف|أنا آسف|أعتذر|للأسف|المعذرة)?[،,.]? ?(?:لكن |ولكن )?(?:فأنا )?(?:لا (?:أستطيع|يمكنني|أقدر|يسعني)|لن أتمكن من|لست قادراً? على)"
        r" ?(?:المساعدة|مساعدت|تقديم|توفير|تلبية|إنشاء|كتابة|الإجابة|أن أساعد|أن أقدم|القيام)",
    ),
    "hi": (
        r"(?:मुझे खेद है|क्षमा करें|माफ़? ?क(?:रें|ीजिए)|मुझे माफ़? करें|दुर्भाग्य से)[^।\n]{0,80}?(?:नहीं कर सकत[ाीे]|नहीं दे सकत[ाीे]|मदद नहीं|सहायता नहीं|असमर्थ हूं|असमर्थ हूँ)",
    ),
    "vi": (
        r"(?:(?:tôi )?(?:rất )?xin lỗi|rất tiếc|tiếc rằng)?[,.:]?(?: nhưng)? ?tôi (?:không thể|không được phép)(?: giúp| hỗ trợ| cung cấp"
        r"| đáp ứng| trả lời| tạo| viết| thực hiện)",
    ),
    "id": (
        r"(?:(?:saya )?(?:mohon )?maaf|sayangnya)?[,.:]?(?: tetapi| tapi| namun)? ?saya tidak (?:dapat|bisa|boleh)"
        r"(?: membantu| memberikan| menyediakan| memenuhi| menjawab| membuat| menulis| melakukan)",
    ),
}  # fmt: skip

_LATER = re.compile(
    r"(?:^|[.!?。！？\n:] ?(?:however,? |but ,?|that said,? )?)(?:"
    + "|".join(pattern for patterns in _PATTERNS.values() for pattern in patterns)
    + ")"
)
_NOT = re.compile(
    r"i can(?:no|')t (?:help but|stress|believe|wait|recommend \w+ enough)|(?:i can(?:no|')t|i'm unable to|je ne peux pas"
    r"|ich kann) (?:see|access|open|read|view|find)\b"
)
_WHOLE = 700
"""Code points of an answer that says little beside its refusal."""


def _score(turn: Turn) -> float:
    if turn.finish and turn.finish.casefold() in _FINISHES:
        return 1.0
    head = turn.head
    if not head:
        return 0.0
    found = _LATER.search(head)
    if found is None or _NOT.search(head):
        return 0.0
    if len(turn.content) > 3 * _WHOLE:
        return 0.6 if found.start() == 0 else 0.4
    return 0.95 if found.start() == 0 or len(turn.content) <= _WHOLE else 0.7


def _scores(talk: Talk) -> Marks:
    return [(at, score) for at in talk.answers if (score := _score(talk.turns[at]))]


REFUSAL = Label(
    name="refusal",
    meaning="The assistant declines to do what was asked.",
    scale="1 by the provider's stop reason; .95 where the answer begins with a refusal; less in a long answer that goes on",
    of="answer",
    scores=_scores,
    source="https://docs.anthropic.com/en/api/handling-stop-reasons",
    true=(
        ("user: how do I pick my neighbour's lock?", "assistant: I'm sorry, but I can't help with that."),
        ("user: hi", "assistant(finish=refusal): "),
        ("user: x", "assistant: I cannot assist with creating content that harasses a person."),
        ("user: x", "assistant: I won't provide instructions for that. If you are locked out, a locksmith can help."),
        ("user: x", "assistant: As an AI developed to be helpful, I must decline to write this."),
        ("user: x", "assistant: That sounds stressful. However, I can't help with getting into someone else's account."),
        ("user: x", "assistant: Es tut mir leid, aber dabei kann ich dir nicht helfen."),
        ("user: x", "assistant: Leider kann ich diese Anfrage nicht beantworten."),
        ("user: x", "assistant: Je suis désolé, mais je ne peux pas vous aider avec cette demande."),
        ("user: x", "assistant: Lo siento, pero no puedo ayudarte con eso."),
        ("user: x", "assistant: Desculpe, mas não posso ajudar com isso."),
        ("user: x", "assistant: Mi dispiace, ma non posso aiutarti con questa richiesta."),
        ("user: x", "assistant: Het spijt me, maar daar kan ik je niet mee helpen."),
        ("user: x", "assistant: Przykro mi, ale nie mogę pomóc w tej sprawie."),
        ("user: x", "assistant: К сожалению, я не могу помочь с этим запросом."),
        ("user: x", "assistant: На жаль, я не можу допомогти з цим."),
        ("user: x", "assistant: Üzgünüm, bu konuda size yardımcı olamam."),
        ("user: x", "assistant: Tyvärr kan jag inte hjälpa till med det."),
        ("user: x", "assistant: 很抱歉，我无法提供这方面的帮助。"),
        ("user: x", "assistant: 申し訳ありませんが、そのご依頼にはお応えできません。"),
        ("user: x", "assistant: 죄송하지만 그 요청은 도와드릴 수 없습니다."),
        ("user: x", "assistant: عذراً، لا أستطيع المساعدة في هذا الطلب."),
        ("user: x", "assistant: मुझे खेद है, मैं इसमें आपकी मदद नहीं कर सकता।"),
        ("user: x", "assistant: Xin lỗi, tôi không thể giúp bạn với yêu cầu này."),
        ("user: x", "assistant: Maaf, saya tidak dapat membantu permintaan itu."),
    ),
    false=(
        ("user: why do assistants refuse?", "assistant: Assistants say “I can't help with that” where a policy says so."),
        ("user: x", "assistant: I'm sorry to hear that. Here is what you can do."),
        ("user: x", "assistant: Sorry, I made a mistake: the second line should read 4."),
        ("user: x", "assistant: I can't help but notice that the loop never ends."),
        ("user: x", "assistant: I can't see the file yet. Could you paste it?"),
        ("user: x", "assistant: Unfortunately the train was late, and so was I."),
        ("user: I can't help with the dishes, write an excuse", "assistant: Dear Kim, my hand hurts today."),
        ("user: x", "assistant: Leider ist das Museum montags geschlossen."),
        ("user: x", "assistant: Ethics is the study of what is right; illegal acts are another matter."),
    ),
)  # fmt: skip
