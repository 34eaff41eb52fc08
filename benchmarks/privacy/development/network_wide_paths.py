"""Names of accounts in paths, prompts, listings and commands. Development set."""

from collections.abc import Callable

from benchmarks.privacy.development.people import ascii_of
from benchmarks.privacy.development.wording import family, given
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["path_cases"]

_LATIN = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "tr")


def _names(draw: Draw) -> tuple[str, str]:
    locale = draw.pick(_LATIN)
    last = "".join(char for char in ascii_of(family(draw, locale)).lower() if char.isalpha())
    return ascii_of(given(draw, locale)).lower(), last


def _account(draw: Draw) -> str:
    first, last = _names(draw)
    return draw.pick(
        (
            f"{first[0]}{last}",
            first,
            f"{first}.{last}",
            f"{first}{last[0]}",
            f"{last}{draw.number(1, 99)}",
            f"{first}_{last}",
            f"{first}-{last}",
        )
    )


def _simple(draw: Draw) -> str:
    first, last = _names(draw)
    return draw.pick((f"{first[0]}{last}", f"{first}{last[:2]}", f"{last}{first[0]}", first))


def _windows(draw: Draw) -> str:
    first, last = (name.capitalize() for name in _names(draw))
    return draw.pick(
        (f"{first} {last}", f"{first}.{last}", first, f"{first}{last[0]}", f"{last.upper()[:5]}~1")
    )


def _unicode(draw: Draw) -> str:
    locale = draw.pick(("de", "fr", "ru", "zh", "ja", "tr", "pl", "es"))
    return given(draw, locale)


_PATHS: dict[str, tuple[Callable[[Draw], str], tuple[str, ...]]] = {
    "unix": (
        _account,
        (
            "/home/{v}/src/app/main.py",
            "cat /Users/{v}/Library/Logs/app.log",
            "/var/home/{v}/.config/nvim/init.lua",
            "/export/home/{v}/bin",
            "PATH=/home/{v}/.local/bin:/usr/bin",
            'File "/home/{v}/app/run.py", line {n}, in main',
            "at run (/Users/{v}/code/app/index.js:10:5)",
            "HOME=/home/{v}",
            "/home/{v}",
            "/mnt/home/{v}/data",
            "/net/home/{v}/thesis",
            "/data/users/{v}/runs/{n}",
            "/scratch/{v}/job_{n}.out",
            "/work/users/{v}/x",
            "/nfs/home/{v}/env",
            "/media/{v}/USB/backup",
            "/run/media/{v}/disk/a.txt",
            "/var/mail/{v}",
            "/usr/home/{v}/.profile",
            "/vol/home/{v}/a",
            "/lustre/home/{v}/out",
            "/gpfs/users/{v}/ckpt",
            "/System/Volumes/Data/Users/{v}/a",
            "cd /home/{v} && ls",
        ),
    ),
    "windows": (
        _windows,
        (
            "C:\\Users\\{v}\\Desktop\\plan.docx",
            "C:/Users/{v}/AppData/Local/Temp/a.log",
            "/mnt/c/Users/{v}/Downloads/a.zip",
            "\\\\wsl$\\Ubuntu\\home\\{v}\\app",
            "\\\\wsl.localhost\\Debian\\home\\{v}\\a",
            "C:\\\\Users\\\\{v}\\\\source\\\\repos\\\\x",
            "D:\\Users\\{v}\\Pictures",
            "C:\\Documents and Settings\\{v}\\My Documents",
            "/c/Users/{v}/git/app",
            "/cygdrive/c/Users/{v}/a",
            "USERPROFILE=C:\\Users\\{v}",
            "c:\\users\\{v}\\appdata\\roaming\\npm",
            "C:\\Users\\{v}\\OneDrive - Lunaris GmbH\\Budget.xlsx",
            "\\\\fileserver\\homes\\{v}\\a.txt",
            "C:\\Benutzer\\{v}\\Dokumente",
            "C:\\Utilisateurs\\{v}\\Bureau",
        ),
    ),
    "url": (
        _account,
        (
            "file:///home/{v}/site/index.html",
            "file:///C:/Users/{v}/a.html",
            "vscode://file/Users/{v}/app/x.ts",
            "open?path=%2FUsers%2F{v}%2Fa.md",
            "sftp://nas.lan/home/{v}/x",
            "file=%2Fhome%2F{v}%2Fb.zip",
            "vscode-remote://wsl+ubuntu/home/{v}/app",
            "file:/home/{v}/lib.jar",
            "C%3A%5CUsers%5C{v}%5Ca.txt",
            "https://www.uni-halden.de/~{v}/papers.html",
        ),
    ),
    "hyphens": (
        lambda d: _account(d).replace(".", "-").replace("_", "-"),
        (
            "~/.claude/projects/-Users-{v}-work-app",
            "-home-{v}-src-api",
            "ls ~/.claude/projects/-Users-{v}-Documents-site/",
            "projects/C--Users-{v}-code",
            "-mnt-c-Users-{v}-dev",
            "tmp/claude-{n}/-home-{v}-project/tasks",
        ),
    ),
    "listing": (
        _simple,
        (
            "drwxr-xr-x  5 {v} staff  160 Mar  3 10:11 src",
            "-rw-r--r--. 1 {v} {v} {n} 2026-01-04 09:00 a.txt",
            "-rw-rw-r-- 1 root {v} {n} Jan  9 12:00 b",
            "{v}   pts/0   2026-02-01 09:11 (:0)",
            "uid=1000({v}) gid=1000({v}) groups=1000({v}),27(sudo)",
            "{v}     {n}  0.3  1.2 {n} 4122 ?  Ssl  10:01  0:03 node server.js",
            "{v}:x:1000:1000:,,,:/home/{v}:/bin/bash",
            "$ whoami\n{v}",
            "Owner: {v}",
            "{v} ALL=(ALL) NOPASSWD: ALL",
            "sudo:    {v} : TTY=pts/1 ; PWD=/srv ; USER=root ; COMMAND=/bin/ls",
            "usermod -aG docker {v}",
            "sudo adduser {v}",
            "chown -R {v}:{v} /srv/app",
            "User={v}",
            "su - {v}",
            "crontab -u {v} -l",
            "{n} {v}   20   0  12.1g 3.1g S  12.0 python",
            "loginctl enable-linger {v}",
            "passwd {v}",
            "LOGNAME={v}",
            "USER={v}",
            "docker run -u {v} app",
            "{v} :1 :1 10:09 ?xdm? 2:11 0.01s",
            "sudo -u {v} -i",
            "last login: {v} ttys001",
            "New session 4 of user {v}.",
            "drwx------@ 12 {v}  staff   384 Jan  5 08:01 Documents",
            "srwxrwxr-x 1 {v} docker 0 Feb  1 10:00 x.sock",
        ),
    ),
    "prompt": (
        _simple,
        (
            "{v}@thinkpad:~/src$ make",
            "[{v}@fedora app]$ git status",
            "({base}) {v}@MacBook-Pro app % npm test",
            "{v}@nas:/volume1$ ls",
            "┌──({v}㉿kali)-[~]",
            "PS C:\\Users\\{v}> dir",
            "{v}@host ~> fish",
            "➜  {v}@laptop app git:(main)",
            "ssh {v}@192.168.1.20",
            "scp a.txt {v}@server:/tmp",
            "rsync -av x/ {v}@backup.lan:/data",
            "ssh -l {v} gw",
            "git clone ssh://{v}@gerrit.lunaris.io:29418/app",
            "sftp {v}@10.0.0.4",
            "mosh {v}@box",
            "sshfs {v}@nas:/vol /mnt",
            "Host dev\n  HostName 10.1.2.3\n  User {v}",
            "psql -U {v} -h db app",
            "mysql -u {v} -p",
            "ssh {v}@dev.lunaris.io -p 2222",
            "ansible_user: {v}",
            "remote_user = {v}",
            "ldapwhoami: dn:uid={v},ou=people,dc=x",
        ),
    ),
    "unicode": (_unicode, ("C:\\Users\\{v}\\Desktop\\x.txt", "/home/{v}/a", "/Users/{v}/Documents/b.md")),
}


def path_cases() -> tuple[Case, ...]:
    """All of them; kind ``path.user``."""
    cases = [
        Case(
            id=f"wide-path-{name}",
            kind="path.user",
            variants=(
                Variant(
                    make=make,
                    tech=texts,
                    prose=tuple(f"It is in {text} I think." for text in texts) if name == "unix" else (),
                ),
            ),
            repeats=name in ("unix", "listing", "prompt"),
        )
        for name, (make, texts) in _PATHS.items()
    ]
    cases.append(
        Case(
            id="wide-path-field",
            kind="path.user",
            variants=(
                Variant(
                    make=_account,
                    tech=(
                        "cwd: /home/{v}/app",
                        '{"cwd": "/Users/{v}/app"}',
                        '"path": "C:\\\\Users\\\\{v}\\\\x"',
                    ),
                ),
            ),
            path=(
                "/home/{v}/notes/plan.md",
                "/Users/{v}/Desktop/x.txt",
                "C:\\Users\\{v}\\x.txt",
                "/mnt/c/Users/{v}/x",
            ),
        )
    )
    return tuple(cases)
