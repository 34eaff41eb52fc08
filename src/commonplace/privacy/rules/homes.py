"""Names of people in paths: home folders of every system, as paths, addresses and in names of other folders."""

import re
from collections.abc import Sequence

from commonplace.privacy.accounts import holds_first_name, is_service
from commonplace.privacy.rule import Rule
from commonplace.privacy.words import words

__all__ = ["HOMES", "is_user"]

_CLAUDE = "https://docs.claude.com/en/docs/claude-code/settings"
_FHS = "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s08.html"
_WINDOWS = "https://learn.microsoft.com/windows/win32/shell/knownfolderid"

# Folders that stand where a user's name stands and are none.
_NO_USER = words(
    "all default user public shared username you youruser your-user yourname your_name your_username me someuser <user> "
    "foo bar x xxx name runneradmin containeradministrator linuxbrew circleci travis buildbot appuser the-user "
    "nonroot www steam pi ec2-user library applications documents desktop downloads .ssh .config guest "
    ".local bin etc usr src lib profile path to oai index assets views controllers pages login logout search new edit "
    "about contact me.html settings list all-users everyone allusers defaultuser defaultuser0 administrator"
)


def is_user(value: str) -> bool:
    """Whether a folder's name may be that of a person: no service, no variable, no stand-in."""
    plain = value.lower().rstrip(".")
    return (
        plain not in _NO_USER
        and not is_service(plain)
        and not re.fullmatch(
            r"\[.*|<.*|\$.*|%.*|\{.*|\*+|\.+|[a-z]?[0-9]{0,2}|your[-_ ]?.*|[A-Z]+_[A-Z_]+|.*\.(?:html?|php|tsx?|jsx?|vue|py|md|json|csv|svg)",
            value.rstrip("."),
        )
        and not re.fullmatch(r"your[-_].*|my[-_]?(?:user|name).*|user[-_]?name.*", plain)
    )


_LETTERS = (
    r"A-Za-z0-9_\u00c0-\u024f\u0370-\u052f\u0600-\u06ff\u0900-\u097f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
)
_USER = rf"(?P<v>[{_LETTERS}](?:[{_LETTERS}.@+~-]{{0,62}}[{_LETTERS}~+-])?)"
_SPACED = rf"(?P<v>[{_LETTERS}][{_LETTERS}.@~'-]{{0,40}}(?: [{_LETTERS}(][{_LETTERS}.~')-]{{0,30}}){{0,3}}(?=[\\/]{{1,8}}[^\s\\/])|[{_LETTERS}][{_LETTERS}.@~'-]{{0,40}}(?: [A-Z\u00c0-\u00de][{_LETTERS}.~-]{{1,30}}){{0,2}})"
_FOLLOWS = r"(?=/|\\|[\"'`\s:,;)\]}>|&?#*]|\.(?:\s|$)|$|[\u3001\u3002\uff0c\uff09」』])"
_WORDS = r"(?:home|Users|users|Benutzer|Utilisateurs|Usuarios|Usuários|Utenti|Gebruikers|Użytkownicy|Пользователи|Kullanıcılar|Användare)"
_LOCAL = r"(?:Users|users|USERS|Benutzer|Utilisateurs|Usuarios|Usuários|Utenti|Gebruikers|Użytkownicy|Пользователи|Kullanıcılar|Användare|Documents and Settings|homes|Homes|home\$?|profiles\$?|Profiles)"
_MOUNTS = (
    r"(?:/(?:mnt|u|net|nfs[0-9]?|vol[0-9]?|lustre[0-9]?|gpfs[0-9]?|export|var|usr|data[0-9]?|storage|cluster|hpc|nas|srv|volume[0-9]|shared|home[0-9]|work|ceph|scratch|projects|"
    r"System/Volumes/Data|private|rootfs|host|hostfs|chroot|backup|backups|old|tmp|mnt/[A-Za-z0-9_-]{1,20}|Volumes/[A-Za-z0-9_ -]{1,30}|media/[A-Za-z0-9_-]{1,20}))"
)


def _encoded(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The part of ``maria-lopez-work-app`` that is the user: a dot and a sign were hyphens before."""
    pieces = text[start:end].split("-")
    if not is_user(pieces[0]) or pieces[0].lower() in _PROJECT:
        return ()
    taken = 1
    while taken < len(pieces) - 1 and taken < 3 and _goes_on(pieces, taken):
        taken += 1
    return ((start, start + len("-".join(pieces[:taken]))),)


_PROJECT = words(
    "work works code coding dev devel development src source sources project projects proj repo repos git github gitlab workspace workspaces ws app apps "
    "documents desktop downloads pictures music movies library sites site web www tmp temp bin lib config local share data notebooks notes playground sandbox "
    "test tests learning study school uni thesis scripts tools go rust python java js ts node my the new old api ui db ai ml cs c d e onedrive dropbox icloud "
    "claude codex cursor vscode ideaprojects pycharmprojects webstormprojects androidstudioprojects xcode personal private side oss opensource bot server client "
    "backend frontend infra ops blog website dotfiles obsidian vault box drive google one pay page"
)


def _goes_on(pieces: list[str], at: int) -> bool:
    piece, after = pieces[at].lower(), pieces[at + 1].lower()
    if not piece or not piece.isalnum() or piece in _PROJECT:
        return False
    return len(piece) <= 2 or after in _PROJECT or holds_first_name(pieces[at - 1]) or holds_first_name(piece)


_SHARED = words(
    "cdrom floppy usb disk images image videos video audio css js icons fonts uploads upload files static assets public tmp temp shared data datasets "
    "projects project groups group jobs runs models logs cache backup root external internal local sda1 sdb1 avatars thumbs products posts player query "
    "lib libs api types readme"
)


HOMES: tuple[Rule, ...] = (
    Rule(
        id="home-path",
        version=2,
        kind="path.user",
        anchors=("/home/", "/Users/", "/users/", "/Benutzer/", "/Utilisateurs/", "/Usuarios/", "/homes/", "/user/home/"),
        before=r"ataD/semuloV/metsyS/|[A-Za-z0-9_]{1,20}(?: [A-Za-z0-9_]{1,20})?/semuloV/|[A-Za-z0-9_-]{1,20}/(?:[A-Za-z]{3,7}/){0,2}",
        reach=44,
        pattern=rf"(?:(?<![A-Za-z0-9_.~-])|(?<=[\u3000-\uffff])){_MOUNTS}?/{{1,2}}(?:{_WORDS}|export/home|homes)/{{1,2}}{_USER}{_FOLLOWS}",
        validate=is_user,
        reference=_FHS,
        finds=(
            "cd /home/«mlopez»/proj",
            "/Users/«maria.lopez»/Library",
            "at /home/«jdoe42»: no such",
            "file:///home/«carla»/x.py",
            "/mnt/home/«mlopez»/data",
            "/data/users/«carla»/runs/1",
            "/System/Volumes/Data/Users/«carla»/a",
            "it is in /home/«mlopez».",
        ),
        ignores=(
            "/home/user/x",
            "/home/runner/work",
            "/Users/Shared/x",
            "https://x.test/home/about-us.html",
            "/home/$USER/x",
            "/home/[USER_1]/x",
            "/home/YOUR_USERNAME/x",
            "/data/users/export.csv",
            "/api/v1/users/mlopez",
            "src/home/carla.tsx",
        ),
        confidence=0.95,
    ),
    Rule(
        id="home-path-address",
        kind="path.user",
        anchors=("/home/", "/Users/", "/homes/"),
        before=r"[A-Za-z0-9_.@+:%$-]{0,60}//:[a-z+-]{3,20}",
        reach=84,
        pattern=rf"(?:sftp|ssh|scp|ftp|smb|nfs|afp|rsync|file|wsl|docker|vscode(?:-remote|-insiders|-file)?|cursor|windsurf|svn\+ssh|git\+ssh|ssh-remote)://[A-Za-z0-9_.@+:%$-]{{0,60}}(?:/[A-Za-z]:)?/(?:home|Users|homes)/{_USER}{_FOLLOWS}",
        validate=is_user,
        reference="https://code.visualstudio.com/docs/configure/command-line#_opening-vs-code-with-urls",
        finds=("sftp://nas.lan/home/«mlopez»/x", "vscode-remote://wsl+ubuntu/home/«carla»/app", "vscode://file/Users/«carla»/x.ts"),
        ignores=("https://x.test/home/carla/", "sftp://nas.lan/home/user/x"),
        confidence=0.9,
    ),
    Rule(
        id="home-path-shared",
        kind="path.user",
        anchors=("/scratch/", "/media/", "/var/mail/", "/spool/mail/", "/crontabs/", "/var/lib/systemd/linger/", "/run/sudo/ts/", "/sudoers.d/", "/afs/"),
        before=r"[A-Za-z0-9_]{1,12}/(?:[A-Za-z0-9_]{1,12}/)?",
        reach=28,
        pattern=r"(?<![A-Za-z0-9_.~/-])(?:(?:/(?:lustre|gpfs|work|mnt|data|global|cluster|hpc)[0-9]{0,2})?/scratch[0-9]{0,2}/(?:users/)?|(?:/run)?/media/|/var/(?:spool/)?mail/|/var/spool/cron/crontabs/|/var/lib/systemd/linger/|/run/sudo/ts/|/etc/sudoers\.d/|/afs/[a-z0-9.-]{3,40}/(?:user|home|u)/(?:[a-z]/)?(?:[a-z]{2}/)?)"
        r"(?P<v>[a-z_][a-z0-9_.-]{2,31})(?=/|[\s\"'`:,;)]|$)",
        validate=lambda value: is_user(value) and value not in _SHARED and not value.startswith(("job", "tmp", "run", "data", "cd", "usb", "disk", "exp")),
        tier="likely",
        reference=_FHS,
        finds=("/scratch/«mlopez»/job_1.out", "/run/media/«carla»/disk/a.txt", "/var/mail/«mlopez»"),
        ignores=("/media/cdrom/x", "/scratch/tmp/x", "/media/images/a.png", "https://x.test/media/carla/a.png", "/var/mail/root"),
        confidence=0.75,
    ),
    Rule(
        id="home-path-windows",
        version=2,
        kind="path.user",
        anchors=(
            "\\Users\\",
            "\\users\\",
            "\\USERS\\",
            "\\Documents and Settings\\",
            "\\Benutzer\\",
            "\\Utilisateurs\\",
            "\\Usuarios\\",
            "\\Utenti\\",
            "\\Gebruikers\\",
            "\\Usuários\\",
            "\\Użytkownicy\\",
            "\\Пользователи\\",
            "\\homes\\",
            "\\home$\\",
            "\\profiles$\\",
            ":/Users/",
            ":/users/",
        ),
        before=r"\\{0,7}:?",
        reach=8,
        pattern=rf"(?::?\\{{1,8}}{_LOCAL}\\{{1,8}}|:/(?:Users|users)/){_SPACED}(?=\\|/|[\"'`<>|:\s,;)]|\.(?:\s|$)|$)",
        validate=is_user,
        reference=_WINDOWS,
        finds=(
            r"C:\Users\«mlopez»\Desktop",
            r'"C:\\Users\\«Maria Lopez»\\AppData"',
            r"\\server\Users\«carla»\x",
            "C:/Users/«carla»/x",
            r"C:\Benutzer\«Maria Lopez»\Dokumente",
            r"D:\Users\«LOPEZ~1»\Pictures",
            r"\\fs\homes\«carla vogt»\a.txt",
        ),
        ignores=(r"C:\Users\Public\x", r"C:\Users\%USERNAME%\x", r"C:\Users\runneradmin\x", r"C:\Users\<you>\x", r"C:\Users\Default User\x"),
        confidence=0.95,
    ),
    Rule(
        id="home-path-encoded",
        version=2,
        kind="path.user",
        anchors=("-home-", "-Users-", "-users-", "-homes-"),
        before=r"-?[A-Za-z0-9]{0,6}(?:-[a-z]{3,6}-?)?-?",
        reach=16,
        pattern=r"(?<![A-Za-z0-9])(?:[A-Za-z]-|-(?:mnt-[a-z]|data|var|export|mnt))?-(?:home|Users|users|homes)-(?P<v>[A-Za-z0-9_\u00c0-\u024f][A-Za-z0-9_.\u00c0-\u024f-]{0,80})(?=[/\"'`\s)\],;:\\]|$)",
        parts=_encoded,
        reference=_CLAUDE,
        finds=(
            "~/.claude/projects/-Users-«mlopez»-work-app/x.jsonl",
            "projects/-home-«carla»-src",
            "projects/-Users-«gvogt-hu»-work",
            "projects/C--Users-«maria-lopez»-code",
            "-mnt-c-Users-«carla»-dev",
        ),
        ignores=("take-home-pay", "-home-user-x", "go-home-now", "-home-page-title"),
        confidence=0.85,
    ),
    Rule(
        id="home-path-percent",
        kind="path.user",
        anchors=("%2Fhome%2F", "%2fhome%2f", "%2FUsers%2F", "%2fusers%2f", "%5CUsers%5C", "%5cUsers%5c", "%2Fhomes%2F"),
        pattern=r"%(?:2[Ff]|5[Cc])(?:home|Users|users|homes)%(?:2[Ff]|5[Cc])(?P<v>[A-Za-z0-9_%][A-Za-z0-9_.%+-]{0,60}?)(?=%2[Ff]|%5[Cc]|[/\"'`\s)\]&<>]|$)",
        validate=is_user,
        reference="https://www.rfc-editor.org/rfc/rfc3986#section-2.1",
        finds=("file=%2Fhome%2F«mlopez»%2Fx", "C%3A%5CUsers%5C«Maria%20Lopez»%5Ca.txt"),
        ignores=("%2Fhome%2Fuser%2Fx", "%2Fhome%2F"),
        confidence=0.9,
    ),
    Rule(
        id="wsl-path",
        version=2,
        kind="path.user",
        anchors=("/c/Users/", "/d/Users/", "/C/Users/", "/c/users/", "wsl$", "wsl.localhost"),
        before=r"tnm/|evirdgyc/|tsoh/",
        reach=12,
        pattern=rf"(?:/(?:mnt/|cygdrive/|host/)?[cdCD]/[Uu]sers/|wsl(?:\$|\.localhost)[\\/]{{1,8}}[A-Za-z0-9.-]{{1,30}}[\\/]{{1,8}}home[\\/]{{1,8}}){_SPACED}",
        validate=is_user,
        reference="https://learn.microsoft.com/windows/wsl/filesystems",
        finds=("/mnt/c/Users/«mlopez»/Downloads", r"\\wsl$\Ubuntu\home\«carla»\src", "/mnt/c/Users/«Maria Lopez»/a.zip"),
        ignores=("/mnt/c/Users/Public/x",),
        confidence=0.95,
    ),
    Rule(
        id="home-tilde",
        kind="path.user",
        anchors=("~",),
        pattern=r"(?<![A-Za-z0-9_./~\\-])~(?P<v>[a-z][a-z0-9_.-]{2,31})(?=/[A-Za-z0-9_.])",
        validate=lambda value: is_user(value) and "." not in value,
        tier="likely",
        reference="https://www.gnu.org/software/bash/manual/bash.html#Tilde-Expansion",
        finds=("cp ~«mlopez»/x .",),
        ignores=("~/src", "~root/x", "~10/20", "a~b/c", "~about 5/6"),
        confidence=0.7,
    ),
)  # fmt: skip
