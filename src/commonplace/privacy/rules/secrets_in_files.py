"""Passwords on command lines and in code of programs that no other rule knows, and strings fed to one that asks."""

import re

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.secret_shapes import is_key, is_typed

__all__ = ["SECRETS_IN_FILES"]

_V = r"[\"']?(?P<v>[^\s\"'\\|;&<>()$]{4,200})"
_LINE = r"[^\n|;&]{0,160}?[ ]"
# A program, and what stands between its name and the password.
_PLACES = (
    ("rclone config ", rf"(?:create|update) {_LINE}pass(?:word)?[ =]"),
    (" variable set ", r"\w{0,30}(?:PASS|TOKEN|SECRET|KEY|PW)\w{0,30} "),
    ("bw unlock ", ""),
    ("bw login ", r"\S{3,60}@\S{3,60} "),
    (r"rabbitmqctl add_user ", r"\S{1,60} "),
    (r"rabbitmqctl change_password ", r"\S{1,60} "),
    (r"rabbitmqctl authenticate_user ", r"\S{1,60} "),
    ("mc alias set ", r"\S{1,60} \S{4,90} \S{1,60} "),
    ("mc config host add ", r"\S{1,60} \S{4,90} \S{1,60} "),
    ("security unlock-keychain ", r"-p "),
    ("security create-keychain ", r"-p "),
    ("security import ", rf"{_LINE}-P "),
    ("qpdf --encrypt ", ""),
    ("htpasswd -", r"\w{1,10} [^\n|;]{0,40}?(?:''|\"\") "),
    ("networksetup -setairportnetwork ", r"\S{1,20} (?:\"[^\"\n]{1,32}\"|\S{1,32}) "),
    ("create_ap ", r"[^\n|;]{0,40}?\S{1,20} \S{1,20} \S{1,32} "),
    ("transmission-remote ", rf"(?:{_LINE})?(?:-n|--auth)[ =][\w.-]{{1,40}}:"),
    ("aws configure set ", r"\w{0,20}secret\w{0,20} "),
    ("yt-dlp ", rf"(?:{_LINE})?(?:-p|--video-password) "),
    ("youtube-dl ", rf"(?:{_LINE})?(?:-p|--video-password) "),
    ("ldappasswd ", rf"(?:{_LINE})?-[wsa] "),
    ("ldapcompare ", rf"(?:{_LINE})?-w "),
    ("sendemail ", rf"(?:{_LINE})?-xp "),
    ("sendEmail ", rf"(?:{_LINE})?-xp "),
    ("swaks ", rf"(?:{_LINE})?-ap "),
    ("pdftotext ", rf"(?:{_LINE})?-[uo]pw "),
    ("pdftk ", rf"{_LINE}(?:user|owner|input)_pw "),
    ("steghide ", rf"(?:{_LINE})?(?:-p|--passphrase) "),
    ("tmate ", rf"(?:{_LINE})?-k "),
    ("proxyauth=", r"[\w.-]{1,40}:"),
    ("curl ", rf"(?:{_LINE})?(?:--cert|-E)[ =][^\s:]{{1,60}}:"),
    ("smbclient ", r"[\"']?//\S{3,60} (?!-)"),
    ("mount.cifs ", rf"{_LINE}-o [^\s%]{{0,80}}%"),
    ("sqlcmd ", rf"(?:{_LINE})?-P"),
    ("ssh-keygen ", rf"(?:{_LINE})?-[PN] (?!'')"),
    ("adb shell input text ", ""),
    ("expdp ", r"[\w.]{1,40}/"),
    ("impdp ", r"[\w.]{1,40}/"),
    ("sqlldr ", r"[\w.]{1,40}/"),
    ("rman target ", r"[\w.]{1,40}/"),
    ("sqlplus ", r"(?:-\w{1,2} ){0,3}[\w.]{1,40}/"),
    ("net user ", r"[^\s/]{1,64} \""),
    ("storepass ", ""),
    ("keypass ", ""),
    ("reg add ", rf"{_LINE}/v \w{{0,20}}(?:[Pp]assword|Pwd) (?:/t \w{{3,12}} )?/d "),
    ("setx ", r"\w{0,20}(?:PASS|PWD|SECRET|TOKEN|KEY)\w{0,12} "),
    ("auth-user-pass>\n", r"[^\n]{1,60}\n"),
    ("auth-user-pass\n", r"[\w.@-]{1,60}\n"),
    ("user default on ", r">"),
    ("ACL SETUSER ", r"[^\n]{1,60}? >"),
    ("acl setuser ", r"[^\n]{1,60}? >"),
    ("gpg --quick-", rf"{_LINE}--passphrase "),
    ("veracrypt ", rf"{_LINE}(?:-p|--password)[ =]"),
    ("kpcli ", rf"{_LINE}--pwfile "),
    ("vncdo ", rf"{_LINE}-p "),
    ("nxc ", rf"{_LINE}-p "),
    ("wg set ", rf"{_LINE}preshared-key "),
    ("pppd ", rf"{_LINE}password "),
    ("vpnc ", rf"{_LINE}--password "),
    ("logincli ", rf"{_LINE}--password "),
)  # fmt: skip
# The same for keys of machines.
_KEY_PLACES = (
    (":_authToken ", ""),
    ("netlify deploy ", rf"(?:{_LINE})?--auth[ =]"),
    ("--certificate-key ", ""),
    ("poetry config pypi-token.", r"[\w-]{1,30} "),
    ("poetry config http-basic.", r"[\w-]{1,30} \S{1,60} "),
    ("twine upload ", rf"{_LINE}-p "),
    ("gem push ", rf"{_LINE}?-k "),
    ("nuget push ", r"\S{1,80} "),
    ("choco push ", rf"{_LINE}(?:-k|--api-key)[ =]"),
    ("apikey add ", r""),
    ("configure --token ", r""),
    ("auth login --token ", r""),
    ("rtmp://", r"[\w.-]{3,60}(?::[0-9]{2,5})?/[\w-]{2,30}/"),
    ("rtmps://", r"[\w.-]{3,60}(?::[0-9]{2,5})?/[\w-]{2,30}/"),
    ("srt://", r"\S{3,80}(?:streamid|passphrase)="),
)  # fmt: skip
_FED = (
    r"sudo[ ]-[A-Za-z]{0,6}S|sudo[ ]\w{0,6}[ ]?cryptsetup|cryptsetup|docker[ ]secret|openconnect|kinit|passwd|sudo[ ]passwd|smbpasswd|(?:sudo[ ])?chpasswd|vncpasswd|gh[ ]auth"
    r"|[^\n|]{2,100}(?:-stdin|--with-token|-passwordfile -|--password-file -|--passphrase-fd)|su[ ]-|pass[ ]insert|secret-tool|keyring[ ]set|gnome-keyring\S{0,20}|ansible-vault|veracrypt|mount\.ecryptfs\S{0,20}|ecryptfs\S{0,20}|kubectl[ ]create[ ]secret|vault|podman[ ]secret"
)
_CODE = (
    "create_superuser(", "create_user(", "createUser(", "Hash::make(", "hash_password(", "hashPassword(", "ncoder().encode(", "ncoder.encode(", "Credentials.basic(", "jwt.sign(", "jwt.encode(", "jwt.verify(", "jwt.decode(",
    "Fernet(", "cookieSession(", "HMAC(", "hmac.new(", "createHmac(", "pbkdf2(", "pbkdf2_hmac(", "scrypt(", "argon2.hash(", "crypt.crypt(", "password_verify(", "checkpw(", "check_password(", "deriveKey(", "AES.new(", "createCipheriv(",
    "md5('", 'md5("', "sha1('", "sha256('", "setCredentials(", "withCredentials(", "usernamePassword(", ".connect(",
)  # fmt: skip


def _is_word(value: str) -> bool:
    return is_typed(value) or is_key(value)


def _places(name: str, places: tuple[tuple[str, str], ...], value: str, examples: tuple[str, ...], ignores: tuple[str, ...]) -> Rule:  # fmt: skip
    """A rule for a password that stands at a place of its own after a program."""
    starts = "|".join(re.escape(head) + rest for head, rest in places)
    return Rule(
        id=name,
        kind="secret.password" if name != "program-key" else "secret.api-key",
        anchors=tuple(head for head, _ in places),
        pattern=rf"(?:{starts}){value}",
        validate=_is_word,
        generic=True,
        reference="https://clig.dev/#arguments-and-flags",
        finds=examples,
        ignores=ignores,
        confidence=0.85,
    )


SECRETS_IN_FILES: tuple[Rule, ...] = (
    _places(
        "program-password",
        _PLACES,
        _V,
        (
            "rabbitmqctl add_user bob «Otter702»",
            "rclone config create nas webdav user bob pass «Otter702»",
            "bw unlock «maple-otter-12»",
            "mc alias set m http://x:9000 bob «Otter702»",
            "expdp bob/«Otter702» schemas=bob",
            "security unlock-keychain -p «Otter702» login.keychain",
            "keytool -importkeystore -srcstorepass «Otter702» -destkeystore b",
            "user default on >«Otter702» ~* +@all",
            "smbclient //srv/s «Otter702» -U bob",
            "<auth-user-pass>\nbob\n«Otter702»\n</auth-user-pass>",
        ),
        ("rabbitmqctl add_user bob $PW", "bw unlock --passwordenv X", "sqlplus / as sysdba", "smbclient //srv/s -U bob1", "curl --cert client.pem https://x1.test", "mc alias set m http://x:9000 $A $B"),
    ),
    _places(
        "program-key",
        _KEY_PLACES,
        r"[\"']?(?P<v>[A-Za-z0-9_.=/+-]{12,400})",
        ("npm config set //registry.npmjs.org/:_authToken «{alnum 36}»", "gem push x.gem -k «{hex 32}»", "nuget push x.nupkg «{alnum 40}» -Source y"),
        ("npm config set //registry.npmjs.org/:_authToken $NPM_TOKEN", "rtmp://live.test/app/stream", "nuget push x.nupkg -Source y"),
    ),
    Rule(
        id="fed-string",
        kind="secret.password",
        anchors=("<<< ", "<<<"),
        before=r"[^\n]{0,110}",
        reach=110,
        pattern=r"[^\n]{0,110}?(?:sudo|secret|passwd|kinit|pass |keyring|login|token|chpasswd|hashcat|cryptsetup|vnc|auth|env add|configure|context create|unlock|ssh-add|john)[^\n]{0,80}?<<<[ ]?[\"']?(?:[\w.-]{1,32}:)?(?P<v>[^\s\"'\\|;&<>()$]{4,200})",
        validate=_is_word,
        generic=True,
        reference="https://www.gnu.org/software/bash/manual/html_node/Redirections.html",
        finds=("kinit bob <<< '«Otter702»'", "docker secret create pw - <<< «Otter702»", "sudo -S <<< «Otter702» apt update"),
        ignores=("base64 -d <<< $SECRET", "login <<< \"$PW\"", "grep x <<< text1"),
        confidence=0.85,
    ),
    Rule(
        id="piped-string",
        kind="secret.password",
        anchors=("echo ", "echo -", "printf "),
        pattern=rf"(?:echo|printf)[ ](?:-[ne]{{1,2}}[ ]|'%s(?:\\n)?'[ ]|\"%s(?:\\n)?\"[ ]){{0,2}}[\"']?(?:[\w.-]{{1,32}}:)?(?P<v>[^\s\"'\\|;&<>()$:]{{4,128}})(?:\\n[^\s\"'|]{{0,128}})?[\"']?(?:;[ ]?echo[ ][^\n|)]{{1,80}})?\)?[ ]?\|[ ]?(?:{_FED})",
        validate=_is_word,
        generic=True,
        reference="https://linux.die.net/man/8/sudo",
        finds=(
            "printf '%s' «Otter702» | cryptsetup open /dev/sdb x",
            "echo «Otter702» | sudo -kS ls",
            "echo -e '«Otter702»\\nOtter702' | passwd bob",
            "echo «{hex 32}» | gh auth login --with-token",
        ),
        ignores=("echo $PW | sudo -S ls", "echo 'deb x1' | sudo tee a", "printf 'a1b2' | xxd"),
        confidence=0.9,
    ),
    Rule(
        id="login-file",
        kind="secret.password",
        anchors=("auth-user-pass <(", "passwd-file <(", "password-file=<(", "credentials=<(", "ConvertTo-SecureString", "send -- ", "send \"", "send '", "\nsend "),
        before=r"[^\n]{0,60}",
        reach=60,
        pattern=r"[^\n]{0,60}?(?:<\((?:printf|echo)[ ][\"']?(?:[\w.-]{1,32}\\n)?|(?:ConvertTo-SecureString)(?:[ ]-(?:AsPlainText|String|Force)){1,3}[ ][\"']?|send(?:_user)?[ ](?:--[ ])[\"'])(?P<v>[^\s\"'\\$|;<>(){}]{4,128})",
        validate=is_typed,
        generic=True,
        reference="https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring",
        finds=(
            "ConvertTo-SecureString -AsPlainText '«Otter702»' -Force",
            "openvpn --auth-user-pass <(printf 'bob\\n«Otter702»')",
            'expect "*?assword:*"\nsend -- "«Otter702»\\r"',
        ),
        ignores=("ConvertTo-SecureString -String $pw -AsPlainText", 'send -- "$pw\\r"', 'send -- "exit\\r"'),
        confidence=0.85,
    ),
    Rule(
        id="secure-string-piped",
        kind="secret.password",
        anchors=("| ConvertTo-SecureString", "|ConvertTo-SecureString"),
        before=r"[ ]{0,2}[\"'][^\n\"']{4,80}[\"']",
        reach=90,
        pattern=r"[\"'](?P<v>[^\n\"'$]{4,80})[\"'][ ]{0,2}\|[ ]?ConvertTo-",
        validate=is_typed,
        generic=True,
        reference="https://learn.microsoft.com/powershell/module/microsoft.powershell.security/convertto-securestring",
        finds=("('«Otter702»' | ConvertTo-SecureString -AsPlainText -Force)",),
        ignores=("$pw | ConvertTo-SecureString -AsPlainText",),
    ),
    Rule(
        id="code-password",
        kind="secret.password",
        anchors=_CODE,
        pattern=r"(?:create_?[uU](?:ser|SER)\(|create_superuser\(|(?:Hash::make|hash_?[pP](?:assword|w)|[eE]ncoder(?:\(\))?\.encode|Fernet|cookieSession|argon2\.hash|crypt\.crypt|password_verify|checkpw|check_password|deriveKey|AES\.new|pbkdf2(?:_hmac)?|scrypt|md5|sha1|sha256|(?:set|with)Credentials|usernamePassword|\.connect|Credentials\.basic|jwt\.(?:sign|encode|verify|decode)|HMAC|hmac\.new|create(?:Hmac|Cipheriv))\()"
        r"(?:[^\n\"'()]{0,40}(?:[\"'][^\"'\n]{0,60}[\"'])?[ ]{0,2},[ ]{0,2}){0,3}(?:\{[ ]?keys:[ ]\[)?b?(?P<q>[\"'])(?P<v>[^\s\"'\\]{4,128})(?P=q)",
        validate=is_typed,
        generic=True,
        reference="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html",
        finds=(
            "User.objects.create_user('bob', 'b@site.test', '«Otter702»')",
            "Hash::make('«Otter702»')",
            "jwt.sign(payload, '«Otter702»')",
            "Fernet(b'«maple-otter-12»')",
            'Credentials.basic("bob", "«Otter702»")',
        ),
        ignores=("jwt.sign(payload, secret, 'HS256')", "jwt.sign(payload, 'RS256')", "createHmac('sha256', key)", ".connect('db-1', 'user')", "md5('x')", "create_user('bob', 'b@site.test')"),
        confidence=0.75,
    ),
    Rule(
        id="code-literal",
        kind="secret.password",
        anchors=("{noop}", "'#pass", '"#pass', "'#pw", '"#pw', "pwd === ", "pwd == ", "Pw = ", "pw = ", "PW = ", "Pwd = ", "_BASE=", "'salt' =>", "sifre=", "sifre:", "Basic ", 'user = "', "pw\" {", "pw: ", "pwd: "),
        pattern=r"(?:\{noop\}|[\"']#p(?:ass\w{0,8}|w)[\"'](?:\)\.type\(|\)\.fill\(|\)\.val\(|,[ ])[\"']|pwd ={2,3} [\"']|[Pp][Ww]d? = [\"']|_BASE=[\"']?|'salt' => '|sifre[=:][ ]?[\"']?|Basic (?=[A-Za-z0-9.-]{6,30}[\"'])|user = \"[\w.-]{1,40}:|pw\" \{\s{0,8}default = \"|pwd?: [\"']?)(?P<v>[^\s\"'\\;<>(){}$,]{4,128})",
        validate=is_typed,
        generic=True,
        reference="https://owasp.org/Top10/A07_2021-Identification_and_Authentication_Failures/",
        finds=('password("{noop}«Otter702»")', "cy.get('#pw').type('«Otter702»')", "if (pwd === '«Otter702»') login()", 'user = "bob:«Otter702»"', "SECRET_KEY_BASE=«paprika-sparrow-69»"),
        ignores=("pwd == 'OAuth2'", "Basic auth2", "cy.get('#pw').type('password')", 'user = "bob"'),
        confidence=0.75,
    ),
    Rule(
        id="shell-pair",
        kind="secret.password",
        anchors=("ssh ", "scp ", "sftp "),
        pattern=r"(?:ssh|scp|sftp) (?:-\w{1,2} \S{1,20} ){0,2}[\w.-]{1,40}:(?P<v>[^\s@\"'/:]{4,64})@[\w.-]{2,60}(?=\s|$)",
        validate=is_typed,
        generic=True,
        reference="https://man.openbsd.org/ssh.1",
        finds=("ssh bob:«Otter702»@gateway",),
        ignores=("ssh bob@host1", "scp f bob@host:/x1"),
    ),
    Rule(
        id="user-row",
        kind="secret.password",
        anchors=("INTO users VALUES", "INTO user VALUES", "INTO accounts VALUES", "INTO admin VALUES", "into users values", "INTO logins VALUES"),
        ignore_case=True,
        pattern=r"into (?:users?|accounts?|admins?|logins?) values ?\([^()\n]{0,80}?['\"][\w.@-]{2,60}['\"], ?['\"](?P<v>[^\s\"'\\@]{6,128})['\"]",
        validate=is_typed,
        generic=True,
        reference="https://www.postgresql.org/docs/current/sql-insert.html",
        finds=("INSERT INTO users VALUES (1, 'bob', '«orchid-domino-55»', 'admin');",),
        ignores=("INSERT INTO users VALUES (1, 'bob', 'Berlin');", "INSERT INTO users VALUES (?, ?, ?)"),
        confidence=0.7,
    ),
)  # fmt: skip
