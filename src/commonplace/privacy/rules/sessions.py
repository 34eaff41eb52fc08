"""Names of people and machines in prompts, commands, listings and logs of systems."""

import re
from collections.abc import Sequence

from commonplace.privacy.accounts import is_account, is_service
from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.forms import cue_anchors, unless
from commonplace.privacy.rules.homes import is_user
from commonplace.privacy.rules.hosts import is_own_host
from commonplace.privacy.words import words

__all__ = ["SESSIONS"]

_BASH = "https://www.gnu.org/software/bash/manual/bash.html#Controlling-the-Prompt"
_COREUTILS = "https://www.gnu.org/software/coreutils/manual/coreutils.html"
# The rights of a file and what stands behind them, but for ``1 root root``: so most listings of a machine go.
_RIGHTS = "[dlbcps-]r[w-][xsS-][r-][w-][xsS-][r-][w-][xtT-]"
_LISTED = (
    Shape(f"{_RIGHTS}[.@+]", 11, "A-Za-z0-9_-"),
    Shape(f"{_RIGHTS}  ", 12, "A-Za-z0-9_-"),
    Shape(f"{_RIGHTS} [0-9]{{2}}", 13, "A-Za-z0-9_-"),
    *unless(f"{_RIGHTS} [0-9] ", 13, ("root ",), not_after="A-Za-z0-9_-"),
    *unless(f"{_RIGHTS} [0-9] root ", 18, ("root ",), not_after="A-Za-z0-9_-"),
)
_SSH = "https://man.openbsd.org/ssh"
_SUDO = "https://www.sudo.ws/docs/man/sudoers.man/"
_USER = r"[A-Za-z_](?:[A-Za-z0-9_.-]{0,30}[A-Za-z0-9_])"
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,60}[A-Za-z0-9])?"


def _who_and_where(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """``maria@thinkpad``: the user and the machine, each if it says something."""
    user, sign, host = re.split("([@㉿])", text[start:end], maxsplit=1)
    at = start + len(user) + len(sign)
    own = is_own_host(host)
    if is_user(user) and len(user) > 1:
        return ((start, end if own else start + len(user)),)
    return ((at, at + len(host)),) if own else ()


def _user_at(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    user = text[start:end].partition("@")[0]
    return ((start, start + len(user)),) if is_user(user) and len(user) > 1 else ()


SESSIONS: tuple[Rule, ...] = (
    Rule(
        id="shell-prompt",
        version=2,
        kind="personal.host",
        anchors=(":~", ":/", "]$ ", "]# "),
        before=r"[A-Za-z0-9_.~/-]{0,40} ?[A-Za-z0-9_.@-]{0,64}",
        reach=100,
        pattern=rf"(?<![A-Za-z0-9_.@/-])(?P<v>{_USER}@[A-Za-z][A-Za-z0-9.-]{{1,60}})(?::[~/][^\s$#%]{{0,80}}[$#%](?:\s|$)|[ :][^\s\]]{{1,40}}\][$#%](?:\s|$))",
        parts=_who_and_where,
        reference=_BASH,
        finds=(
            "«maria@thinkpad-x1»:~/proj$ ls",
            "\n«mlopez»@macbook:/tmp# id",
            "[«mlopez»@fedora app]$ git status",
            "root@«lt-lopez-21»:/etc# ls",
            "[root@«obelix3» ~]# systemctl",
        ),
        ignores=("root@localhost:~# ls", "scp a@b:/c d", "user@host:~$ x", "root@3f2a9c1b7d4e:/app# ls"),
        confidence=0.8,
    ),
    Rule(
        id="shell-prompt-other",
        kind="personal.host",
        anchors=(" ~ %", " % ", " ~> ", "㉿", "➜  "),
        before=r"[A-Za-z0-9_.~/-]{0,40} ?[A-Za-z0-9_.@-]{0,64}",
        reach=100,
        pattern=rf"(?:(?<![A-Za-z0-9_.@/-])(?P<v>{_USER}@[A-Za-z][A-Za-z0-9.-]{{1,60}})(?: [^\s%]{{1,40}} % | ~> |[ ][~/][^\s>]{{0,40}}> ))",
        parts=_who_and_where,
        reference="https://zsh.sourceforge.io/Doc/Release/Prompt-Expansion.html",
        finds=("(base) «maria@Marias-MBP» app % npm test", "«maria»@host ~> fish"),
        ignores=("a @ b % c", "user@host ~ % ls", "10 % of"),
        confidence=0.8,
    ),
    Rule(
        id="shell-prompt-theme",
        kind="personal.host",
        anchors=("┌──(", "➜  ", "╭─"),
        pattern=rf"(?:┌──\(|➜ {{1,3}}|╭─)(?P<v>{_USER}[@㉿][A-Za-z][A-Za-z0-9.-]{{1,60}})",
        parts=_who_and_where,
        reference="https://www.kali.org/docs/",
        finds=("┌──(«maria»㉿kali)-[~]", "➜  «maria»@laptop app git:(main)"),
        ignores=("┌──(root㉿kali)-[~]", "➜  app git:(main)"),
        confidence=0.85,
    ),
    Rule(
        id="ssh-login",
        kind="personal.username",
        anchors=cue_anchors(("ssh ", "scp ", "sftp ", "mosh ", "sshfs ", "rsync ", "ssh-copy-id ", "ssh://", "sftp://", "autossh ")),
        pattern=rf"(?:ssh|scp|sftp|mosh|sshfs|rsync|ssh-copy-id|autossh)(?:://| (?:[^\n|;&]{{0,120}}?[ \"'=])?)(?P<v>{_USER}@{_HOST})(?![A-Za-z0-9@])",
        parts=_user_at,
        judge=lambda text, start, end: "\n" not in text[start:end],
        reference=_SSH,
        finds=("ssh «mlopez»@192.168.1.20", "scp a.txt «carla»@server:/tmp", "rsync -av x/ «carla»@backup.lan:/data", "git clone ssh://«mlopez»@gerrit.firm.io:29418/app"),
        ignores=("ssh root@host", "ssh user@host", "ssh -i key.pem ec2-user@host", "ssh git@github.com"),
        confidence=0.85,
    ),
    Rule(
        id="command-user",
        kind="personal.username",
        anchors=cue_anchors(
            ("ssh -l ", "psql ", "mysql ", "mysqldump ", "pg_dump ", "crontab ", "sudo -u ", "sudo -iu ", "runuser ", "su - ", "su -l ", "adduser ", "useradd ", "userdel ", "deluser ", "usermod ", "passwd ",
             "chage ", "loginctl ", "gpasswd ", "docker run ", "docker exec ", "podman run ", "chown ", "finger ", "pkill -u ", "ps -u ", "dscl ", "net user ", "kinit ", "smbclient ", "mount.cifs ", "groups ", "setfacl ")
        ),
        pattern=r"(?:ssh -l|(?:psql|mysql|mysqldump|pg_dump)(?: [^\n|;&]{0,60}?)?(?: -U| -u| --username[ =]| --user[ =])|crontab (?:-[a-z] )?-u|sudo -i?u|runuser (?:-l|-u)|su (?:-l?|--login)|(?:add|del)user(?: --?[a-z-]{1,20}(?: [0-9/][^\s]{0,60})?){0,4}|user(?:add|del)(?: -[a-zA-Z]{1,6}(?: [0-9/][^\s]{0,60})?){0,5}|"
        r"usermod(?: -[a-zA-Z]{1,6}(?: [a-z0-9/][^\s]{0,60})?){1,4}|passwd(?: -[a-zA-Z])?|chage(?: -[a-zA-Z])?|loginctl [a-z-]{4,16}|gpasswd -a|(?:docker|podman) (?:run|exec)(?: [^\n|;&]{0,60}?)?(?: -u| --user[ =])|chown(?: -[a-zA-Z]{1,6})?|finger|(?:pkill|ps) -u|net user|kinit|groups|"
        rf"(?:smbclient|mount\.cifs)[^\n|;&]{{0,80}}?(?: -U|user(?:name)?=)|setfacl[^\n|;&]{{0,20}} u:) ?[\"']?(?P<v>{_USER})(?![A-Za-z0-9_/@=(.-])(?!\.[a-z])",
        validate=lambda value: is_account(value) and not value.startswith("-"),
        reference="https://man7.org/linux/man-pages/man8/usermod.8.html",
        finds=("sudo adduser «mlopez»", "usermod -aG docker «carla»", "psql -U «carla» -h db app", "su - «mlopez»", "crontab -u «carla» -l", "chown -R «mlopez»:«mlopez» /srv/app".replace(":«mlopez»", ":staff"), "sudo -u «carla» -i", "docker run -u «carla» app"),
        ignores=("sudo -u postgres psql", "adduser --system app", "chown -R www-data:www-data /srv", "passwd is a command", "su - root", "docker run -u 1000 x", "passwd file", "groups are sets"),
        tier="certain",
        confidence=0.8,
    ),
    Rule(
        id="ls-owner",
        version=2,
        kind="personal.username",
        anchors=_LISTED,
        pattern=r"[dlbcps-][r-][w-][xsS-][r-][w-][xsS-][r-][w-][xtT-][.@+]?[ ]{1,4}[0-9]{1,6}[ ]{1,4}(?!root[ ]{1,16}root[ ])(?P<v>[A-Za-z_][A-Za-z0-9_.-]{1,31}[ ]{1,16}[A-Za-z_0-9][A-Za-z0-9_. -]{0,31}?)[ ]{1,16}[0-9][0-9.,]{0,14}[KMGT]?[ ]{1,4}[A-Z0-9]",
        parts=lambda text, start, end: _words_of_owner(text, start, end),
        reference=f"{_COREUTILS}#What-information-is-listed",
        finds=("-rw-r--r-- 1 «mlopez» staff 220 Jan 1 x", "drwxr-xr-x  5 «carla»  «carla»  4096 May 3 src", "-rw-rw-r-- 1 root «mlopez» 5572 Jan  9 12:00 b"),
        ignores=("-rw-r--r-- 1 root root 220 Jan 1 x", "drwxr-xr-x"),
        confidence=0.9,
    ),
    Rule(
        id="login-record",
        kind="personal.username",
        anchors=(" pts/", " tty", "uid=", "euid=", ":x:", " ALL=(", " TTY=", "for user ", "of user ", "assword for ", "ublickey for ", "user unknown", "eyboard-interactive/pam for ", "nvalid user ", "for invalid user "),
        before=r"[A-Za-z0-9_. -]{0,40}",
        reach=40,
        pattern=rf"(?:(?<![A-Za-z0-9_.@/-])(?P<v>{_USER})[ \t]{{1,12}}(?:pts/[0-9]{{1,3}}|tty[a-z0-9]{{1,6}})(?![A-Za-z0-9]))",
        validate=lambda value: is_account(value) and value not in ("reboot", "shutdown", "runlevel", "on", "the", "from"),
        reference="https://man7.org/linux/man-pages/man1/who.1.html",
        finds=("«mlopez»   pts/0   2026-02-01 09:11 (:0)",),
        ignores=("root     pts/0", "the pts/0 device"),
        confidence=0.8,
    ),
    Rule(
        id="passwd-line",
        kind="personal.username",
        anchors=(":x:",),
        before=r"[A-Za-z0-9_.-]{2,32}",
        reach=32,
        pattern=rf"(?<![A-Za-z0-9_.-])(?P<v>{_USER}):x:(?:[1-9][0-9]{{3,9}}):[0-9]{{1,10}}:[^:\n]{{0,100}}:/",
        validate=is_account,
        reference="https://man7.org/linux/man-pages/man5/passwd.5.html",
        finds=("«mlopez»:x:1000:1000:,,,:/home/mlopez:/bin/bash",),
        ignores=("www-data:x:33:33:www-data:/var/www:/usr/sbin/nologin", "nobody:x:65534:65534:nobody:/nonexistent:/bin/sh"),
        confidence=0.9,
    ),
    Rule(
        id="id-output",
        kind="personal.username",
        anchors=("uid=", "gid="),
        pattern=rf"[ug]id=[1-9][0-9]{{2,9}}\((?P<v>{_USER}(?: [A-Z][A-Za-z-]{{1,20}})?)\)",
        validate=is_account,
        reference=f"{_COREUTILS}#id-invocation",
        finds=("uid=1000(«mlopez») gid=1000(«mlopez») groups=1000(x)",),
        ignores=("uid=0(root)", "uid=33(www-data)"),
        confidence=0.9,
    ),
    Rule(
        id="login-log",
        kind="personal.username",
        anchors=cue_anchors(("failed password for ", "accepted password for ", "accepted publickey for ", "invalid user ", "for user ", "of user ", "session opened for ", "session closed for ",
                "from user ",
                "as user ",
                "melde mich als ",
                "je me connecte avec ", "logged in as ", "log in as ", "login as ", "signed in as ", "sign in as ",
                             "sign in with the user ", "authenticated as ", "connected as ", "running as ", "switch user to ", "successful su for ", "last login: ", "last login for ", "acting as ", "impersonating ", "angemeldet als ", "connecté en tant que ", "conectado como ",
                             "sesión iniciada como ", "connesso come ", "ingelogd als ", "zalogowano jako ", "inloggad som ", "вы вошли как ", "ログイン中:", "x-forwarded-user:", "x-remote-user:", "remote-user:", "remote_user")),
        ignore_case=True,
        pattern=r"(?:(?:failed|accepted) (?:password|publickey) for (?:invalid user )?|invalid user |session (?:opened|closed) for (?:user )?|(?:for|of|from|as) user |melde mich als |je me connecte avec |(?:logged|signed) in as (?:user )?|(?:log|sign) in (?:as|with the user) |login as |(?:authenticated|connected|running|acting) as |impersonating |switch user to |"
        r"successful su for |last login(?::| for) |angemeldet als |connecté en tant que |(?:conectado|sesión iniciada) como |connesso come |ingelogd als |zalogowano jako |inloggad som |вы вошли как |ログイン中: ?|(?:x-(?:forwarded|remote)-user|remote-user): ?|remote_user[\"']? ?[=:] ?)"
        rf"[\"'`]?(?P<v>(?-i:{_USER}))(?![A-Za-z0-9_@/=]|[-.][A-Za-z0-9])(?!\()".replace(r"(?!\()", r"(?=[^(]|\(uid|$)"),
        judge=lambda text, start, end: _is_logged(text, start, end),
        reference="https://man.openbsd.org/sshd",
        finds=("Failed password for «mlopez» from 198.51.100.7", "session opened for user «carla.vogt»(uid=1000)", "Logged in as «mlopez»", "log in as «maria.lopez» first", "New session 4 of user «mlopez».", "X-Forwarded-User: «mlopez5»"),
        ignores=("log in as root", "log in as an administrator", "for user input", "for user feedback.", "running as expected", "Accepted publickey for root from x", "connected as follows", "login as guest", "of user accounts", "sign in as usual"),
        confidence=0.75,
    ),
    Rule(
        id="user-quoted",
        kind="personal.username",
        anchors=cue_anchors(("user '", 'user "', "user `", "user ‘", "username '", 'username "', "account '", 'account "', "login '", 'login "', "utilisateur '", "benutzer '", "usuario '")),
        ignore_case=True,
        pattern=r"(?:user(?:name)?|account|login|utilisateur|benutzer|usuario) [\"'`‘](?P<v>(?-i:[A-Za-z_][A-Za-z0-9_.-]{2,39}))(?:[\"'`’]|@[\"'`’])(?![ ]?[:=])",
        validate=is_account,
        reference="https://www.postgresql.org/docs/current/errcodes-appendix.html",
        finds=("FATAL: user 'mlopez' not found".replace("'mlopez'", "'«mlopez»'"), 'role for user "«carla.vogt»" exists'),
        ignores=("user 'admin' not found", "user 'name' is", "user \"postgres\""),
        confidence=0.75,
    ),
    Rule(
        id="github-greeting",
        kind="personal.username",
        anchors=("! You've successfully auth",),
        before=r"[A-Za-z0-9._-]{2,60}",
        reach=60,
        pattern=r"(?<![A-Za-z0-9._-])(?P<v>[A-Za-z0-9][A-Za-z0-9._-]{1,59})! You've successfully auth",
        reference="https://docs.github.com/authentication/connecting-to-github-with-ssh/testing-your-ssh-connection",
        finds=("Hi «mlopez»! You've successfully authenticated, but",),
        ignores=("! You've successfully authenticated",),
    ),
    Rule(
        id="sudo-log",
        kind="personal.username",
        anchors=(" : TTY=", " ALL=(", " : user NOT in sudoers"),
        before=r"[A-Za-z0-9_.-]{2,32}",
        reach=32,
        pattern=rf"(?<![A-Za-z0-9_.%-])(?P<v>{_USER}) (?:: TTY=|ALL=\(|: user NOT)",
        validate=is_account,
        reference=_SUDO,
        finds=("sudo:    «mlopez» : TTY=pts/1 ; PWD=/srv", "«mlopez» ALL=(ALL) NOPASSWD: ALL"),
        ignores=("root ALL=(ALL:ALL) ALL", "%wheel ALL=(ALL) ALL"),
        confidence=0.9,
    ),
    Rule(
        id="whoami-output",
        kind="personal.username",
        anchors=("whoami\n", "whoami\r\n", "whoami`\n", "whoami\\n", "id -un\n", "logname\n"),
        pattern=rf"(?:whoami|id -un|logname)`?(?:\r?\n|\\n)(?:[A-Za-z0-9-]{{1,20}}\\)?(?P<v>{_USER})(?=\r?\n|\\n|[\"'`]|$)",
        validate=is_account,
        reference=f"{_COREUTILS}#whoami-invocation",
        finds=("$ whoami\n«mlopez»\n",),
        ignores=("whoami\nroot\n", "whoami\nprints the user"),
        confidence=0.85,
    ),
    Rule(
        id="process-owner",
        kind="personal.username",
        anchors=(" ?  ", " ??  ", " pts/", " tty", " s00"),
        before=r"[ 0-9.?:A-Za-z/_+-]{10,90}",
        reach=92,
        pattern=r"(?:(?<=\n)|(?<![\s\S]))(?P<v>[a-z_][a-z0-9_.-]{1,31}\+?)[ ]{1,12}[0-9]{1,7}[ ]{1,6}[0-9]{1,3}\.[0-9][ ]{1,6}[0-9]{1,2}\.[0-9][ ]{1,10}[0-9]{1,12}[ ]{1,10}[0-9]{1,12}[ ]{1,4}[?pts]",
        validate=lambda value: is_account(value.rstrip("+")),
        reference="https://man7.org/linux/man-pages/man1/ps.1.html",
        finds=("\n«mlopez»     4212  0.3  1.2 594 4122 ?        Ssl  10:01  0:03 node server.js",),
        ignores=("root 1 0.0 0.1 168 812 ? Ss 10:00 0:00 /sbin/init",),
        confidence=0.85,
    ),
    Rule(
        id="process-owner-top",
        kind="personal.username",
        anchors=(Shape("[ ][0-9]{2}[ ]{3}0 ", 8),),
        before=r" {0,12}[a-z0-9_.+-]{2,32}",
        reach=46,
        pattern=r"(?<![A-Za-z0-9_.-])(?P<v>[a-z_][a-z0-9_.-]{1,31}\+?) {1,12}[0-9]{2}[ ]{3}0 ",
        validate=lambda value: is_account(value.rstrip("+")),
        reference="https://man7.org/linux/man-pages/man1/top.1.html",
        finds=("6463 «mlopez»   20   0  12.1g 3.1g S  12.0 python",),
        ignores=(" 1 root      20   0  12.1g",),
        confidence=0.8,
    ),
    Rule(
        id="ssh-config-user",
        kind="personal.username",
        anchors=("User ", "user ", "\tUser"),
        pattern=rf"(?:(?<=\n)|(?<=[ \t])|(?<![\s\S]))[Uu]ser[ \t]{{1,4}}(?P<v>{_USER})[ \t]{{0,8}}(?=\r?\n|\\n|$)",
        judge=lambda text, start, end: is_account(text[start:end]) and re.search(r"(?i)(?:^|\n|\\n)[ \t]*(?:host|hostname|match|identityfile|port)[ \t]", text[max(0, start - 300) : start]) is not None,
        reference="https://man.openbsd.org/ssh_config",
        finds=("Host dev\n  HostName 192.0.2.3\n  User «mlopez»",),
        ignores=("Host dev\n  User git", "the User model", "User nobody"),
        confidence=0.85,
    ),
    Rule(
        id="ldap-name",
        kind="personal.username",
        anchors=(Shape("uid=[a-z]", 5, "A-Za-z0-9", "uid="),),
        pattern=r"uid=(?P<v>[a-z][a-z0-9_.-]{1,40}),(?:ou|cn|dc)=",
        ignore_case=True,
        validate=is_account,
        reference="https://www.rfc-editor.org/rfc/rfc4514",
        finds=("dn:uid=«mlopez»,ou=people,dc=firm",),
        ignores=("uid=admin,ou=system", "uid=x"),
        confidence=0.9,
    ),
)  # fmt: skip


def _words_of_owner(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Owner and group of a listed file, each if it is a person's."""
    found = list(re.finditer(r"[^\s]+", text[start:end]))[:2]
    return tuple(
        (start + word.start(), start + word.end())
        for word in found
        if is_user(word[0]) and is_account(word[0])
    )


_ARTICLES = words(
    "expected follows usual soon the a an another someone this that your my input feedback data "
    "experience interface accounts error errors management research feedback. authentication "
    "authorization session sessions profile profiles agent agents interaction interactions space mode "
    "friendly story stories requests request guest well normal part intended described shown before above "
    "below it default needed required possible result stdin service daemon"
)


def _is_logged(text: str, start: int, end: int) -> bool:
    value = text[start:end]
    if value.lower() in _ARTICLES or not is_account(value):
        return False
    lead = text[max(0, start - 12) : start].lower()
    if lead.endswith(("for user ", "of user ")) and not re.search(
        "(?i)(?:session|opened|closed|password|denied|login|limit|quota|crontab|home)",
        text[max(0, start - 60) : start],
    ):
        return re.search(r"[0-9_.]|[a-z][A-Z]", value) is not None
    return not re.fullmatch(r"[a-z]+(?:ing|ed|ly|tion|s)", value) and not is_service(value)
