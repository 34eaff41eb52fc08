"""Lists of recovery and backup codes, and what resembles passwords and keys but must stay. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["bulleted_codes", "password_negative_cases", "plain_codes", "recovery_wide_cases"]


def _code(draw: Draw, form: int) -> str:
    forms: tuple[Callable[[], str], ...] = (
        lambda: draw.chars(a.HEX, 5) + "-" + draw.chars(a.HEX, 5),
        lambda: draw.chars(a.DIGITS, 4) + " " + draw.chars(a.DIGITS, 4),
        lambda: draw.chars(a.DIGITS, 8),
        lambda: draw.chars(a.LOWER_DIGITS, 4) + "-" + draw.chars(a.LOWER_DIGITS, 4),
        lambda: draw.chars(a.UPPER_DIGITS, 8),
        lambda: draw.chars(a.LOWER_DIGITS, 10),
        lambda: "-".join(draw.chars(a.UPPER_DIGITS, 4) for _ in range(4)),
        lambda: draw.chars(a.DIGITS, 6),
    )
    return forms[form]()


def _codes(draw: Draw) -> list[str]:
    form = draw.number(0, 7)
    return [_code(draw, form) for _ in range(6 if draw.random.random() < 0.5 else 10)]


def plain_codes(draw: Draw) -> str:
    """Six or ten codes, each on a line."""
    return "\n".join(_codes(draw))


def _numbered_list(draw: Draw) -> str:
    sign = draw.pick((".", ")"))
    return "\n".join(f"{number}{sign} {code}" for number, code in enumerate(_codes(draw), 1))


def bulleted_codes(draw: Draw) -> str:
    """The same, with bullets or boxes."""
    bullet = draw.pick(("- ", "* ", "• ", "  - ", "[ ] ", "- [ ] ", "- `"))
    return "\n".join(f"{bullet}{code}{'`' if '`' in bullet else ''}" for code in _codes(draw))


def _comma_list(draw: Draw) -> str:
    return draw.pick((", ", ",", "; ", " / ", " | ")).join(_codes(draw))


def _two_columns(draw: Draw) -> str:
    codes = _codes(draw)
    gap = draw.pick(("    ", "\t", "  "))
    return "\n".join(f"{left}{gap}{right}" for left, right in zip(codes[::2], codes[1::2], strict=True))


def _json_list(draw: Draw) -> str:
    return ", ".join(f'"{code}"' for code in _codes(draw))


def _app_password(draw: Draw) -> str:
    return draw.pick(" -").join(draw.chars(a.LOWER, 4) for _ in range(4))


def _single(draw: Draw) -> str:
    forms: tuple[Callable[[], str], ...] = (
        lambda: "-".join(draw.chars(a.UPPER_DIGITS, 4) for _ in range(6)),
        lambda: "-".join(draw.chars(a.DIGITS, 6) for _ in range(8)),
        lambda: draw.chars(a.UPPER_DIGITS, 24),
        lambda: "-".join(draw.chars(a.UPPER_DIGITS, 5) for _ in range(5)),
    )
    return draw.random.choice(forms)()


_LIST_CUES = {
    "en": (
        "Here are my backup codes:\n{v}",
        "GitHub recovery codes:\n\n{v}\n",
        "My Google backup verification codes\n{v}",
        "2FA backup codes for {host}\n{v}",
        "SAVE YOUR BACKUP CODES\nKeep these codes somewhere safe.\n\n{v}\n\nEach code can only be used once.",
        "one-time recovery codes -\n{v}",
        "## Recovery codes\n{v}",
        "Scratch codes:\n{v}",
        "emergency codes (Discord):\n{v}",
    ),
    "de": (
        "Meine Backup-Codes:\n{v}",
        "Wiederherstellungscodes:\n{v}",
        "Hier sind die Einmalcodes:\n{v}",
        "Notfallcodes\n{v}",
    ),
    "fr": ("Mes codes de secours :\n{v}", "Codes de récupération :\n{v}"),
    "es": ("Mis códigos de respaldo:\n{v}", "Códigos de recuperación:\n{v}"),
    "pt": ("Meus códigos de backup:\n{v}", "Códigos de recuperação:\n{v}"),
    "it": ("I miei codici di backup:\n{v}", "Codici di recupero:\n{v}"),
    "nl": ("Mijn herstelcodes:\n{v}",),
    "pl": ("Moje kody zapasowe:\n{v}",),
    "ru": ("Резервные коды:\n{v}", "Коды восстановления:\n{v}"),
    "tr": ("Yedek kodlarım:\n{v}",),
    "zh": ("备用验证码:\n{v}", "恢复代码:\n{v}"),
    "ja": ("バックアップコード:\n{v}", "リカバリーコード\n{v}"),
    "ko": ("백업 코드:\n{v}",),
    "sv": ("Mina reservkoder:\n{v}",),
}


def _recovery(name: str, make: Callable[[Draw], str], texts: dict[str, tuple[str, ...]]) -> Case:
    variants = tuple(Variant(make=make, prose=prose, locale=locale) for locale, prose in texts.items())
    return Case(id=f"recovery-{name}", kind="secret.recovery", variants=variants)


def _inline(texts: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {
        locale: tuple(text.replace(":\n", ": ").replace("\n{v}", ": {v}") for text in own[:1])
        for locale, own in texts.items()
    }


def recovery_wide_cases() -> tuple[Case, ...]:
    """All of them."""
    return (
        _recovery("plain", plain_codes, _LIST_CUES),
        _recovery("numbered", _numbered_list, _LIST_CUES),
        _recovery("bullets", bulleted_codes, _LIST_CUES),
        _recovery("columns", _two_columns, {"en": _LIST_CUES["en"]}),
        _recovery("commas", _comma_list, _inline(_LIST_CUES)),
        _recovery(
            "app-password",
            _app_password,
            {
                "en": ("Google app password: {v}", "my app password is {v}", "App passwords\nMail: {v}"),
                "de": ("App-Passwort: {v}",),
                "fr": ("mot de passe d'application : {v}",),
            },
        ),
        Case(
            id="recovery-json",
            kind="secret.recovery",
            variants=(
                Variant(
                    make=_json_list,
                    tech=(
                        '{"recovery_codes": [{v}]}',
                        '{"user": "{user}", "backupCodes": [{v}], "mfa": true}',
                        "backup_codes = [{v}]",
                        "const recoveryCodes = [{v}];",
                    ),
                ),
                Variant(make=bulleted_codes, tech=("recovery_codes:\n{v}",)),
            ),
        ),
        Case(
            id="recovery-single",
            kind="secret.recovery",
            variants=(
                Variant(
                    make=_single,
                    prose=(
                        "My recovery key is {v}",
                        "Recovery key: {v}",
                        "backup code: {v}",
                        "FileVault recovery key = '{v}'",
                        "BitLocker recovery key:\n{v}",
                    ),
                    tech=("recovery_key: {v}", "RecoveryPassword: {v}", "Recovery Key:\n    {v}"),
                    fields=("recovery_key", "backup_code", "recoveryCode"),
                ),
            ),
        ),
    )


def _keep(
    kind: str,
    texts: tuple[str, ...],
    *,
    prose: tuple[str, ...] = (),
    tech: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    make: Callable[[Draw], str] | None = None,
) -> Case:
    chosen = make or (lambda draw: draw.pick(texts))
    return Case(
        id=f"keep-wide-{kind}",
        kind=f"keep.{kind}",
        variants=(Variant(make=chosen, prose=prose, tech=tech, fields=fields),),
    )


def password_negative_cases() -> tuple[Case, ...]:
    """All of them; kinds begin with ``keep.``."""
    return _NEGATIVES


_NEGATIVES = (
    _keep(
        "password-placeholder",
        (
            "<password>",
            "${DB_PASSWORD}",
            "$PASSWORD",
            "process.env.DB_PASSWORD",
            'os.environ["DB_PASSWORD"]',
            "os.getenv('DB_PASS')",
            "changeme",
            "your-password",
            "your_password_here",
            "xxxxxxxx",
            "********",
            "{{ vault_password }}",
            "{{ .Values.password }}",
            "%PASSWORD%",
            "<your password>",
            "YOUR_PASSWORD",
            "[password]",
            "${{ secrets.DB_PASSWORD }}",
            "$(cat /run/secrets/db)",
            "null",
            "redacted",
            "…",
            "@db_password@",
            "ENV['DB_PASSWORD']",
            "!vault",
            "example",
        ),
        tech=(
            "password: {v}",
            "DB_PASSWORD={v}",
            "export PGPASSWORD={v}",
            '{"password": "{v}"}'.replace('"{v}"', "{v}"),
            "login with user admin and password {v}",
        ),
        fields=("password",),
    ),
    _keep(
        "password-policy",
        (
            "at least 12 characters",
            "between 8 and 64 characters",
            "changed every 90 days",
            "required",
            "too short",
            "not stored in plain text",
            "hashed with bcrypt",
            "case-sensitive",
            "case sensitive",
            "incorrect or expired",
            "the same as in 2019",
            "reset by e-mail",
            "in 1Password",
            "sent to your phone",
            "older than 30 days",
            "too weak (score 2/4)",
            "stored as SHA-256",
            "salted and hashed with argon2id",
            "valid for 24h",
            "optional in v2",
            "8-20 characters long",
            "never logged",
        ),
        prose=(
            "The password must be {v}.",
            "The password is {v}.",
            "password is {v}",
            "Passwords are {v}, as far as I know.",
            "Is your password {v}?",
            "My password was {v}",
            "the api key is {v}",
            "the token is {v}",
            "the recovery codes are {v}",
            "Error: password {v}",
        ),
    ),
    _keep(
        "password-question",
        (
            "How do I reset my password?",
            "I forgot my password for GitHub.",
            "which password manager is better, Bitwarden or KeePassXC?",
            "The password field stays empty after step 3.",
            "What does 'password authentication failed for user \"postgres\"' mean?",
            'Error: password authentication failed for user "app" (28P01)',
            "remote: Support for password authentication was removed on August 13, 2021.",
            "sudo: 3 incorrect password attempts",
            "Permission denied (publickey,password).",
            "Enter passphrase for key '/etc/ssh/id_rsa':",
            "fatal: could not read Password for 'https://git.test': No such device",
            "the API key belongs in the .env file, not in git",
            "Token count: 4096 of 8192 used",
            "max_tokens=1024 is enough for that",
            "Wie ändere ich mein Passwort in Windows 11?",
            "Das Passwort muss mindestens 8 Zeichen haben.",
            "¿Cómo cambio la contraseña del router?",
            "comment changer mon mot de passe ?",
            "Как поменять пароль на роутере?",
            "密码至少需要8位字符",
            "如何重置密码?",
            "パスワードを忘れた場合はどうすればいいですか?",
            "パスワードは8文字以上にしてください。",
            "कृपया अपना पासवर्ड बदलें",
            "كيف أغير كلمة المرور؟",
            "비밀번호를 잊어버렸어요",
            "La password deve contenere almeno 8 caratteri.",
            "A senha deve ter no mínimo 8 caracteres.",
            "şifremi unuttum",
            "Hasło musi mieć co najmniej 8 znaków.",
            "set a PIN of 4 digits in the settings",
            "connect pin 13 to GND and pin 7 to VCC",
            "the secret of good bread is time",
            "the key to success is practice",
            "a primary key is unique",
            "press any key to continue",
            "the session is scheduled for 14:30",
            "error code: 404",
            "exit code: 137",
            "status code 503",
            "zip code: 1010",
            "use code SPRING for the example shop",
            "country code: 49",
            "the source code is in src/main.py",
            "recovery codes are generated once and shown only then",
            "the token bucket algorithm refills at 10 tokens/s",
        ),
        prose=("{v}",),
    ),
    _keep(
        "password-code",
        (
            "def check_password(password: str) -> bool:",
            "password = get_password(user)",
            "const password = req.body.password;",
            "if (password !== confirmPassword) {",
            "password: z.string().min(8),",
            "password: { type: String, required: true },",
            "password = models.CharField(max_length=128)",
            "hashed = bcrypt.hash(password, 10)",
            '<input type="password" name="password" placeholder="Password">',
            "label.password=Password",
            "password_hash = Column(String(60))",
            "user.password = hashPassword(dto.password)",
            "parser.add_argument('--password', help='the password')",
            "getpass.getpass('Password: ')",
            "private String password;",
            'String password = System.getenv("PASSWORD");',
            "token = tokenizer.decode(ids)",
            "token: Token = Depends(get_token)",
            "key = lambda item: item[0]",
            "for key, value in mapping.items():",
            "secretKeyRef:\n  name: db\n  key: password",
            "valueFrom: { secretKeyRef: { name: db, key: password } }",
            "password_confirmation: password",
            '"password.required": "Please enter a password",',
            "password VARCHAR(255) NOT NULL,",
            "PASSWORD_MIN_LENGTH = 12",
            "errors.password = 'Passwords do not match';",
            "SELECT password FROM users WHERE id = 1;",
            "password.length >= 8 && /[0-9]/.test(password)",
            "client.auth(username, password)",
            "auth=(user, password)",
            "server.login(user, password)",
            "new Client({ apiKey: config.apiKey })",
            "apiKey: process.env.API_KEY ?? ''",
            "test('shows an error when password is wrong', () => {",
            'password = ""',
            "props.password1 === props.password2",
            "assert response.json()['token_type'] == 'bearer'",
            "PasswordAuthentication no",
            "password requisite pam_pwquality.so retry=3",
            "auth sufficient pam_unix.so nullok",
            "session required pam_limits.so",
            "access_token_expire_minutes: 30",
            'tokenUrl="/api/token"',
            "csrf_token()",
            "keyboard.press('Enter')",
            "secretName: tls-cert-2024",
            "imagePullSecrets:\n- name: regcred",
            "key: metadata.namespace",
            "primaryKey: user_id",
        ),
        tech=("{v}",),
    ),
)
