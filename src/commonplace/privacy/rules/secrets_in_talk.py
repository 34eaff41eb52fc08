"""Passwords in talk that goes other ways: questions, corrections, the value alone on the next line, notes, chats."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import cue_anchors
from commonplace.privacy.rules.secret_shapes import (
    is_glaring,
    is_technical,
    is_typed,
    is_typed_surely,
    trimmed,
)
from commonplace.privacy.rules.secret_words import PASSWORD_CUES, backwards
from commonplace.privacy.words import words

__all__ = ["SECRETS_IN_TALK"]

_OWASP = "https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html"
# Baltic, Slovene, Estonian, Serbian, Georgian; loan words in Arabic, Persian, Hindi, Thai; codes that open archives.
_MORE = (
    "geslo", "slaptažod", "parool", "лозинк", "პაროლ", "գաղտնաբառ", "الباسورد", "باسورد", "پسورد", "पासकोड", "पिनकोड", "พาส", "รหัสผ่าน", "รหัส wifi", "パスコード", "暗証",
    "パス:", "解压码", "解壓碼", "提取码", "解压密码", "通行码", "通关密码", "暗号", "secret word", "lykilorð", "pasahitz", "fjalëkalim", "sandi wifi", "kata kunci", "kod wifi", "код от вайфая",
)  # fmt: skip
_SHORT = ("pw", "pwd", "p/w", "pass", "psw", "passwd")
_CUE = (
    rf"(?:(?:{one_of([*PASSWORD_CUES, *_MORE])})[^\W\d_]{{0,8}}|(?:{one_of(_SHORT)})(?![\w-]))[\"'`*_]{{0,4}}"
)
_STEM = rf"(?:{one_of([*PASSWORD_CUES, *_MORE])}|(?:{one_of(_SHORT)})(?![\w-]))"
_ANCHORS = (*PASSWORD_CUES, *_MORE, *cue_anchors(_SHORT))
_SIGNS = r"[!#-&*-.:;=?@A-Z\[\]^_a-z~0-9À-ɏЀ-ӿ/+]"
_VALUE = rf"(?P<v>(?=[^\s0-9@#$%&*+=^~!?_]{{0,40}}[0-9@#$%&*+=^~!?_]){_SIGNS}{{4,63}}(?<![.,;:)?\]]))"
_END = r"(?=[\s.,;:)!?\"'`*»”」\]]|$|[^\x00-\x7f])"
# Whatever stands between "the password" and the value in a question, a denial, a correction or a memory.
_FILL = words(
    "is was are were be been isn't wasn't not still now then again actually really probably maybe apparently just like uh um er so i think guess believe it's its it "
    "no wait sorry called named should be would could might must must've been used to anymore please namely i.e. e.g. plus with "
    "to into as of the a an my our your his her their for from at on in same new old wifi wi-fi "
    "ist war lautet lautete heißt hieß noch immer nicht mehr jetzt nun also glaub glaube ich vielleicht wohl etwa doch war's ist's mal auf mit "
    "est était c'est c’est n'est plus toujours encore déjà maintenant alors donc je crois peut-être pas "
    "es era sigue siendo todavía ya no ahora entonces creo que sería fue está es: "
    "é era ainda continua sendo não mais agora então acho que ficou "
    "è era ancora sempre non più adesso quindi credo che sarebbe "
    "is was nog steeds altijd niet meer nu dus denk ik volgens mij "
    "to jest nadal wciąż już nie teraz chyba było brzmi zmieniło się na "
    "je bylo pořád stále už není teď asi zní "
    "это был была все всё ещё еще больше не теперь сейчас кажется вроде такой такая такое "
    "це досі більше не тепер здається hâlâ artık değil şimdi galiba है अभी भी नहीं अब शायद था "
    "هي هو لا تزال يزال ما زالت كانت ليست الآن إلى الواي فاي vẫn là không còn bây giờ ยัง ยังเป็น คือ ไม่ใช่ เป็น είναι ακόμα ήταν δεν πια τώρα "
    "עדיין היא היה לא עכשיו הוא הוויי פיי är var fortfarande inte längre nu er var stadig fremdeles ikke lenger e este era tot încă nu mai acum "
    "a az még mindig már nem most on oli vielä edelleen ei enää nyt masih bukan lagi sekarang adalah itu je još uvijek više nije sada sad "
    "ir bija joprojām yra buvo vis dar oli endiselt ikka jest"
)
_BACK = words(
    "as the a an my our your his her their was is that it and of for at on in to used tried wrong old new current expired said set typed "
    "als das mein unser dein ihr war ist im am vom fürs beim zum de du des la le les mon ma comme en el al mi como da do na no o minha il lo della mia "
    "di come het een mijn als w jako na moje je jako mé в качестве как мой старый як мій olarak benim som mitt mit min ca drept parola mint minun sebagai jadi a az"
)  # fmt: skip


def _is_made_up(value: str) -> bool:
    """As ``is_glaring``, and short ones with signs between letters and digits, and words with digits at the end."""
    plain = trimmed(value)
    if is_technical(plain) or len(plain) < 6 or "/" in plain or re.search("[a-z]-?0[1-9]$|^-", plain):
        return False
    if is_glaring(value):
        return True
    if not is_typed_surely(value):
        return False
    if re.fullmatch(r"[A-Za-z]{3,}(?:[-.][A-Za-z]{3,})+[-.]?[0-9]{2,4}|[A-Za-z]{4,}[0-9]{3,6}", plain):
        return True
    if (
        re.search(r"[!@#$%^&*+=]", plain)
        and re.search("[a-z]", plain)
        and re.search("[A-Z]", plain)
        and len(plain) > 9
    ):
        return True
    return (
        re.search(r"[!@#$%^&*+=?_]", plain) is not None
        and re.search("[0-9]", plain) is not None
        and len(plain) > 7
    )


def _is_line(value: str) -> bool:
    return (
        is_typed_surely(value) and re.search(r"[)\]}>;,]$|[(<{|\\]|^(?:\w+\.)?\w+\.\w{1,4}$", value) is None
    )


SECRETS_IN_TALK: tuple[Rule, ...] = (
    Rule(
        id="password-asked",
        kind="secret.password",
        anchors=_ANCHORS,
        ignore_case=True,
        pattern=rf"{_CUE}(?:[\"'`*]{{0,3}}[ \t]?[,:;?…—–-]{{0,3}}[ \t]{{0,2}}(?:{one_of(_FILL)})(?=[\s,:;?\"'`*“„«「(=—–-])){{1,6}}[ \t]?[,:;=?…—–-]{{0,3}}[ \t]{{1,3}}[\"'`*“„«「(]{{0,3}}{_VALUE}",
        validate=is_typed_surely,
        generic=True,
        reference=_OWASP,
        finds=(
            "¿La contraseña sigue siendo «kettle4821»?",
            "Is het wachtwoord nog steeds «maple-sparrow-69»?",
            "the password isn't «kettle4821» anymore",
            "pw: it's «Falke#99» now",
            "Das Passwort ist nicht mehr «kettle4821»",
            "Geslo je «kettle4821»",
        ),
        ignores=("the password is still the same", "the password is not SHA-256 hashed", "password is a required field", "the password is in settings2024.yaml"),
        confidence=0.75,
    ),
    Rule(
        id="password-apposed",
        kind="secret.password",
        anchors=_ANCHORS,
        ignore_case=True,
        pattern=rf"{_STEM}[\"'`*_]{{0,4}}(?:[^\n.!:;=\"<>{{}}()\[\]`|\\/0-9\u3000-\u9fff\uac00-\ud7af，：？]{{1,48}}?)?[ \t]?(?:[,?:、：，？][ \t]{{0,3}}|[ \t](?:i\.e\.|d\.h\.|namely|nämlich)[ \t])[\"'`*“„«「(]{{0,3}}{_VALUE}(?=[\s.,;:)!?\"'`*»”」\]]|$|[^\x00-\x7f])",
        validate=_is_made_up,
        generic=True,
        reference=_OWASP,
        finds=(
            "Same password as the NAS, «granite-falafel-77»",
            "Wie war nochmal das WLAN-Passwort? «L@nt3rn474»",
            "Wi-Fiのパスワード、«kettle4821»です",
            "Password, please: «kettle4821»",
            "解压码:«kettle4821»",
        ),
        ignores=("passwords, OAuth2 and SAML2", "the password, see RFC6238", "passwords: 8-20 characters", "password policy, build-server-01"),
        confidence=0.7,
    ),
    Rule(
        id="password-bare",
        kind="secret.password",
        anchors=_ANCHORS,
        ignore_case=True,
        pattern=rf"(?!pass[ ]){_CUE}(?:[ \t]{{0,2}}[\[(→=>-]{{1,3}}[ \t]{{0,2}}[\"'`*“„«「]{{0,3}}|(?:[ \t]{{1,2}}[^\W\d_]{{1,12}}){{0,2}}[ \t]{{1,2}}[\"'`*“„«「]{{0,3}}|(?<=[^\x00-\x7f])(?:设置成|改成|还是|不是|って|って、|まだ|ってまだ|는|은|는요|아직){{0,2}}[ \t]?){_VALUE}{_END}",
        validate=_is_made_up,
        generic=True,
        reference=_OWASP,
        finds=("password [«ember.harbor!maple4»]", "p/w «kettle4821»", "كلمة سر الواي فاي «nimbus-tulip-33»", "wifi密码«kettle4821»", "提取码 «kettle4821»"),
        ignores=("password reset page", "a password on host web01", "password hashing with argon2id", "the pass through build-server-01", "pass rate2024"),
        confidence=0.7,
    ),
    Rule(
        id="password-below",
        kind="secret.password",
        anchors=_ANCHORS,
        ignore_case=True,
        pattern=rf"{_STEM}(?=[^\n]{{0,50}}\n)[^\n=<>{{}}()\[\]|\\;]{{0,48}}(?:\r?\n[ \t]{{0,8}}){{1,2}}(?:[>*-][ ]{{0,2}}|[0-9]\.[ ])?(?:[A-Za-z][\w.-]{{0,16}}:[ ]{{1,2}})?[\"'`*]{{0,3}}(?P<v>(?=[^\s0-9@#$%&*+=^~!?_]{{0,40}}[0-9@#$%&*+=^~!?_])[!-~À-ɏЀ-ӿ]{{5,64}}?)[\"'`*]{{0,3}}[ \t]{{0,4}}(?=\r?\n|$)",
        validate=_is_line,
        generic=True,
        reference=_OWASP,
        finds=(
            "password?\n«kettle4821»",
            "> what's the password\n«kettle4821»",
            "bob: what's the netflix pw\nann: «Falke#99»\n",
            "**Password**\n«kettle4821»",
            "Passphrase:\n\n> «maple-otter-12»",
        ),
        ignores=("forgot the password?\nRFC6238\n", "password:\nuser: bob", "enter a password\nhttps://x.test/a1", "password\nreturn x1;"),
        confidence=0.75,
    ),
    Rule(
        id="password-said-after",
        kind="secret.password",
        anchors=(*PASSWORD_CUES, *_MORE, *cue_anchors(("pw",))),
        ignore_case=True,
        before=rf"[ \t(\[]{{1,3}}(?:(?:{backwards(_BACK)})[ \t(,]{{1,2}}){{0,4}}[\"'`*»”“」』)?!.,-]{{0,3}}[^\s\"'`]{{6,64}}(?=[\s\"'`(«“„「『*]|$)",
        reach=120,
        pattern=rf"[\"'`*“„«「(]{{0,3}}{_VALUE}[\"'`*»”“」』)?!.,-]{{0,3}}[ \t(,\[]{{1,4}}(?:(?:{one_of(_BACK)})[ \t(,]{{1,2}}){{0,4}}(?:{_CUE})",
        validate=_is_made_up,
        generic=True,
        reference=_OWASP,
        finds=(
            "puse «kettle4821» de contraseña",
            "- «kettle4821» (password)",
            "enter “«kettle4821»” at the password prompt",
            "It's not «kettle4821», that password expired",
            "No, it is «Falke#99x7» (Passwort vom Router)",
        ),
        ignores=("an OAuth2 password grant", "on web-server-01 the password", "use argon2id for the password", "in 2024-01-02 (password reset)"),
        confidence=0.7,
    ),
    Rule(
        id="archive-word",
        kind="secret.password",
        anchors=(
            "encrypted with ", "opens with ", "open with ", "unlock", "decrypt", "protected with ", "protected by ", "locked with ", "verschlüsselt", "geschützt mit ", "entsperr",
            "protégé par ", "protégée par ", "protegido con ", "protegida con ", "protegido com ", "protetto da ", "protetto con ", "beveiligd met ", "под паролем ", "zaszyfrowan",
            "when it asks", "when asked", "for everything", "to log me in", "shared account", "account is ",
        ),
        ignore_case=True,
        before=r"[^\n]{0,60}",
        reach=60,
        pattern=rf"(?:[^\n]{{0,60}}?(?:encrypted|opens?|unlock\w{{0,3}}|decrypt\w{{0,4}}|protected|locked|geschützt|protégée?|protegid[oa]|protetto|beveiligd|account is|zaszyfrowan\w)(?:[ ][^\n\"'0-9]{{0,40}}?)?[ ](?:with|by|using|mit|par|avec|con|com|da|met|hasłem)[ ](?:the )?[\"'`*“]{{0,3}}"
        rf"|[^\n]{{0,60}}?(?:with|mit|type|typed|use|using|enter)[ ][\"'`*“„]{{0,3}}(?=\S{{6,64}}[\"'`*”“]{{0,3}}[ ](?:when|verschlüsselt|entsperr|for everything|to unlock))){_VALUE}{_END}[^\n]{{0,24}}",
        validate=_is_made_up,
        generic=True,
        reference=_OWASP,
        finds=("The zip is encrypted with «Ember!4347».", "unlock the PDF using «maple0787»", "die ZIP ist mit «kettle4821» verschlüsselt", "I always use «vzk54%lprXk» for everything"),
        ignores=("encrypted with AES-256-GCM", "opens with python3", "encrypted with ChaCha20-Poly1305", "protected by TLS1.3", "unlock the door with key2024.pem"),
        confidence=0.65,
    ),
    Rule(
        id="login-brief",
        kind="secret.password",
        anchors=cue_anchors(("p: ", "pw: ", "pass: ")),
        ignore_case=True,
        before=r"[^\n]{0,60}|\n[^\n]{0,60}",
        reach=62,
        pattern=r"[^\n]{0,60}?(?:(?<![A-Za-z0-9])(?:u|un|usr|user|login|l|id)[:= ][ ]?[\w.@+-]{2,60}[ ,;/|]{1,4}(?:p|pw|pwd|pass)[:= ][ ]?(?P<v>[^\s\"'`,;]{4,64}))",
        validate=is_typed,
        generic=True,
        reference=_OWASP,
        finds=("u: bob p: «kettle4821»", "un: bob, pw: «Falke#99»"),
        ignores=("u: metres p: kPa", "user guide p: 12", "id=7 p=2"),
        confidence=0.8,
    ),
    Rule(
        id="login-brief-turned",
        kind="secret.password",
        anchors=cue_anchors(("p: ", "pw: ", "pass: ")),
        ignore_case=True,
        pattern=r"(?:p|pw|pass): (?P<v>[^\s\"'`,;]{4,64})(?=[ ,;/|]{1,3}(?:u|un|user|usr|login): ?\S)",
        validate=is_typed,
        generic=True,
        reference=_OWASP,
        finds=("p: «kettle4821» u: bob",),
        ignores=("p: 12 u: 3", "p: kPa"),
        confidence=0.8,
    ),
    Rule(
        id="login-mail-pair",
        kind="secret.password",
        anchors=(" / ", "(login)", "(Login)", " -> pw", " with "),
        before=r"[^\n]{0,90}",
        reach=90,
        pattern=rf"[^\n]{{0,90}}?(?:[\w.+-]{{1,40}}@[\w-]{{2,40}}(?:\.[\w-]{{2,20}}){{1,3}}[ ](?:/|with|:|\||->)[ ]|[\w-]{{2,30}}\.[a-z]{{2,8}}[ ][\w.-]{{2,30}}[ ](?=\S{{4,64}} \([lL]ogin\))){_VALUE}{_END}",
        validate=_is_made_up,
        generic=True,
        reference=_OWASP,
        finds=("bob@site.test / «sPCNx_+CjxJN»", "The account is info@site.test with «kettle4821»."),
        ignores=("bob@site.test / Berlin", "a / b2024", "mail bob@site.test with build-server-01"),
        confidence=0.7,
    ),
)  # fmt: skip
