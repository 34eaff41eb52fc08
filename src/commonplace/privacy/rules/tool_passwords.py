"""Passwords that tools take in a way of their own: by place, in a statement, at a prompt, in a string for standard input."""

import re
from collections.abc import Iterator

from commonplace.privacy.exempt import is_placeholder
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.commands import command_rule
from commonplace.privacy.rules.secret_shapes import is_typed

__all__ = ["TOOL_PASSWORDS"]

_KEY = re.compile(r"(?<=\s)-[cAX][ ][\"']?(?P<v>[^\s\"'|;&$<]{4,128})")


def _of_snmp(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The community and both passphrases of one request."""
    return list(_typed_of(text, start, end))


def _typed_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _KEY.finditer(text, start, end):
        if is_typed(found["v"]) and not is_placeholder(found["v"]):
            yield found.span("v")


TOOL_PASSWORDS: tuple[Rule, ...] = (
    command_rule(
        "file-password",
        "mutool|msoffcrypto-tool|ccrypt|ccdecrypt|aescrypt|fcrackzip|pdftotext|pdftoppm|pdfimages|qpdf",
        r"(?:-p|-K|-upw|-opw|-u?pw|--encrypt)[ ]",
        "https://mupdf.readthedocs.io/en/latest/tools/mutool-clean.html",
        "mutool clean -p «Otter702» in.pdf out.pdf",
        "ccrypt -e -K «Otter702» f",
        ignores=("mutool clean in.pdf out.pdf", "ccrypt -e -K $PW f"),
    ),
    command_rule(
        "certificate-password",
        "certutil|signtool|certreq|pvk2pfx|makecert|osslsigncode|vsql|vncpasswd|x11vnc",
        r"(?:-p|/p|-pi|-po|-pass|-w|-passwd)[ ]",
        "https://learn.microsoft.com/windows/win32/seccrypto/signtool",
        "signtool sign /f c.pfx /p «Otter702» app.exe",
        'certutil -f -p "«Otter702»" -importpfx x.pfx',
        ignores=("signtool sign /f c.pfx app.exe", "certutil -p $PW -importpfx x.pfx"),
    ),
    command_rule(
        "served-pair",
        "ttyd|gotty|ngrok|http|https|xh|shell2http|filebrowser|miniserve|dufs",
        r"(?:-c[ ]|-a[ ]|--auth[ =]|--credential[ =]|--basic-auth[ =])[\"']?[\w.-]{1,64}:",
        "https://tsl0922.github.io/ttyd/",
        "ttyd -c bob:«Otter702» bash",
        "http --auth bob:«Otter@702» https://x.test",
        ignores=("ttyd -p 8080 bash", "ttyd -c $USER:$PW bash"),
    ),
    Rule(
        id="snmp-keys",
        kind="secret.password",
        anchors=("snmpget ", "snmpwalk ", "snmpset ", "snmpbulkwalk ", "snmptrap ", "snmptable "),
        pattern=r"snmp[a-z]{3,9} (?P<v>[^\n|;]{6,300})",
        parts=_of_snmp,
        generic=True,
        reference="https://net-snmp.sourceforge.io/docs/man/snmpcmd.html",
        finds=("snmpget -v3 -u bob -a SHA -A «Otter702» -x AES -X «kettle4821» srv",),
        ignores=("snmpget -v3 -u bob -l noAuthNoPriv srv", "snmpget -A $A -X $X srv"),
    ),
    Rule(
        id="by-place",
        kind="secret.password",
        anchors=("mount_smbfs ", "radtest ", "autologon", "onesixtyone ", ".logon ", ".LOGON ", "mysql_connect(", "mysqli_connect(", "createUser(", "changePassword("),
        ignore_case=True,
        pattern=r"(?:(?P<share>mount_smbfs (?:-\S{1,12} ){0,3}//[^\s:@/]{1,64}:)|radtest (?:-[a-z46] \S{1,12} ){0,3}\S{1,64} |autologon(?:64)?(?:\.exe)? (?!/)\S{1,64} \S{1,64} |onesixtyone (?:-\S{1,4} ){0,3}[\w.-]{3,64} |\.logon (?:[\w.-]{1,40}/)?[\w.-]{1,40}, ?|mysqli?_connect\([\"'][^\"'\n]{1,80}[\"'], ?[\"'][^\"'\n]{1,64}[\"'], ?[\"']|(?:createUser|changePassword)\([\"'][^\"'\n]{1,64}[\"'], ?[\"'])[\"']?(?P<v>(?(share)[^\s@/]{4,64}(?=@)|[^\s\"'|;&<>()$]{4,128}))",
        validate=is_typed,
        generic=True,
        reference="https://freeradius.org/documentation/freeradius-server/4.0.0/reference/man/radtest.html",
        finds=("mount_smbfs //bob:«Otter702»@nas/x /mnt", "radtest bob «Otter702» localhost 0 testing", "bteq .logon td/bob,«Otter702»", "autologon.exe bob CORP «Otter702»"),
        ignores=("radtest bob $PW localhost", "radtest is a tool for v3.2 tests", "createUser('bob', password1)"),
    ),
    Rule(
        id="network-credential",
        kind="secret.password",
        anchors=("NetworkCredential", "PasswordAuthentication(", "UsernamePasswordCredentials(", "PasswordCredential("),
        pattern=r"(?:NetworkCredential(?:\]::new)?|PasswordAuthentication|UsernamePasswordCredentials|PasswordCredential)[ ]?\([ ]?@?[\"'][^\"'\n]{1,80}[\"'], ?@?[\"'](?P<v>[^\"'\n$]{3,128})[\"']",
        generic=True,
        reference="https://learn.microsoft.com/dotnet/api/system.net.networkcredential",
        finds=("new NetworkCredential(\"bob\", \"«Otter702»\")", "[System.Net.NetworkCredential]::new('bob', '«Otter702»')"),
        ignores=("new NetworkCredential(user, password)", "new NetworkCredential(\"user\", \"password\")"),
    ),
    Rule(
        id="statement-password",
        kind="secret.password",
        anchors=("pragma key", "pragma rekey", "pragma hexkey", " key '", ' key "', "md5(", "sha1(", "sha2(", "sha256(", "sha512(", "identified by ", " using "),
        ignore_case=True,
        before=r"(?i:(?: ?= ?\w{0,12}(?:ssap|dwp)\w{0,12}|[a-z0-9_]{1,30} sa '[^'\n]{1,100}' (?:esabatad )?hcatta|\S{1,64} resu \S{1,64} ot tcennoc)?)",
        reach=180,
        pattern=r"(?:pragma[ ](?:re|hex)?key ?= ?[\"']|\w{0,12}(?:pass|pwd)\w{0,12} ?= ?(?:md5|sha1|sha2|sha256|sha512)\([\"']|attach (?:database )?'[^'\n]{1,100}' as [a-z0-9_]{1,30} key [\"']|identified by (?=\S{4,64} using )|connect to \S{1,64} user \S{1,64} using )(?P<v>[^\s\"';$]{4,128})",
        validate=is_typed,
        generic=True,
        reference="https://www.zetetic.net/sqlcipher/sqlcipher-api/",
        finds=(
            "PRAGMA key = '«Otter702»';",
            "ATTACH DATABASE 'x.db' AS e KEY '«Otter702»';",
            "UPDATE users SET pass = MD5('«Otter702»')",
            "CONNECT TO bob IDENTIFIED BY «Otter702» USING 'orcl'",
            "db2 connect to sample user bob using «Otter702»",
        ),
        ignores=("PRAGMA key = ?", "UPDATE t SET hash = MD5('Otter702')", "SET pass = MD5($pass)", "connect to the user by using v2.1"),
    ),
    Rule(
        id="authenticated-session",
        kind="secret.password",
        anchors=("> AUTH ", "> auth ", " LOGIN ", " login \"", "assword for '"),
        before=r"(?:[0-9]{1,5}[A-Za-z]{0,4})?",
        reach=10,
        pattern=r"(?:[0-9]{0,5}> (?:AUTH|auth) (?:[\w.-]{1,40} )?|(?<![A-Za-z0-9])[A-Za-z]{0,4}[0-9]{1,5} (?:LOGIN|login) \"?[\w.@-]{1,64}\"? \"?|assword for '[^'\n]{1,120}': )(?P<v>[^\s\"'<>$]{4,128})(?=[\s\"]|$)",
        validate=is_typed,
        generic=True,
        reference="https://www.rfc-editor.org/rfc/rfc9051#name-login-command",
        finds=("127.0.0.1:6379> AUTH default «Otter702»", "redis-cli> AUTH «Otter702»", "A1 LOGIN bob «Otter702»", "Password for 'https://bob@git.test': «Otter702»"),
        ignores=("127.0.0.1:6379> AUTH $PW", "Version 2 LOGIN page v2.1", "> AUTH is needed"),
    ),
    Rule(
        id="here-string",
        kind="secret.password",
        anchors=("<<<",),
        before=r" ?[^\n<;]{2,120}",
        reach=120,
        pattern=r"[^\n<]{0,100}?(?:keepassxc-cli|kinit|cryptsetup|vncpasswd|sudo -S|passwd|pdbedit|smbpasswd|gpg|openssl|secret-tool|kpcli|veracrypt|openconnect|ansible-vault|su)[ ][^\n<]{0,110}?<<<[ ]?\$?[\"']?(?P<v>[^\s\"'\\|;&$<>()]{4,128})",
        validate=is_typed,
        generic=True,
        reference="https://www.gnu.org/software/bash/manual/html_node/Redirections.html",
        finds=("keepassxc-cli open db.kdbx <<< «Otter702»", "sudo pdbedit -a bob -t <<< $'«Otter702»\\nOtter702'"),
        ignores=("cat <<< Otter702", "gpg -d f <<< $PW", "passwd bob <<< \"$NEW\""),
    ),
    Rule(
        id="sent-to-prompt",
        kind="secret.password",
        anchors=("assword:", "asscode:", "assphrase:", "assword'", 'assword"'),
        pattern=r"ass(?:word|code|phrase):?[ ]?[\"']\)?[,;)]?[ ]?(?:\n|\\n)?[ \t]{0,12}(?:[\w.]{1,40}\.)?(?:sendline|send|write|writeln|WriteLine|send_line|answer|input)\(b?[\"'](?P<v>[^\s\"'\\$]{4,128})(?=\\[rn]|[\"'])",
        validate=is_typed,
        generic=True,
        reference="https://pexpect.readthedocs.io/en/stable/overview.html",
        finds=("child.expect('assword:')\nchild.sendline('«Otter702»')", "tn.read_until(b\"Password: \")\ntn.write(b\"«Otter702»\\n\")"),
        ignores=("child.expect('assword:')\nchild.sendline(password)", "child.expect('assword:')\nchild.sendline('password')"),
    ),
)  # fmt: skip
