"""Hashes of passwords that carry no ``$6$``: of frameworks, databases, directories and Windows."""

from commonplace.privacy.rule import Rule, Shape

__all__ = ["HASH_SECRETS"]

_HASHCAT = "https://hashcat.net/wiki/doku.php?id=example_hashes"
_BASE64 = "[A-Za-z0-9+/]"
_EMPTY_LM = "aad3b435b51404ee" * 2

HASH_SECRETS: tuple[Rule, ...] = (
    Rule(
        id="framework-hash",
        kind="secret.password-hash",
        anchors=(
            "pbkdf2_sha", "pbkdf2:sha", "$pbkdf2", "scrypt:", "$scrypt$", "$7$", "sha1$", "sha256$", "bcrypt_sha256$", "$P$", "$H$", "$S$", "$sha1$", "$md5$",
            "$bcrypt-sha256$", "grub.pbkdf2.", "SCRAM-SHA-", "argon2$argon2", "$apr1$",
        ),
        pattern=rf"(?:pbkdf2_sha\d{{1,3}}\$\d{{1,8}}\$[^\s$\"']{{4,64}}\$|pbkdf2:sha\d{{1,3}}(?::\d{{1,8}})?\$[^\s$\"']{{4,64}}\$|\$pbkdf2[\w-]{{0,12}}\$\d{{1,8}}\$[^\s$\"']{{4,64}}\$|scrypt:\d{{1,7}}:\d{{1,3}}:\d{{1,3}}\$[^\s$\"']{{4,64}}\$"
        rf"|\$scrypt\$[^\s$\"']{{4,40}}\$[^\s$\"']{{4,64}}\$|\$7\$[^\s$\"']{{11,64}}\$|sha(?:1|256)\$[A-Za-z0-9./]{{4,32}}\$(?=[0-9a-f]{{40}})|bcrypt_sha256\$\$2b\$\d\d\$|\$[PH]\$[A-Za-z0-9./](?=[A-Za-z0-9./]{{30}})|\$S\$(?=[A-Za-z0-9./]{{52}})"
        rf"|\$sha1\$\d{{1,8}}\$[A-Za-z0-9./]{{4,64}}\$|\$md5\$[A-Za-z0-9./,=]{{0,32}}\$\$?|\$bcrypt-sha256\$[^\s$\"']{{4,24}}\$[^\s$\"']{{4,40}}\$|\$apr1\$[A-Za-z0-9./]{{1,8}}\$|grub\.pbkdf2\.sha512\.\d{{1,8}}\.[0-9A-F]{{16,256}}\.|SCRAM-SHA-\d{{1,3}}\$\d{{1,7}}:{_BASE64}{{8,64}}={{0,2}}\$|argon2\$argon2id?\$[^\s\"']{{8,80}}\$)"
        r"[A-Za-z0-9+/=:._-]{16,512}",
        reference=_HASHCAT,
        finds=(
            "password = '«pbkdf2_sha256$600000${alnum 22}${base64 43}=»'",
            "| bob | «scrypt:32768:8:1${alnum 16}${hex 128}» |",
            "«SCRAM-SHA-256$4096:{base64 22}==${base64 43}=:{base64 43}=»",
            "bob:«$P$B{alnum 30}»",
        ),
        ignores=("sha256$ is a prefix", "scrypt: a function", "SCRAM-SHA-256 is supported", "cost $7$ each"),
    ),
    Rule(
        id="directory-hash",
        kind="secret.password-hash",
        anchors=("{SSHA", "{SHA}", "{SMD5}", "{MD5}", "{CRYPT}", "{PBKDF2", "{ARGON2}", "{SHA256}", "{SHA512}"),
        ignore_case=True,
        pattern=r"\{(?:SSHA(?:256|384|512)?|SHA|SHA256|SHA512|SMD5|MD5|CRYPT|ARGON2|PBKDF2[\w-]{0,12})\}(?P<v>[A-Za-z0-9+/$.,=-]{16,200})",
        reference="https://www.rfc-editor.org/rfc/rfc2307#section-5.3",
        finds=("userPassword: {SSHA}«{base64 38}==»",),
        ignores=("{SHA} is the scheme", "${sha}1234"),
    ),
    Rule(
        id="mysql-hash",
        kind="secret.password-hash",
        anchors=(Shape("[*][0-9A-F]{8}", 9, "A-Za-z0-9*"),),
        pattern=r"\*[0-9A-F]{40}(?![0-9A-Za-z])",
        reference="https://dev.mysql.com/doc/refman/8.4/en/caching-sha2-pluggable-authentication.html",
        finds=("IDENTIFIED BY PASSWORD '«*{HEX 40}»'",),
        ignores=("2 *DEADBEEF", "a *0123456789"),
    ),
    Rule(
        id="windows-hash",
        kind="secret.password-hash",
        anchors=(_EMPTY_LM, "ntlm", "nthash", "nt hash", "lm hash", "pwdump", "-hashes "),
        ignore_case=True,
        pattern=rf"(?:{_EMPTY_LM}:|(?:ntlm|nt ?hash|lm hash|-hashes)(?:v[12])?(?: hash(?:es)?)?[\"']?[ \t]{{0,16}}(?:[:=]|is|ist)?[ \t]{{0,4}}[\"']?(?:[0-9a-f]{{32}}|:)?:?)(?P<v>[0-9a-f]{{32}})(?![0-9a-f])",
        reference=_HASHCAT,
        finds=(
            f"Administrator:500:{_EMPTY_LM}:«{{hex 32}}»:::",
            "NTLM hash: «{hex 32}»",
            "NTLM     : «{hex 32}»",
            "psexec.py -hashes :«{hex 32}» bob@db",
        ),
        ignores=("NTLM is old", "ntlm: enabled"),
    ),
    Rule(
        id="hash-dump-line",
        kind="secret.password-hash",
        anchors=(":::",),
        before=r"[0-9a-fA-F]{32}:[0-9a-fA-F]{32}:[0-9]{1,6}",
        reach=80,
        pattern=r"[0-9]{1,6}:(?P<v>[0-9a-fA-F]{32}:[0-9a-fA-F]{32}):::",
        reference=_HASHCAT,
        finds=("bob:1001:«{hex 32}:{hex 32}»:::",),
        ignores=("a:::b", "std:::x"),
    ),
)  # fmt: skip
