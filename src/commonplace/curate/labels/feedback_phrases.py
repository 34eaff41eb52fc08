"""How people begin a turn that judges the answer before it, in eighteen languages. All patterns read folded heads."""

import re

__all__ = ["CONTINUES", "CORRECTS", "CORRECTS_NOT", "THANKS", "THANKS_NOT", "UNDO"]


def _any(*parts: str) -> str:
    return "(?:" + "|".join(parts) + ")"


CONTINUES = re.compile(
    _any(
        r"(?:please |ok,? |can you |could you )?(?:continue|go on|keep going|carry on|finish(?: it| that| the (?:code|answer))?|more)"
        r"(?: please| writing| from (?:where|there|here)[\w ]*| where you (?:left|stopped)[\w ]*| the (?:code|answer|list|text))?",
        r"you (?:stopped|got cut off|were cut off)[\w ,.]*",
        r"(?:bitte )?(?:weiter|mach(?:e)? weiter|fahr(?:e)? fort|schreib(?:e)? weiter)(?: bitte)?",
        r"(?:continue[zr]?|la suite|poursuis|poursuivez)(?: s'il (?:te|vous) pla[iî]t)?",
        r"(?:por favor,? )?(?:contin[uú]a(?:r)?|sigue|prosigue|siga)(?: por favor)?",
        r"(?:continu[ae]|prossiga|segue)(?: por favor)?", r"(?:continua|prosegui|vai avanti)(?: per favore)?",
        r"(?:ga verder|ga door|verder|doorgaan)", r"(?:kontynuuj|dalej|kontynuować)", r"(?:продолж\w+|дальше|далее)",
        r"(?:продовж\w+|далі)", r"(?:devam(?: et)?|sürdür)", r"(?:fortsätt|gå vidare)", r"(?:请)?(?:继续|繼續|接着写|接着)(?:写|说|下去)?",
        r"(?:続けて(?:ください)?|続き(?:を(?:お願いします)?)?)", r"(?:계속(?:해(?:줘|주세요)?)?|이어서)", r"(?:أكمل|استمر|تابع|واصل)",
        r"(?:जारी रखें|आगे बताओ|आगे)", r"(?:tiếp tục|tiếp)", r"(?:lanjut(?:kan)?)",
    )
    + r"(?:[.!。！… ]|$)+$"
)  # fmt: skip
"""A whole turn that asks to go on."""

CORRECTS = re.compile(
    _any(
        r"(?:no|nope|nah|wrong|incorrect|hmm,? no|um,? no|wait)[,.!:;](?! (?:thanks|thank you|problem|worries|need|that's (?:all|fine|it)))(?!$)",
        r"(?:wrong|incorrect|bad)(?: (?:answer|file|one|again|still|result|number|language|format))?[.!]*$|(?:it |this |that )?(?:doesn't|does not|didn't|did not|isn't|not) work(?:ing)?\b(?! (?:on|for) (?:weekends|mondays))|(?:no[,!. ]+)+(?:i|it|that|this|you|not)\b",
        r"no (?:that|it|this|you|i) (?:'s|is|are|was|meant|said|asked|did|does|didn't|doesn't|isn't|wanted)",
        r"(?:no,? )?(?:that|this|it|which)(?:'s| is| was)? (?:still |just |completely |totally |also |simply )*(?:wrong|incorrect|not (?:right|correct|true|what|it|working|"
        r"how)|isn't (?:right|correct|true|what|working)|false|inaccurate|broken)",
        r"(?:that|this|it) (?:isn't|doesn't|does not|didn't|did not|still (?:doesn't|does not|isn't)) (?:right|correct|work|answer|make|compile|run|what|help|do)",
        r"(?:still|it's still) (?:not|doesn't|getting|broken|wrong|fails|failing|the same|no luck)",
        r"(?:you|u)(?:'re| are|'ve| have)? (?:misunderstood|misread|got (?:it|that|this) wrong|forgot|missed|ignored|made (?:a|an|another|the same) (?:mistake|error)"
        r"|wrong|mistaken|didn't|did not|keep|still)",
        r"(?:sorry,? |actually,? |no,? )*(?:i|what i) (?:meant|said|asked (?:for|you)|wanted|didn't (?:ask|mean|say|want)|never (?:asked|said))",
        r"not (?:what i|like that|quite|that one|this one|correct|right)",
        r"(?:but )?(?:i (?:already )?told you|i get (?:an|the same|this) error|same error|now (?:i|it) (?:get|gives?) (?:an|another|the))",
        r"(?:nein|falsch|quatsch|ne|nee)[,.!:](?! danke)(?!$)", r"(?:das|es) (?:ist|war|stimmt|funktioniert|geht|klappt)(?: so| immer noch| leider| noch| aber| doch| ja){0,3} (?:falsch|nicht)",
        r"(?:ich (?:meinte|wollte|habe gesagt|habe (?:nicht|doch))|du hast (?:das |mich |es |etwas )*(?:falsch|nicht|vergessen|übersehen)|so (?:war das|nicht))",
        r"(?:non|faux)[,.!:](?! merci)(?!$)", r"(?:c'est|ce n'est|ça n'est|ce n'était) (?:toujours |encore |complètement )?(?:faux|pas)",
        r"(?:ça (?:ne )?(?:marche|fonctionne) (?:toujours )?pas|je (?:voulais|parlais|n'ai pas)|tu (?:t'es trompé|as (?:mal compris|oublié)|n'as pas)|vous (?:vous êtes trompé|avez (?:mal compris|oublié)|n'avez pas))",
        r"(?:no|incorrecto|falso|mal)[,.!:](?! gracias)(?!$)", r"(?:eso|esto) (?:no|está mal|es (?:incorrecto|falso))",
        r"(?:sigue sin|no funciona|no es (?:correcto|lo que|eso)|te (?:equivocaste|equivocas|has equivocado|olvidaste)|me refería|quería decir|está mal)",
        r"(?:não|errado)[,.!:](?! obrigad)(?!$)", r"(?:isso|isto) (?:não|está errado)", r"(?:não (?:funciona|funcionou|é isso|foi isso|está (?:certo|correto))|você (?:errou|esqueceu|não)|eu quis dizer|está errado|ainda não)",
        r"(?:sbagliato|non è (?:corretto|giusto|quello|così)|non funziona|hai (?:sbagliato|dimenticato|frainteso)|intendevo|volevo dire)",
        r"(?:nee|fout|onjuist)[,.!:](?! (?:dank|bedankt))(?!$)", r"(?:dat|dit|het) (?:klopt|is|werkt)(?: nog| nog steeds| helemaal)? (?:niet|fout|onjuist)|(?:ik bedoelde|je (?:hebt|bent) (?:het )?(?:fout|verkeerd|vergeten))",
        r"(?:nie|źle|błąd)[,.!:](?! dzięk)(?!$)", r"to (?:nie|jest (?:źle|błędne|niepoprawne))|(?:nadal )?nie działa|chodziło mi|miałem na myśli|pomyliłeś",
        r"(?:нет|неверно|неправильно|ошибка)[,.!:](?! спасибо)(?!$)|это (?:не(?:верно|правильно)?|ошибка|не то)|(?:все еще |всё ещё |по-прежнему )?не работает|я (?:имел[аи]? в виду|не (?:это|об этом|просил))|(?:ты|вы) (?:ошиб|забыл|не (?:понял|так))",
        r"(?:ні|невірно|неправильно)[,.!:](?! дякую)(?!$)|це (?:не|неправильно|невірно|помилка)|(?:досі )?не працює|я мав на увазі",
        r"(?:hayır|yanlış)[,.!:](?! teşekkür)(?!$)|bu (?:yanlış|doğru değil)|(?:hala |hâlâ )?(?:çalışmıyor|olmadı)|demek istediğim|yanlış anladın",
        r"(?:nej|fel)[,.!:](?! tack)(?!$)|det (?:är|var|stämmer|fungerar) (?:fel|inte|fortfarande inte)|jag menade",
        r"(?:不对|不對|不是|错了|錯了|错误|你(?:弄|搞|理解|说|算|写)?错|這不是|这不是|还是不行|還是不行|不行|没用|沒用|我(?:的意思|说的|要的|问的)(?:是|不是)|你(?:误解|没有|忘))",
        r"(?:違います|違う|ちがう|間違|まちがい|そうじゃな|そうではな|いや[、,]|いいえ[、,]|動きません|動かない|まだ(?:エラー|動|でき))",
        r"(?:아니(?:야|요|에요|라|,)|아뇨|틀렸|틀린|그게 아니|잘못|여전히 안|안 돼|안돼|안 됩니다|제 말은|내 말은)",
        r"(?:خطأ|هذا (?:خطأ|غير صحيح|ليس)|ليس (?:هذا|صحيح)|لا[،,] (?!شكر)|لم (?:يعمل|أقصد|تفهم)|لا يعمل|كنت أقصد|أقصد)",
        r"(?:नहीं[,।] |गलत|यह (?:गलत|सही नहीं)|ये गलत|काम नहीं कर|मेरा मतलब)",
        r"(?:không(?:,| đúng| phải)|sai (?:rồi|mất)|vẫn (?:không|bị|chưa)|ý (?:tôi|mình) là|bạn (?:sai|nhầm|quên|hiểu sai))",
        r"(?:salah|bukan(?: itu|,)|tidak(?:,| benar| sesuai)|masih (?:salah|error|tidak)|maksud saya|kamu (?:salah|lupa))",
    )
)  # fmt: skip
"""The beginning of a turn that says the answer was wrong, or not what was meant.

Source: WildFeedback (arXiv 2408.15549) names these signals of dissatisfaction: revision, negative, correction.
"""

CORRECTS_NOT = re.compile(
    r"(?:no|nein|non|não|nee|nie|нет|ні|hayır|nej)[,.!]? (?:thanks?|thank|danke|merci|gracias|obrigad|dank|dzięk|спасибо|дякую|teşekkür|tack"
    r"|problem|worries|that's (?:all|fine|ok|good|great|perfect|it)|it's (?:fine|ok|good)|i (?:like|love)|you're right)|wait[,.!]* (?:what if|that's (?:great|cool|amazing))"
    r"|not (?:quite )?sure"
)
"""Turns that begin like a correction and are none."""

THANKS = re.compile(
    _any(
        r"(?:[\w']+[,!.]+ ){0,2}(?:thanks|thank you|thx)\b(?! (?:note|letter|card|speech))", r"(?:ok(?:ay)?,? |great,? |cool,? |ah,? |oh,? |yes,? |wow,? |nice,? |awesome,? |good,? |got it,? |perfect[,!.]* |many |no,? )*(?:thanks|thank you|thx|thank u|ty\b|tysm|cheers|much appreciated|appreciate it)",
        r"(?:that|this|it)(?:'s| is| was)? (?:all )?(?:works?(?:ed)?(?! (?:on|for|if|as|but|in|with|by|only))|perfect|great|awesome|exactly (?:what|it|right)|very helpful|helpful|brilliant|amazing|fixed it|solved it|did (?:it|the trick))",
        r"(?:perfect|excellent|awesome|brilliant|exactly|works (?:now|great|perfectly|like a charm)|it works|you're (?:the best|amazing|a life ?saver))(?:[!.,]|$| thank| now| -)",
        r"(?:ok(?:ay)?,? |super,? |ah,? |vielen |herzlichen |besten |perfekt,? |gut,? |nein,? )*(?:danke|dankeschön|(?<=n )dank\b)|(?:perfekt|super|genau so|jetzt (?:geht|funktioniert|klappt) es|es (?:geht|funktioniert|klappt)(?: jetzt)?)(?:[!.,]|$)",
        r"(?:ok,? |super,? |parfait,? |un grand |bien,? |non,? )*merci|(?:parfait|génial|ça (?:marche|fonctionne)(?! pas))(?:[!.,]|$)",
        r"(?:ok,? |vale,? |muchas |mil |perfecto,? |genial,? |no,? )*gracias|(?:perfecto|genial|excelente|(?:ahora |ya )?funciona)(?:[!.,]|$)",
        r"(?:ok,? |muito |perfeito,? |não,? )*(?:obrigad[oa]|valeu)|(?:perfeito|ótimo|excelente|funcionou)(?:[!.,]|$)",
        r"(?:ok,? |perfetto,? |mille |tante |va bene,? )*grazie|(?:perfetto|ottimo|funziona)(?:[!.,]|$)",
        r"(?:ok,? |top,? |hartelijk |heel erg )*(?:bedankt|dank je|dank u|dankjewel)|(?:perfect|het werkt)(?:[!.,]|$)",
        r"(?:ok,? |super,? |wielkie |bardzo )*(?:dzięki|dziękuję)|(?:świetnie|idealnie|działa)(?:[!.,]|$)",
        r"(?:ок,? |супер,? |большое |отлично[,!]? )*(?:спасибо|благодарю)|(?:отлично|идеально|работает|супер|класс)(?:[!.,]|$)",
        r"(?:щиро |дуже )*дякую|(?:чудово|працює)(?:[!.,]|$)", r"(?:çok |tamam,? )*(?:teşekkür|sağ ?ol|eyvallah)|(?:harika|mükemmel|çalıştı|oldu)(?:[!.,]|$)",
        r"(?:ok,? |stort |jättebra,? )*tack|(?:perfekt|nu fungerar det|det fungerar)(?:[!.,]|$)",
        r"(?:好的?[,，]? ?|太好了[,，!！]? ?|非常|十分|多)?(?:谢谢|謝謝|感谢|感謝|多谢|多謝)|(?:太好了|完美|可以了|成功了|解决了|很好)(?:[!！。,，]|$)",
        r"(?:どうも|本当に)?(?:ありがとう|有難う|助かりました|感謝)|(?:完璧|できました|動きました|うまくいきました)", r"(?:정말 |네,? |너무 )*(?:감사|고마워|고맙)|(?:완벽|잘 되네|됐어|됩니다|해결됐)",
        r"(?:شكرا|شكراً|شكرًا|أشكرك|ممتاز|رائع|مشكور)", r"(?:धन्यवाद|शुक्रिया|बहुत (?:बढ़िया|अच्छा)|बहुत धन्यवाद)", r"(?:cảm ơn|cám ơn|tuyệt(?: vời)?(?:[!.,]|$)|được rồi)",
        r"(?:terima ?kasih|makasih|sempurna(?:[!.,]|$)|berhasil(?:[!.,]|$))",
    )
)  # fmt: skip
"""The beginning of a turn that thanks for the answer or says that it works."""

THANKS_NOT = re.compile(
    r"[^.!?\n]{0,40}\b(?:in advance|im voraus|d'avance|de antemano|desde já|in anticipo|alvast|z góry|заранее|på förhand)\b"
    r"|(?:perfect|exactly|excellent|genau so|super|great)[,]? (?:but|except)|thanks?(?: you)?[,.]? but (?:that|this|it|no|i|the|you)"
    r"|thanks?(?: you)? (?:letter|note|card|email|e-mail|speech|giving)|danke[,]? aber|merci[,]? mais|gracias[,]? pero|спасибо,? но|谢谢.{0,3}(?:但|不过)"
)
"""Thanks for an answer that is still to come, and thanks before an objection."""

UNDO = re.compile(
    _any(
        r"(?:no,? |ok,? |please,? |can you |just |actually,? )*(?:undo|revert|roll ?back|put it back|restore (?:the|it)|go back to (?:the )?(?:previous|old|original))",
        r"(?:bitte )?(?:mach(?:e)? (?:das|es|die änderung\w*|alles) (?:bitte |wieder )*rückgängig|stell(?:e)? .{0,40} wieder her)", r"(?:annule[zr]?|reviens|revenez) .{0,40}",
        r"(?:deshaz|revierte|deshacer|revertir|vuelve a la versión)", r"(?:desfaça|reverta|desfazer|reverter)", r"(?:annulla|ripristina)",
        r"(?:maak .{0,30} ongedaan|draai .{0,30} terug)", r"(?:cofnij|przywróć)", r"(?:откати|верни (?:как|все|всё|обратно)|отмени)", r"(?:geri al)",
        r"(?:撤销|撤回|还原|恢复(?:原来|之前)|回滚)", r"(?:元に戻して|取り消して)", r"(?:되돌려|원래대로|취소해)", r"(?:تراجع عن|أعد .{0,30} كما كان)",
    )
)  # fmt: skip
"""A turn that asks to take back what was just done."""
