"""Recovery and backup codes: whole lists in every layout, and single long ones; app passwords."""

import re
from collections.abc import Sequence

from commonplace.privacy.names import is_word
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.secret_shapes import is_technical
from commonplace.privacy.rules.secret_words import GAP, LINK, alternatives

__all__ = ["RECOVERY"]

_GITHUB = "https://docs.github.com/authentication/securing-your-account-with-two-factor-authentication-2fa"
_BITLOCKER = (
    "https://learn.microsoft.com/windows/security/operating-system-security/data-protection/bitlocker/"
)

_LISTS = (
    "recovery code", "recovery_code", "recoverycode", "recovery-code", "backup code", "backup-codes", "reservkod", "notfallcode", "backup codes", "códigos de copia", "código de backup", "codici di sicurezza", "codice di backup", "codice di riserva", "kody awaryjne", "kod awaryjny",
    "备用代码", "備用代碼", "备份代码", "应急代码", "予備コード", "긴급 코드", "kode pencadangan", "kurtarma şifre", "backupkod", "backupkode", "sikkerhetskod", "záchranný kód", "κωδικοί ανάκτησης", "κωδικός ανάκτησης", "קוד גיבוי", "קודי גיבוי", "קוד שחזור", "รหัสสำรอง", "รหัสกู้คืน", "coduri de recuperare", "cod de recuperare", "backup_code", "backupcode", "backup-code",
    "backup verification code", "back-up code", "scratch code", "scratch_code", "emergency code", "emergency_code", "one-time recovery", "one-time code",
    "one-time password", "one time code", "onetime code", "2fa code", "mfa code", "mfa_code", "single-use code", "otp_backup",
    "wiederherstellungscode", "wiederherstellungs-code", "einmalcode", "einmal-code", "notfallcode", "notfall-code", "ersatzcode",
    "sicherungscode", "codes de secours", "code de secours", "codes de récupération", "code de récupération", "codes de sauvegarde", "codes à usage unique",
    "códigos de respaldo", "código de respaldo", "códigos de recuperación", "código de recuperación", "códigos de seguridad",
    "códigos de backup", "códigos de recuperação", "código de recuperação", "códigos de segurança", "códigos reserva", "codici di backup", "codici di recupero", "codice di recupero",
    "codici di riserva", "codici di emergenza", "herstelcode", "back-upcode", "noodcode", "kody zapasowe", "kody odzyskiwania", "kod zapasowy", "kody jednorazowe",
    "резервные коды", "резервный код", "резервных код", "коды восстановления", "код восстановления", "одноразовые коды", "резервні коди", "коди відновлення",
    "yedek kod", "kurtarma kod", "备用验证码", "备用码", "备份码", "恢复代码", "恢复码", "備用驗證碼", "復原碼", "備份碼", "救援代码",
    "バックアップコード", "バックアップ コード", "リカバリーコード", "リカバリ コード", "回復コード", "백업 코드", "복구 코드", "백업코드", "복구코드",
    "رموز الاسترداد", "رموز احتياطية", "رموز النسخ", "बैकअप कोड", "रिकवरी कोड", "reservkod", "återställningskod", "engångskod", "reservekode", "gjenopprettingskode",
    "záložní kód", "obnovovací kód", "varmistuskood", "palautuskood", "helyreállítási kód", "tartalék kód", "coduri de rezervă", "mã khôi phục", "mã dự phòng", "kode cadangan", "kode pemulihan",
)  # fmt: skip

_CODE = r"[A-Za-z0-9]{3,12}(?:-[A-Za-z0-9]{3,12}){0,7}"
_WITH_DIGIT = rf"(?=[A-Za-z-]{{0,20}}[0-9])(?:{_CODE})(?![\w@/:=]|\.[a-z])"
# Bullets, numbers, checkboxes, quotation marks and cell borders between two codes.
_BETWEEN = r"(?:[\s\"'`*•·▪–,;|/\[\]()#_-]|\\[nt]){1,24}(?:[0-9]{1,2}[.):][ \t]{0,3}|x[ \t]{0,2}\])?[ \t\[\]\"'`*|]{0,6}"
_PLAIN = r"(?-i:[a-z]{4,5}-[a-z]{4,5}|[a-z]{10}|[A-Z]{8}|[A-Z]{4}(?:-[A-Z]{4}){3})"
_LAST = (
    rf"(?:[\n,;/|][ \t*•\[\]`-]{{0,8}}(?:[0-9]{{1,2}}[.)][ \t]{{0,2}})?{_PLAIN}`?(?=[ \t]{{0,4}}(?:\n|\Z)))?"
)
_BLOCK = rf"{_WITH_DIGIT}(?:{_BETWEEN}(?:[A-Za-z]{{4,12}}(?:-[A-Za-z]{{4,12}}){{0,3}}{_BETWEEN}){{0,2}}{_WITH_DIGIT}){{1,60}}{_LAST}"
_INTRO = r"[^\n:：\[]{0,60}(?:[:：=\[\]\"'`*_ \t({-]|=>|:=){0,12}(?:[^\n]{0,160}(?:\n|\\n)){0,5}?[\s\"'`*•·▪,;|/\[\]()#_-]{0,24}?[ \t\"'`*|\[\]]{0,6}"
_FIRST = r"(?:\[[ xX]\][ \t]{1,3}|[0-9]{1,2}[.):][ \t]{1,3}[\"'`*|]{0,3})?"
_ONE = re.compile(rf"(?:{_CODE})")
_NUMBER = re.compile(r"[0-9]{1,2}[.):](?=[ \t])|\b[xX](?=\])|\\[nt]")


def _is_list(text: str, start: int, end: int) -> bool:
    """Whether the codes look alike: most of one length, and no dates, versions or small numbers."""
    codes = [text[first:last] for first, last in _codes(text, start, end)]
    if len(codes) < 2:
        return False
    lengths = [len(code) for code in codes]
    usual = max(set(lengths), key=lengths.count)
    alike = lengths.count(usual)
    if usual < 4 or alike * 2 < len(codes) or (len(codes) == 2 and alike < 2):
        return False
    years = sum(
        re.fullmatch(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}){0,2}|[0-9]{1,3}", code) is not None for code in codes
    )
    return years * 3 < len(codes)


def _codes(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Each code of a list, without numbers and bullets; what stands in columns of blanks is apart.

    Two groups of digits with one blank between them, as Google writes them, are one code.
    """
    block = _NUMBER.sub(lambda found: " " * len(found[0]), text[start:end])
    spans = [(start + found.start(), start + found.end()) for found in _ONE.finditer(block)]
    joined: list[tuple[int, int]] = []
    pairs = re.fullmatch(r"(?:\W{0,30}[0-9]{3,4} [0-9]{3,4}(?![0-9])){2,60}\W*", block) is not None
    for span in spans:
        if (
            pairs
            and joined
            and span[0] - joined[-1][1] == 1
            and text[joined[-1][1]] == " "
            and len(text[slice(*joined[-1])]) < 5
        ):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


_LONG = (
    "recovery key", "recovery_key", "recoverykey", "recovery-key", "recovery password", "recoverypassword", "recovery_password", "recovery code", "recovery_code",
    "recoverycode", "backup code", "backup_code", "backupcode", "backup key", "backup_key", "emergency kit", "secret key", "rescue code", "rescue key", "reset code", "account key",
    "wiederherstellungsschlüssel", "wiederherstellungscode", "clé de récupération", "clé de secours", "code de récupération", "code de secours", "clave de recuperación", "código de recuperación",
    "código de respaldo", "chave de recuperação", "código de recuperação", "chiave di recupero", "chiave di ripristino", "codice di recupero", "herstelsleutel", "herstelcode", "klucz odzyskiwania",
    "kod odzyskiwania", "ключ восстановления", "код восстановления", "резервный код", "kurtarma anahtar", "恢复密钥", "恢复代码", "修復金鑰", "回復キー", "復旧キー", "リカバリーコード", "복구 키", "복구 코드",
    "återställningsnyckel", "obnovovací klíč", "product key", "product_key", "license key", "licence key", "serial key",
)  # fmt: skip


def _is_long(value: str) -> bool:
    return len(re.findall("[0-9]", value)) > 1 and not re.fullmatch(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9-]{1,8}", value
    )


_CUE = re.compile(alternatives(dict.fromkeys((*_LISTS, *_LONG))), re.IGNORECASE)
_SINGLE = re.compile(
    r"(?<![A-Za-z0-9_@/.=-])(?:[a-z0-9]{4,6}(?:[-][a-z0-9]{4,6}){1,7}|[A-Z0-9]{4,6}(?:-[A-Z0-9]{4,6}){1,7}|[a-z0-9]{8,12}|[A-Z0-9]{8,16}|[0-9]{4}[ -][0-9]{4})(?![\w@/=-]|\.\w)"
)


def _single(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The codes of a line that says that it holds one."""
    cues = list(_CUE.finditer(text, start, end))
    found = []
    for code in _SINGLE.finditer(text, start, end):
        first, last = code.span()
        if not _is_code(code[0]):
            continue
        for cue in cues:
            between = text[cue.end() : first] if cue.end() <= first else text[last : cue.start()]
            if cue.start() < last and first < cue.end():
                continue
            if len(between.split()) <= 7 and not re.search(r"[{}<>=;|\\]|[.!?] ", between):
                found.append((first, last))
                break
    return found


def _is_code(value: str) -> bool:
    digits, letters = len(re.findall("[0-9]", value)), len(re.findall("[A-Za-z]", value))
    if re.fullmatch(r"[0-9]{4}[ -][0-9]{4}", value):
        return not re.fullmatch(r"(?:19|20)[0-9]{2}[ -](?:19|20)[0-9]{2}", value)
    if digits and letters and re.fullmatch("[a-z0-9]{5}-[a-z0-9]{5}", value):
        return True
    if not letters or is_technical(value) or re.fullmatch("[a-z]+-?[0-9]{1,4}|[0-9]+[a-z]+", value):
        return digits >= 6 and value.isdigit()
    if "-" in value:
        parts = value.split("-")
        return digits > 0 or (
            len({len(part) for part in parts}) == 1
            and not any(is_word(part) or re.search("[aeiouy][^aeiouy]{1,2}[aeiouy]", part) for part in parts)
        )
    return digits > 1


RECOVERY: tuple[Rule, ...] = (
    Rule(
        id="recovery-code-nearby",
        kind="secret.recovery-code",
        anchors=tuple(dict.fromkeys((*_LISTS, *_LONG))),
        ignore_case=True,
        before=r"[^\n]{0,70}",
        reach=70,
        pattern=r"(?P<v>[^\n]{4,170})",
        parts=_single,
        generic=True,
        reference=_GITHUB,
        finds=(
            "one of my backup codes is «m2vhu-holpw»",
            "Use «pzetp-a3ay6» as a one-time recovery code.",
            "mein Notfallcode lautet «t4lip-vakk3»",
            "备用验证码:«v2dbr-ucqbp»",
            "recovery code «4821 9035» was used",
        ),
        ignores=(
            "the recovery code is not valid",
            "recovery codes are shown on the sign-in page",
            "backup codes since 2024-01-02",
            "a recovery code of RFC6238",
            "the backup code lives in web-server-01",
        ),
        confidence=0.8,
    ),
    Rule(
        id="recovery-code-list",
        kind="secret.recovery-code",
        anchors=_LISTS,
        ignore_case=True,
        pattern=rf"(?:{alternatives(_LISTS)}){_INTRO}(?P<v>{_FIRST}(?:{_PLAIN}{_BETWEEN})?{_BLOCK})",
        judge=_is_list,
        parts=_codes,
        generic=True,
        reference=_GITHUB,
        finds=(
            "My recovery codes:\n«{hex 5}»\n«{hex 5}»\n«{hex 5}»",
            "Backup codes:\n1. «4821 9035»\n2. «7730 2214»\n3. «1180 6642»\n",
            'backup_codes = ["«{lowernum 10}»", "«{lowernum 10}»", "«{lowernum 10}»"]',
            "SAVE YOUR BACKUP CODES\nKeep these somewhere safe.\n\n«48219035»\n«77302214»\n\nEach can be used once.",
            "Wiederherstellungscodes: «{hex 5}», «{hex 5}», «{hex 5}»",
            "备用验证码:\n- «48219035»\n- «77302214»",
        ),
        ignores=(
            "recovery codes are shown only once",
            "Use one of the backup codes below to sign in.",
            "the recovery code was sent on 2024-01-02 and 2024-01-03",
            "backup codes: 10 per account, 8 digits each",
            "<recovery-codes>",
        ),
        confidence=0.9,
    ),
    Rule(
        id="recovery-key",
        kind="secret.recovery-code",
        anchors=_LONG,
        ignore_case=True,
        pattern=rf"(?:{alternatives(_LONG)})[^\W\d_]{{0,4}}[\"'`*]{{0,3}}{GAP}(?:{LINK}|[ \t\n]{{1,8}})[\"'`*\s]{{0,4}}(?P<v>[A-Za-z0-9]{{4,7}}(?:-[A-Za-z0-9]{{3,8}}){{1,9}}|[A-Z0-9]{{16,40}}|[0-9]{{8,10}}|(?-i:[a-z0-9]{{8,12}})(?![\w-])|(?:[A-Za-z0-9]{{4}} ){{3,7}}[A-Za-z0-9]{{4}}(?![A-Za-z0-9]))",
        validate=_is_long,
        generic=True,
        reference=_BITLOCKER,
        finds=(
            "My recovery key is «{uppernum 4}-{uppernum 4}-{uppernum 4}-{uppernum 4}»",
            "Recovery Key:\n    «{digit 6}-{digit 6}-{digit 6}-{digit 6}»",
            "recovery_key: «{uppernum 24}»",
            'backup code: «{hex 5}-{hex 5}»',
        ),
        ignores=("the recovery key is not stored", "recovery code: see below", "recovery key since 2024-01-02"),
        confidence=0.9,
    ),
    Rule(
        id="app-password",
        kind="secret.password",
        anchors=("app password", "app-password", "app_password", "app-passwort", "app passwort", "mot de passe d'application", "contraseña de aplicación", "senha de app", "пароль приложения", "应用专用密码", "应用密码", "アプリ パスワード", "アプリパスワード", "앱 비밀번호"),
        ignore_case=True,
        pattern=r"(?:app[- _]?passwor[dt]s?|mot de passe d'application|contraseña de aplicación|senha de app|пароль приложения|应用专用密码|应用密码|アプリ ?パスワード|앱 비밀번호)"
        r"[^\n:=]{0,30}(?:\n[^\n:=]{1,24})?(?:[:=：]| is| ist| est| es| é|は|是)[ \t\"'`*]{0,4}\n?[ \t]{0,4}(?P<v>(?-i:[a-z]{4}(?:([ -]?)[a-z]{4})(?:\2[a-z]{4}){2}))(?![a-z])",
        generic=True,
        reference="https://support.google.com/accounts/answer/185833",
        finds=("Google app password: «{lower 4} {lower 4} {lower 4} {lower 4}»", "app password is «{lower 4}-{lower 4}-{lower 4}-{lower 4}»"),
        ignores=("app password: see your account", "the app password is required for some mail clients"),
        confidence=0.9,
    ),
)  # fmt: skip
