"""Passwords and keys in settings and code that put other things between a name and its value than one sign."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.naming import looks_random
from commonplace.privacy.rules.secret_shapes import is_key, is_technical, is_typed
from commonplace.privacy.words import words

__all__ = ["SETTINGS_SECRETS"]

_ENV = "https://12factor.net/config"
_QUOTE = r"[\"'`]"
_NAMES = (
    r"(?:password|passwd|passphrase|passcode|passwort|kennwort|contrase[nñ]a|senha|mot_?de_?passe|wachtwoord|hasło|haslo|parola|sifre|пароль|密码|パスワード"
    r"|pwd|_pass|psk|wifi_?pass|wifi_?key|api_?secret|client_?secret|secret_?key|api_?key|apikey|auth_?token|access_?token)"
)
_ANCHORS = (
    "password", "passwd", "passphrase", "passcode", "passwort", "kennwort", "contraseña", "contrasena", "senha", "mot_de_passe",
    "wachtwoord", "hasło", "haslo", "parola", "пароль", "密码", "パスワード", "pwd", "_pass", "psk", "wifipass", "wifi_key", "api_secret",
    "apisecret", "client_secret", "clientsecret", "secret_key", "secretkey", "api_key", "apikey", "auth_token", "authtoken", "access_token",
)  # fmt: skip
_NO_VALUES = words(
    "string str text bytes char varchar required optional hidden input field label name invalid valid missing wrong "
    "incorrect reset change update forgot manager policy strength length hash encrypted plaintext confirm verify submit "
    "email username password passwd user token secret undefined unknown disabled enabled prompt"
)


def _in_code(value: str) -> bool:
    """A literal beside a name in code: letters with digits or signs; field names, labels and messages are none."""
    return is_typed(value) and not re.search(
        r"password|passwd|\s|[{}<>]|^[#.][a-z_-]+$|token|secret|^\W+$", value, re.IGNORECASE
    )


def _in_sql(value: str) -> bool:
    low = value.lower()
    return (
        len(value) >= 4
        and low not in _NO_VALUES
        and "password" not in low
        and not re.search(r"[\s%?:{}]", value[:1])
    )


def _between_tags(value: str) -> bool:
    return is_typed(value) or is_key(value)


_OTHER_KEYS = re.compile(
    r"(?:cache|primary|foreign|public|partition|sort|object|idempotency|dedup\w{0,8}|row|group|issue|project|i18n|translation|map|lookup|hash|routing|queue|s3|file|query|unique|composite|shard|natural|index|item|list|dict|host|known|config|setting|data|entity|record|range|part|job|event|message|msg|registry|locale|sub|ssh|gpg|pgp|cipher|pub|verify|peer|thumb|finger\w{0,8})[-_.]?key[^\\w\\n]{0,12}(?:base64:)?$",
    re.IGNORECASE,
)


# ``key:`` before what may be a key or a mark: ``for key, value`` and ``{key: value`` are all over code.
_BEFORE_KEY = tuple(
    Shape(f"key[:=]{rest}", 4 + width, literal="key")
    for rest, width in (
        ("[=>]", 1),
        ("[A-Za-z0-9+/_-]{6}[A-Za-z0-9+/_:-]{4}", 10),
        ("[ \\t\"'`][ \\t\"'`]", 2),
        ("[ \\t\"'`][A-Za-z0-9+/_-]{6}[A-Za-z0-9+/_:-]{4}", 11),
    )
)


def _keeps_no_place(text: str, start: int, end: int) -> bool:
    """Whether the name is of a key that opens something, not one that a cache or a table is sorted by."""
    return _is_named_key(text[start:end]) and _OTHER_KEYS.search(text[max(0, start - 60) : start]) is None


def _is_named_key(value: str) -> bool:
    return looks_random(value) and len(re.findall("[0-9]", value)) > 3 and not is_technical(value)


SETTINGS_SECRETS: tuple[Rule, ...] = (
    Rule(
        id="password-beside-name",
        kind="secret.password",
        anchors=_ANCHORS,
        ignore_case=True,
        pattern=rf"{_NAMES}[A-Za-z0-9_.-]{{0,24}}[\"'\])]{{0,4}}(?:"
        r"[ \t]{0,2}:[ \t]{0,2}(?:&(?:'static[ ])?)?[A-Za-z_][A-Za-z0-9_<>?]{0,20}[ \t]{0,2}=[ \t]{0,2}|[ \t]{0,2}(?:<-|=|:|:=)[ \t]{0,2}[\[({]?[ \t]{0,2}|[ \t]{0,2},[ \t]{0,4}|[ \t]{1,4}(?:\|\||\?\?|or)[ \t]{1,4}|[ \t]{1,4}"
        r"|\.\w{1,20}\(|[ \t]{0,2}\(|[\"']?[ \t]{0,2}\{[^{}]{0,200}?default[ \t]{0,4}=[ \t]{0,4})"
        rf"(?:[A-Za-z_:.]{{1,24}}\()?[@$nLrbuf]{{0,2}}(?P<q>{_QUOTE})(?P<v>(?:(?!(?P=q))[^\n\\]){{4,128}})(?P=q)",
        validate=_in_code,
        generic=True,
        reference=_ENV,
        finds=(
            "define('DB_PASSWORD', '«Otter702»');",
            'let password: &str = "«Otter702»";',
            'let password: String = String::from("«Otter702»");',
            'password <- "«maple-otter-12»"',
            'process.env.DB_PASSWORD || "«Otter702»"',
            "await page.fill('#password', '«Otter702»')",
            "cy.get('input[name=password]').type('«Otter702»')",
            'nmcli dev wifi connect Birchnet password "«Otter702»"',
            '#define WIFI_PASS "«Otter702»"',
            'variable "db_password" {\n  default = "«Otter702»"\n}',
            "user.setPassword('«Otter702»')",
        ),
        ignores=(
            "parser.add_argument('--password', help='the password')",
            "password: z.string().min(8, 'at least 8 characters')",
            "getElementById('password', 'input')",
            "validate(password, 'password1')",
            "hash(password, 'sha256')",
            "expect(password).toBe('OAuth2')",
        ),
        confidence=0.85,
    ),
    Rule(
        id="password-sql",
        kind="secret.password",
        anchors=("identified ", "password '", 'password "', "password n'", "password = n'", "password("),
        ignore_case=True,
        pattern=r"(?:identified[ ](?:with[ ]\S{1,40}[ ])?(?:by|as)[ ](?:password[ ]|values[ ])?|(?<![\w.-])password[ ]?(?:=[ ]?)?n?|(?<![\w.])password\()(?P<q>[\"'])(?P<v>[^\"'\n]{3,200})(?P=q)",
        validate=_in_sql,
        generic=True,
        reference="https://www.postgresql.org/docs/current/sql-createrole.html",
        finds=(
            "CREATE USER bob WITH PASSWORD '«otterland»';",
            "CREATE USER 'bob'@'%' IDENTIFIED BY '«Otter702»';",
            "ALTER USER bob IDENTIFIED WITH mysql_native_password BY '«Otter702»';",
            "CREATE LOGIN bob WITH PASSWORD = N'«Otter702»';",
            "SET PASSWORD FOR 'bob'@'localhost' = PASSWORD('«Otter702»');",
        ),
        ignores=(
            "CREATE USER bob WITH PASSWORD '${PW}';",
            "CREATE USER bob WITH PASSWORD '<password>';",
            "IDENTIFIED BY 'password'",
            "IDENTIFIED BY ?",
            'label("password", "Password")',
        ),
    ),
    Rule(
        id="password-sql-bare",
        kind="secret.password",
        anchors=("identified by ",),
        ignore_case=True,
        pattern=r"identified by (?P<v>[A-Za-z0-9_#$!-]{4,64})(?=[\s;]|$)",
        validate=is_typed,
        generic=True,
        reference="https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/CREATE-USER.html",
        finds=("ALTER USER bob IDENTIFIED BY «Otter702»;",),
        ignores=("identified by name", "identified by RFC-3339"),
    ),
    Rule(
        id="login-call",
        kind="secret.password",
        anchors=(
            "auth=(", "auth = (", "basicauth(", "basic_auth(", ".login(", "pw_set(", "getconnection(", "credential(", "credentials(",
            "new pdo(", "wifi.begin(", ".auth(", "authenticate(", "logon(", "signin(", "sign_in(", "log_in(", "pgp_sym_encrypt(", "pgp_sym_decrypt(",
            "bcrypt.hash", "hashpw(", "crypt(", "auth: [", "userpass(", "usernamepassword", "sp_addlogin ", " login(", "=login(", "(login(",
        ),
        ignore_case=True,
        pattern=r"(?:auth ?= ?\(|(?:http)?basic_?auth\(|\.login\(|pw_set\(|getconnection\(|credentials?\(|new pdo\(|wifi\.begin\(|\.auth\(|authenticate\(|logon\(|sign_?in\(|log_in\(|pgp_sym_(?:en|de)crypt\(|bcrypt\.hash(?:sync|pw)?\(b?(?=[\"'])|hashpw\(b?(?=[\"'])|crypt\((?=[\"'])|auth: \[|userpass\(|sp_addlogin[ ]|[ =(]login\(|usernamepassword\w{0,24}\()"
        r"(?:(?:[^\n\"'()]{0,60}(?:[\"'][^\"'\n]{0,100}[\"'])?[ \t]{0,2},[ \t]{0,2}){1,3})?(?:[a-z_]{1,20} ?= ?)?b?(?P<q>[\"'])(?P<v>[^\"'\n]{4,128})(?P=q)",
        validate=_in_code,
        generic=True,
        reference="https://requests.readthedocs.io/en/latest/user/authentication/",
        finds=(
            "requests.get(url, auth=('bob', '«Otter702»'))",
            'smtp.login("bob", "«maple-otter-12»")',
            'DriverManager.getConnection(url, "bob", "«Otter702»")',
            "new PDO($dsn, 'bob', '«Otter702»')",
            'WiFi.begin("Birchnet", "«Otter702»");',
            "SELECT pgp_sym_encrypt('x', '«Otter702»');",
            "bcrypt.hash('«Otter702»', 10)",
        ),
        ignores=("auth=('user', 'pass')", "server.login(user, password)", "client.auth('user', 'password')", "crypt('sha256')"),
        confidence=0.85,
    ),
    Rule(
        id="connect-call",
        kind="secret.password",
        anchors=("mysqli_connect(", "mysql_connect(", "new mysqli(", "mssql_connect(", "odbc_connect("),
        ignore_case=True,
        pattern=r"(?:(?:mysqli?|mssql|odbc)_connect|new mysqli)\([^,\n]{1,80},[^,\n]{1,80},[ \t]{0,2}(?P<q>[\"'])(?P<v>[^\"'\n]{4,128})(?P=q)",
        validate=_in_code,
        generic=True,
        reference="https://www.php.net/manual/mysqli.construct.php",
        finds=("mysqli_connect('db', 'bob', '«Otter702»', 'shop');", 'new mysqli($host, $user, "«Otter702»", "shop")'),
        ignores=("mysqli_connect($host, $user, $password, 'shop2024')",),
    ),
    Rule(
        id="password-listed",
        kind="secret.password",
        anchors=(*_ANCHORS, "secret"),
        ignore_case=True,
        pattern=rf"(?:{_NAMES}|secret)[A-Za-z0-9_.-]{{0,24}}[\"']?,?\s{{1,24}}[\"']?(?:default_?)?value[\"']?[ ]?[:=][ ]{{0,4}}[\"']?(?P<v>[^\s\"',<>{{}}]{{4,200}})",
        validate=_between_tags,
        generic=True,
        reference="https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
        finds=(
            "env:\n  - name: DB_PASSWORD\n    value: «Otter702»",
            '{"name": "DB_PASSWORD", "value": "«Otter702»"}',
        ),
        ignores=("- name: DB_PASSWORD\n  valueFrom:\n    x: 1", '{"name": "password", "value": ""}', "name: password\nvalue: text"),
    ),
    Rule(
        id="password-tagged",
        kind="secret.password",
        anchors=(*_ANCHORS[:16], "pwd", "secret", "apikey", "api_key", "psk", "keymaterial", "api key"),
        ignore_case=True,
        pattern=r"(?:password|passwd|passphrase|passcode|passwort|kennwort|contrase[nñ]a|senha|mot_de_passe|wachtwoord|hasło|haslo|parola|пароль|密码|パスワード|pwd|secret|api[_ ]?key|psk|keymaterial)[\w.-]{0,24}"
        r"(?:[\"'][^<>\n]{0,60}?\bvalue=[\"']|[\"'][^<>\n]{0,60}>(?:\s{0,8}<value>)?|</(?:key|td|th|dt|name|b|strong|label|span)>:?\s{0,12}(?:</td>|</th>)?\s{0,12}<(?:string|td|dd|value|code|span|input)[^<>\n]{0,60}(?:value=[\"']|>)(?:<code>)?|(?: [^<>\n]{0,80})?>\s{0,8}(?:<value>)?(?:<!\[CDATA\[)?)"
        r"\s{0,4}(?P<v>[^<>\s\"'\]]{4,200})(?=[\"'<\s\]])",
        validate=_between_tags,
        generic=True,
        reference="https://maven.apache.org/settings.html#servers",
        finds=(
            '<property name="password" value="«Otter702»"/>',
            '<string name="admin_password">«Otter702»</string>',
            "<key>Password</key>\n<string>«Otter702»</string>",
            "<Password><![CDATA[«Otter702»]]></Password>",
            "<tr><td>Password</td><td>«Otter702»</td></tr>",
            '<wsse:Password Type="PasswordText">«Otter702»</wsse:Password>',
            '<input type="password" value="«Otter702»">',
            "<keyMaterial>«Otter702»</keyMaterial>",
        ),
        ignores=(
            '<label for="password">Passwort</label>',
            "<password>${env.PASSWORD}</password>",
            '<input type="password" name="password" placeholder="Password">',
            "<td>Password</td><td>required</td>",
        ),
    ),
    Rule(
        id="password-block",
        kind="secret.password",
        anchors=("password: |", "password: >", "passwd: |", "secret: |", "passphrase: |", "passphrase: >", "token: |", "token: >", "_key: |", "_key: >"),
        ignore_case=True,
        pattern=r"(?:password|passwd|secret|passphrase|token|_key): [|>][+-]?[ \t]{0,4}\r?\n[ \t]{1,16}(?P<v>[^\s:]{4,200})[ \t]{0,4}(?=\n|\Z)",
        validate=lambda value: len(value) >= 4 and "{" not in value,
        generic=True,
        reference="https://yaml.org/spec/1.2.2/#chapter-8-block-style-productions",
        finds=("password: |\n  «Otter702»\nhost: x", "password: >-\n  «Otter702»"),
        ignores=("password: |\n  {{ vault }}\n", "password: required\n"),
    ),
    Rule(
        id="password-directive",
        kind="secret.password",
        anchors=(
            "requirepass ", "masterauth ", "auth_pass ", "rootpw ", "bindpw ", "enable secret ", "secret 0 ", "enable password ", "password 0 ", "password 7 ", "wifi-sec.psk ", "-community ",
            "server community ", "wpa_passphrase ", "key content", "keymaterial=", "option key ", "passphrase ", "psk ", "wpa-psk ", "quote pass ", "\nPASS ", "redis-cli auth ",
            "\nAUTH ", "community string", "password-command", "machine-password ", "set password ", "login password ", "ENV ROOT_PASSWORD ",
        ),
        ignore_case=True,
        pattern=r"\n?(?:(?:config set )?requirepass|masterauth|auth_pass|bindpw|rootpw(?: --plaintext)?|enable (?:secret|password)(?: [0-9])?|(?:password|secret) [07]|wifi-sec\.psk|(?:snmp-|snmp-server |server )community|-community|wpa_passphrase \S{1,32}|key content[ ]{0,16}:|keymaterial=|option key|passphrase|(?:wpa-)?psk|quote pass|pass|(?:redis-cli )?auth(?: (?!-)[a-z_][\w-]{0,30}(?= [^\s-]))?|community string|password-command '?echo|machine-password|set password|login password)"
        r"(?:[ ]{1,4}|(?<==))[\"']?(?P<v>[^\s\"'<>{}$,;]{4,128})",
        validate=is_typed,
        generic=True,
        reference="https://redis.io/docs/latest/operate/oss_and_stack/management/security/",
        finds=(
            "requirepass «Otter702»",
            "CONFIG SET requirepass «Otter702»",
            "enable secret 0 «Otter702»",
            "username bob privilege 15 password 0 «Otter702»",
            "nmcli con modify home wifi-sec.psk «Otter702»",
            "wpa_passphrase Birchnet «Otter702»",
            "    Key Content            : «Otter702»",
            "option key '«Otter702»'",
            "redis-cli AUTH «Otter702»",
            "220 ready\nPASS «Otter702»\r\n230 ok",
        ),
        ignores=("requirepass foobared", "passphrase is required", "AUTH LOGIN PLAIN", "psk is short for pre-shared key", "passphrase sha256"),
        confidence=0.85,
    ),
    Rule(
        id="connection-pair",
        kind="secret.password",
        anchors=("@tcp(", "@unix(", "@localhost:15", ":1521", "@//", "thin:", "sqlplus "),
        before=r"[^\s/:@\"']{4,64}[/:][\w.-]{1,40}(?=[^\w.-]|$)",
        reach=110,
        pattern=r"(?:sqlplus (?:-\w{1,2} )?|thin:)?[\w.-]{1,40}[/:](?P<v>[^\s/:@\"']{4,64})@(?:tcp\(|unix\(|//|[\w.-]{2,80})",
        validate=is_typed,
        generic=True,
        reference="https://github.com/go-sql-driver/mysql#dsn-data-source-name",
        finds=("bob:«Otter702»@tcp(db:3306)/shop", "jdbc:oracle:thin:bob/«Otter702»@db:1521:XE", "sqlplus bob/«Otter702»@db"),
        ignores=("image: repo/app:1.2.3@sha256", "user:$PASSWORD@tcp(db:3306)/x", "sqlplus / as sysdba"),
    ),
    Rule(
        id="pgpass-any",
        kind="secret.password",
        anchors=(":*:",),
        before=r"[^\s:]{1,64}",
        pattern=r"[^\s:]{1,64}:\*:[^\s:]{1,64}:[^\s:]{1,64}:(?P<v>[^\s:]{4,100})(?=\s|$)",
        validate=is_typed,
        generic=True,
        reference="https://www.postgresql.org/docs/current/libpq-pgpass.html",
        finds=("*:*:*:bob:«Otter702»\n",),
        ignores=("a:*:b:c:d", "arn:aws:iam:*:123"),
    ),
    Rule(
        id="key-named",
        kind="secret.api-key",
        anchors=("_key", "-key", 'key"', "key'", "key =", "?key", "&key", *_BEFORE_KEY),
        ignore_case=True,
        before=r"[A-Za-z0-9_.-]{0,40}",
        reach=42,
        pattern=r"(?<![A-Za-z0-9_.-])"
        r"(?:[A-Za-z0-9][A-Za-z0-9_.-]{0,59}|(?<=[?&]))key[\"'`\]*]{0,3}[ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4}[\"'`]{0,2}(?:base64:)?(?P<v>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[A-Za-z0-9+/_-]{20,200}={0,2})(?![\w./:(+=-])",
        judge=_keeps_no_place,
        generic=True,
        reference=_ENV,
        finds=(
            "X-Functions-Key: «{hex 40}»",
            '"encryptionKey": "«8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c»"',
            "hmac_key = «{alnum 32}»",
            "https://x.test/v1/items?key=«{alnum 32}»&limit=5",
        ),
        ignores=(
            "cache_key: 8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c",
            "public_key = {hex 64}",
            "for key in mapping: pass",
            '"key": "8f14e45f-ceea-467f-9c1d-2f6b4f0a1b3c"',
        ),
        confidence=0.8,
    ),
    Rule(
        id="digest-response",
        kind="secret.basic-auth",
        anchors=("response=",),
        ignore_case=True,
        pattern=r"response=\"?(?P<v>[0-9a-f]{32}|[0-9a-f]{64})(?![0-9a-f])",
        reference="https://www.rfc-editor.org/rfc/rfc7616",
        finds=('Authorization: Digest username="bob", uri="/", response="«{hex 32}»"',),
        ignores=("response=requests.get(url)", "response={}"),
    ),
    Rule(
        id="setting-pair",
        kind="secret.password",
        anchors=("pass=", "pw=", "pw\"", "pw'", "pw: ", "_pw:", "_pw =", "rootpw", "senha", "wifi_key", "wifikey", "wlan_key", "wpa_psk", "psk", "wifi_code", "clave", "kodeord", "passord", "salasana", "heslo", "jelszo", "lozinka"),
        ignore_case=True,
        pattern=r"(?:(?<![A-Za-z])pass|pw|rootpw|senha|w(?:ifi|lan)_?key|wpa_psk|psk|wifi_code|clave|kodeord|passord|salasana|heslo|jelszo|lozinka)[\w-]{0,16}[\"'`]{0,2}[ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4}(?P<q>[\"'`]?)(?P<v>[^\s\"'`,;&<>(){}\\]{4,128})",
        validate=is_typed,
        generic=True,
        reference=_ENV,
        finds=('"wifi_key": "«harbor.orchid!granite»"', '"rootpw": "«lantern-tulip-18»"', "senha: «Otter702»", "mount -o user=bob,pass=«Otter702»"),
        ignores=("pass=True", "psk=$PSK", "senha: obrigatória", "pw = 12px", "bypass=eth0"),
        confidence=0.85,
    ),
)  # fmt: skip
