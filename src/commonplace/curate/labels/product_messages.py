"""Messages of a product that stand where an answer should: errors, and limits of use."""

import re

from commonplace.curate.labels.label import Label, Marks
from commonplace.curate.labels.talk import Talk, Turn

__all__ = ["ERROR_MESSAGE", "RATE_LIMIT"]

_LONGEST = 600
"""Code points of a message of a product; longer texts are about one."""

_LIMIT = re.compile(
    r"(?:(?:sorry|hi|hello|oops)[,!.]? )?(?:\[?(?:api )?error\]?:? ?)?(?:"
    r"you(?:'ve| have) (?:reached|hit|exceeded|used up|run out of) (?:the |your |our )?(?:[\w.'-]+ ){0,5}(?:limit|cap|quota|allowance|credits|messages)"
    r"|(?:claude|chatgpt|codex|gemini|copilot|gpt-\S+|your|5-hour|weekly|daily|opus|session|usage)[\w ]{0,24} limit (?:reached|exceeded)"
    r"|too many requests|rate limit (?:reached|exceeded|hit|error)|rate limited|429\b.{0,80}(?:too many|rate|limit|quota|exhausted)"
    r"|(?:you exceeded|you have exceeded) your current quota|quota exceeded|resource(?: has been)? ?_?exhausted|insufficient_quota"
    r"|please slow down|you're (?:sending messages|going) too fast|credit balance is too low|your limit will reset"
    r"|(?:sie haben|du hast) (?:das|ihr|dein)[\w -]{0,40}limit (?:erreicht|überschritten)|zu viele anfragen"
    r"|vous avez atteint (?:la|votre) limite|trop de (?:demandes|requêtes)|(?:has|ha) (?:alcanzado|superado) (?:el|tu|su) límite|demasiadas solicitudes"
    r"|você (?:atingiu|excedeu) (?:o|seu) limite|muitas solicitações|hai (?:raggiunto|superato) il limite|troppe richieste"
    r"|вы (?:достигли|превысили) лимит|слишком много запросов|[^。\n]{0,16}(?:请求|請求)(?:过于|過於|太)?(?:频繁|頻繁|过多|過多)|[^。\n]{0,16}(?:已达到|已達到|达到了?|超出了?)[^。\n]{0,12}(?:上限|限额|限制)"
    r"|[^。\n]{0,16}(?:利用|使用|リクエスト)[^。\n]{0,12}(?:上限|制限)に達し|リクエストが多すぎ|요청이 너무 많|[^.\n]{0,16}(?:사용|이용) ?(?:한도|제한)[^.\n]{0,10}(?:도달|초과)"
    r"|terlalu banyak permintaan|çok fazla istek|zbyt wiele żądań|te veel verzoeken|för många förfrågningar)"
)  # fmt: skip
"""Source: notices of ChatGPT, Claude, Gemini and Codex as exports and session logs keep them; HTTP 429."""

_ERROR = re.compile(
    r"(?:(?:sorry|oops|uh-oh|hmm|whoops)[,!.…]{0,3} ?)?(?:\[?(?:error|failed)\]?:? ?)?(?:"
    r"(?:hmm?[.…]* ?)?something (?:went|seems to have gone) wrong(?=[.!,;:…]| -| while| \(|$)|there (?:was|has been) an error (?:generating|processing|while)"
    r"|an (?:unexpected |internal |unknown )?error (?:has )?occurred(?=[.!,;:(]| while| during| processing|$| try)|(?:a )?network error\b|error in (?:message|body) stream|internal (?:server )?error(?=[.!,;:({]| -|$| \d)"
    r"|api error\b|(?:the )?(?:server|model|service|engine) (?:is (?:currently |temporarily )?(?:overloaded|unavailable|busy|at capacity)(?=[.!,;:]| right| at the| due| -|$)|had an error|returned an error)"
    r"|(?:our systems are|we're experiencing|we are experiencing) (?:a bit busy|exceptionally|high|heavy|unusually)[\w -]*"
    r"|(?:the )?(?:request|connection|response) (?:timed out|was aborted|failed|error)|request timeout|gateway time-?out|bad gateway|service unavailable(?=[.!,;:(]|$)|upstream connect error"
    r"|overloaded_error|\{\"(?:type\": ?\"error|error\")|http(?:error)? ?[:/]? ?5\d\d|5(?:00|02|03|04|29) (?:internal|bad|service|gateway|\{|overloaded|error)"
    r"|(?:unable|failed) to (?:load|generate|get|fetch) (?:conversation|a response|response|the response|history)|stream (?:disconnected|error|closed)"
    r"|conversation not found|the message you submitted was too long|prompt is too long|invalid api key|authentication error|only one message at a time"
    r"|(?:es ist )?(?:ein|interner)[\w ]{0,20}fehler (?:ist )?aufgetreten|etwas ist schief ?gelaufen|une erreur (?:s'est produite|est survenue)"
    r"|(?:se ha producido|ha ocurrido|ocurrió) un error|algo (?:salió mal|deu errado|è andato storto)|ocorreu um erro|si è verificato un errore"
    r"|er is (?:een fout opgetreden|iets misgegaan)|wystąpił błąd|coś poszło nie tak|(?:произошла|возникла) (?:\w+ )?ошибка|что-то пошло не так|сталася помилка|bir (?:hata|sorun) oluştu|bir şeyler ters gitti"
    r"|ett fel (?:uppstod|har inträffat)|(?:服务器|伺服器|系统|系統|网络|網路|当前服务)(?:繁忙|错误|錯誤|异常|異常|出错)|出错了|發生錯誤|发生错误|エラーが発生しました|問題が発生しました|오류가 발생했습니다|문제가 발생했습니다"
    r"|حدث خطأ|कुछ गलत हो गया|(?:đã )?(?:xảy ra|có) lỗi|terjadi kesalahan)"
)  # fmt: skip
"""Source: notices of ChatGPT, Claude Code, Gemini and DeepSeek as exports and session logs keep them; HTTP 5xx."""

_EXPLAINS = re.compile(
    r"(?:means|usually|typically|happens when|caused by|to fix|you can fix|fix (?:it|this)|try the following|bedeutet|signifie|significa|означает|意思是)"
)


def _limit(turn: Turn) -> float:
    if turn.calls or not turn.content or len(turn.content) > _LONGEST or not _LIMIT.match(turn.head):
        return 0.0
    return 1.0 if turn.status in ("error", "synthetic") else _unless_explained(turn)


def _error(turn: Turn) -> float:
    if limit := _limit(turn):
        return limit
    if turn.calls or len(turn.content) > _LONGEST:
        return 0.0
    found = bool(turn.content) and _ERROR.match(turn.head) is not None
    if turn.status == "error":
        return 1.0 if found or not turn.text else 0.9
    if not found:
        return 0.0
    return 1.0 if turn.status == "synthetic" else _unless_explained(turn)


def _unless_explained(turn: Turn) -> float:
    """Who explains an error says more than the error."""
    return 0.4 if _EXPLAINS.search(turn.content.casefold()) else 0.95


def _errors(talk: Talk) -> Marks:
    return [(at, score) for at in talk.answers if (score := _error(talk.turns[at]))]


def _limits(talk: Talk) -> Marks:
    return [(at, score) for at in talk.answers if (score := _limit(talk.turns[at]))]


ERROR_MESSAGE = Label(
    name="error_message",
    meaning="In place of an answer stands a message of the product about an error or a limit.",
    scale="1 where the log says so, too; .95 a short turn that begins as such messages do",
    of="answer",
    weight="last",
    scores=_errors,
    source="https://platform.openai.com/docs/guides/error-codes",
    true=(
        ("user: x", "assistant: Something went wrong. If this issue persists please contact us through our help center."),
        ("user: x", "assistant: There was an error generating a response"),
        ("user: x", 'assistant(status=synthetic): API Error: 500 {"type":"error","error":{"type":"api_error"}}'),
        ("user: x", "assistant(status=error): "),
        ("user: x", "assistant: You've reached your usage limit. Try again later."),
        ("user: x", "assistant: 服务器繁忙，请稍后再试。"),
        ("user: x", "assistant: Es ist ein Fehler aufgetreten. Bitte versuche es später noch einmal."),
    ),
    false=(
        ("user: what is 500?", "assistant: Internal server error means that the server could not answer the request."),
        ("user: x", "assistant: An error occurred in line 4 because the list is empty. To fix it, check its length."),
        ("user: x", "assistant: The log shows `Something went wrong`, which hides the cause."),
        ("user: Something went wrong, what now?", "assistant: Start the router again."),
        ("user: x", "assistant: Network errors are of three kinds."),
        ("user: x", "assistant(status=error): Something went wrong", "user: again", "assistant: Here is the plan."),
    ),
)  # fmt: skip

RATE_LIMIT = Label(
    name="rate_limit",
    meaning="In place of an answer stands a message of the product that a limit of use is reached.",
    scale="1 where the log says so, too; .95 a short turn that begins as such messages do",
    of="answer",
    weight="last",
    scores=_limits,
    source="https://www.rfc-editor.org/rfc/rfc6585#section-4",
    true=(
        ("user: x", "assistant: You've hit the Free plan limit for GPT-4o. Responses will use another model."),
        ("user: x", "assistant(status=synthetic): Claude usage limit reached. Your limit will reset at 3pm."),
        ("user: x", "assistant: Too many requests in 1 hour. Try again later."),
        ("user: x", "assistant: Trop de requêtes. Réessayez plus tard."),
        ("user: x", "assistant: 请求过于频繁，请稍后再试"),
    ),
    false=(
        ("user: x", "assistant: To add a rate limit, count the requests of each address in a window of a minute."),
        ("user: x", "assistant: Too many requests means that a server refuses to answer; HTTP calls it 429."),
        ("user: x", "assistant: The speed limit is 50."),
    ),
)  # fmt: skip
