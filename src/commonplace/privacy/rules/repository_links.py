"""Whole addresses of repositories: on own servers, on hosts for firms, behind aliases, and names beside commands and settings."""

import re

from commonplace.privacy.rule import Rule, Shape
from commonplace.privacy.rules.repositories import is_private

__all__ = ["REPOSITORY_LINKS"]

_KIND = "personal.repository"
_GIT = "https://git-scm.com/docs/git-clone#_git_urls"
_SHARED = r"(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com|sr\.ht|hf\.co|huggingface\.co)"
_OPEN = re.compile(
    r"(?i)(?:^|[@/.])(?:git\.kernel\.org|git\.savannah\.(?:non)?gnu\.org|gitlab\.(?:gnome|freedesktop|haskell|kitware|inria|archlinux|alpinelinux|torproject|wikimedia|xfce|opencode|isc|nic|computer|labs\.nic)\.[a-z.]{2,8}"
    r"|gitlab\.archlinux\.org|salsa\.debian\.org|invent\.kde\.org|git\.(?:gnome|videolan|ffmpeg|zx2c4|musl-libc|sr|gnupg|eclipse|openssl|alpinelinux|php|postgresql|code|busybox|yoctoproject|openwrt|qemu)\.[a-z.]{2,5}|chromium\.googlesource\.com"
    r"|android\.googlesource\.com|go\.googlesource\.com|[a-z.]*googlesource\.com|svn\.apache\.org|gitbox\.apache\.org|review\.opendev\.org|opendev\.org|code\.qt\.io|codereview\.qt-project\.org|svn\.r-project\.org|hg\.mozilla\.org|hg\.python\.org|git\.launchpad\.net"
    r"|127\.0\.0\.1|localhost|github\.io)(?=[:/]|$)"
)
_EXAMPLE = re.compile(
    r"(?i)(?:^|[@/.])[a-z0-9.-]*(?:example|your-?[a-z]*|mycompany|company|domain|acme|server|host|internal)\.?(?:com|org|net|io|local|test|invalid)?(?=[:/]|$)"
)
_PATH = r"[A-Za-z0-9_.~%+-]{1,60}"


def _is_own(value: str) -> bool:
    """An address that is not on a server for everybody, nor of an owner whom everybody knows."""
    bare = re.sub(r"^[a-z+]{2,12}://|^[a-z]{2,12}::", "", value)
    if re.match(r"(?:git|hg)\.sr\.ht/~", bare):
        return is_private(bare.partition("~")[2])
    if _OPEN.search(bare.partition("/")[0] + "/") or re.search(
        r"[<>{}$]|\b(?:user|username|your[-_]?\w+|owner|OWNER)/", value
    ):
        return False
    if _EXAMPLE.search(bare.partition("/")[0] + "/"):
        # The host of a manual; what stands behind it may be somebody's all the same.
        return _is_named("/".join(re.split("[/:]", bare.removesuffix(".git"))[-2:]))
    shared = re.match(rf"(?:[A-Za-z0-9_.-]+(?::[^@\s/]+)?@)?{_SHARED}(?::[0-9]+)?[:/](?:v3/)?(?P<p>.+)", bare)
    return is_private(shared["p"]) if shared else True


def _is_named(value: str) -> bool:
    owner, _, name = value.partition("/")
    return (
        is_private(value)
        and len(owner) > 2
        and len(name) > 1
        and re.fullmatch(
            r"(?i)(?:my[-_]?)?(?:repo|repository|project|app|name|repo-?name|demo|example|test|sample)", name
        )
        is None
        and re.fullmatch(
            r"(?i)(?:src|lib|app|apps|bin|usr|etc|var|tmp|home|docs?|tests?|packages?|node_modules|dist|build|application|text|image|owner|feature|fix|refs|origin|library)",
            owner,
        )
        is None
        and re.search(r"\.(?:py|js|ts|tsx|md|txt|json|ya?ml|html?|css|sh|go|rs|java|toml)$", value) is None
    )


_MINE = re.compile(
    r"(?i)(?:clon|remote|origin|push|pull(?:ing)? from|submodule|repo_?url|git_?url|[\"']?(?<![a-z])(?:url|repo|source|src|git|scm)[\"']?[ ]?[:=>]|unable to access|not found|redirecting|upstream|go get|lives (?:at|under|in|on)|hosted (?:at|on)|private|privat|приват|私有|私人|비공개|(?<![a-z])(?:my|our|mine|mein|unser|mon|notre|mi|nuestro|mio|nostro|meu|nosso|moj|mijn|ons) (?:[a-zéà]{1,12} ){0,2}(?:repo|code|projekt|project|projet|proyecto|progetto|projeto|dépôt|depot)|мой код|наш|код лежит|我的|コードは|der code|notre code|le code|el código|il codice|o código|quellcode)[^\n]{0,44}$"
)

_CLOSED = re.compile(
    r"(?i)private|not public|nobody|no one|ask (?:me|us) for|access|internal|privat|geheim|privé|privado|privato|prywatn|закрыт|приватн|私有|非公開|비공개"
)


def _is_mine(text: str, start: int, end: int) -> bool:
    """Behind a command, a setting or a word for the own code; a link alone is to anybody's."""
    before = text[max(0, start - 80) : start].rpartition("\n")[2]
    return (
        _MINE.search(before) is not None
        or text[end : end + 1] == "@"
        or _CLOSED.search(text[end : end + 70].partition("\n")[0]) is not None
    )


REPOSITORY_LINKS: tuple[Rule, ...] = (
    Rule(
        id="repository-address",
        version=2,
        kind=_KIND,
        anchors=(".git",),
        before=r"[A-Za-z0-9_.~%+:@/-]{5,160}",
        reach=160,
        pattern=rf"(?<![A-Za-z0-9@._~/-])(?:[A-Za-z_-]{{2,20}}:(?!//))?(?:[a-z-]{{1,12}}\+)?(?P<v>(?:(?:(?:ssh|https?|git|git\+ssh|rsync|ftps?)://|(?=[A-Za-z0-9_-]{{2,30}}@[A-Za-z0-9.-]{{2,60}}:))(?:[A-Za-z0-9_.-]{{1,40}}(?::[^@\s/]{{1,80}})?@)?[A-Za-z0-9.-]{{3,80}}(?::[0-9]{{2,5}})?|(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org))[:/]{{1,2}}{_PATH}(?:/{_PATH}){{0,7}}\.git|file:///{_PATH}(?:/{_PATH}){{0,6}}\.git)(?![A-Za-z0-9])",
        validate=_is_own,
        tier="likely",
        reference=_GIT,
        finds=(
            "git clone «git@gitlab.kranzler.net:kranzler/crm-ui.git»\n",
            "origin\t«https://bitbucket.halden.se/scm/pay/crm-ui.git» (fetch)",
            "pip install git+«ssh://git@git.halden.se:2222/ops/risk.git»@main",
            "url = «git@github-work:halden-it/crm.git»\n",
            "代码在«https://gitlab.com/halden/backend/crm.git»",
            "<scm>«https://codeberg.org/mlopez88/crm.git»</scm>",
            "url:«github.com/mlopez88/crm.git»",
            "file: «file:///srv/git/halden/crm.git».",
        ),
        ignores=(
            "https://github.com/torvalds/linux.git ",
            "git clone https://git.example.com/a/b.git ",
            "git@github.com:your-org/app.git ",
            "cd .git ",
            "https://git.kernel.org/pub/scm/x.git\n",
            "https://x.github.io/a",
        ),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="repository-shared-link",
        kind=_KIND,
        anchors=("github.com/", "gitlab.com/", "bitbucket.org/", "codeberg.org/", "gitee.com/", ".ghe.com/", "git.sr.ht/~", "hg.sr.ht/~"),
        before=r"(?:[A-Za-z0-9_-]{1,40}\.?)?(?://:s?ptth)?(?:\+tig)?",
        reach=60,
        pattern=rf"(?<![A-Za-z0-9@._-])(?:git\+)?(?P<v>(?:https?://)?(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|gitee\.com|[a-z0-9-]{{2,40}}\.ghe\.com|(?:git|hg)\.sr\.ht)/~?{_PATH}(?:/{_PATH}){{1,3}}?)(?<!\.git)(?=[\s\"'`<>)\],;?#@:\\]|/?(?:-/|issues|pull|tree|blob|dispatches)|[.。](?:\s|$)|$|[^\x00-\x7f])",
        validate=_is_own,
        judge=lambda text, start, end: _is_mine(text, start, end),
        tier="likely",
        reference=_GIT,
        finds=(
            "git clone «https://github.com/mlopez88/crm-ui» x",
            "my private code is at «https://gitlab.com/mlopez88/crm-ui»",
            "go get «github.com/mlopez88/crm-ui»@main",
            "remote: «https://git.sr.ht/~mlopez/crm-ui»",
            "приватный код: «https://github.com/mlopez88/crm-ui»",
        ),
        ignores=(
            "see https://github.com/halden-it/crm-ui for more",
            "git clone https://github.com/numpy/numpy",
            "clone https://github.com/your-org/app",
        ),
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="repository-login-address",
        kind=_KIND,
        anchors=(*(Shape(f"{user}@[A-Za-z0-9]", len(user) + 2, "A-Za-z0-9._-", f"{user}@") for user in ("git", "gitolite", "gitea", "forgejo", "hg")), "codecommit::", "svn+ssh://", "ssh://gerrit."),
        before=r"(?://:hss)?",
        reach=6,
        pattern=rf"(?<![A-Za-z0-9._-])(?P<v>(?:(?:ssh://)?(?:git|gitolite|gitea|forgejo|hg)@[A-Za-z0-9.-]{{3,60}}(?::[0-9]{{2,5}}/|:|/)|codecommit(?:::[a-z0-9-]{{5,20}})?://(?:[A-Za-z0-9_-]{{1,30}}@)?|svn\+ssh://(?:[a-z]{{2,20}}@)?[A-Za-z0-9.-]{{3,60}}/|ssh://gerrit\.[A-Za-z0-9.-]{{3,60}}(?::[0-9]{{2,5}})?/){_PATH}(?:/{_PATH}){{0,6}}?)(?=[\s\"'`<>)\],;]|\.(?:\s|$)|$)",
        validate=_is_own,
        tier="likely",
        reference=_GIT,
        finds=("«gitolite@halden.net:crm-ui»\n", "«codecommit::eu-west-1://halden-crm»", "«ssh://hg@bitbucket.org/halden-it/crm»", "«git@ssh.dev.azure.com:v3/halden/PAY/crm»"),
        ignores=("git@github.com:torvalds/linux", "git@github.com:user/repo", "git@host", "git@example.com:x/y"),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="repository-own-link",
        kind=_KIND,
        anchors=tuple(f"//{host}." for host in ("git", "gitlab", "gitea", "code", "github", "bitbucket", "forgejo", "stash", "scm", "ghe", "svn", "gerrit", "hg", "repo", "vcs")),
        before=r":s?ptth",
        reach=6,
        pattern=rf"(?P<v>https?://(?:git|gitlab|gitea|code|github|bitbucket|forgejo|stash|scm|ghe|svn|gerrit|hg|vcs)\.(?!com/|org/|io/)[A-Za-z0-9.-]{{2,60}}\.[a-z]{{2,12}}(?::[0-9]{{2,5}})?/(?:{_PATH}/)?{_PATH}(?:/{_PATH}){{0,9}}(?:\?[A-Za-z0-9=&_%.-]{{1,80}})?)(?<![.])",
        validate=lambda value: _is_own(value) and re.search(r"//code\.(?:visualstudio|google|claude|jquery|fb|kx|activestate)|//github\.(?:github\.com|blog|dev|community|githubassets)|//gitlab\.(?:org|io)|//hg\.openjdk|//scm\.org", value) is None,
        tier="likely",
        reference=_GIT,
        finds=("see «https://git.halden.dev/ops/crm-ui/pulls/9».", "«https://svn.halden.se/svn/crm»", "[PR](«https://bitbucket.halden.se/projects/PAY/repos/crm/pull-requests/5»)"),
        ignores=("https://code.visualstudio.com/docs/editor", "https://git.kernel.org/pub/scm/x", "https://github.com/a/b", "https://gitlab.gnome.org/GNOME/gtk", "https://github.blog/x/y"),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="repository-firm-link",
        kind=_KIND,
        anchors=("dev.azure.com/", ".visualstudio.com/", "git-codecommit.", "source.developers.google.com/p/", "bitbucket.org/", "gitlab.com/", "github.com/"),
        before=r"(?:@?[A-Za-z0-9_-]{1,40})?(?://:s?ptth)?",
        reach=50,
        pattern=rf"(?P<v>(?:https?://)?(?:(?:[A-Za-z0-9_-]{{1,40}}@)?dev\.azure\.com/{_PATH}/{_PATH}(?:/_(?:git|build|workitems|release|apis|boards|wiki)(?:/[A-Za-z0-9_.%-]{{1,60}}){{0,4}})|[A-Za-z0-9-]{{2,40}}\.visualstudio\.com/(?:{_PATH}/){{1,2}}_git/{_PATH}|git-codecommit\.[a-z0-9-]{{6,20}}\.amazonaws\.com/v1/repos/{_PATH}|source\.developers\.google\.com/p/{_PATH}/r/{_PATH}"
        rf"|bitbucket\.org/{_PATH}/{_PATH}/(?:pull-requests|commits|branch|pipelines|addon)(?:/{_PATH}){{0,5}}|gitlab\.com/{_PATH}(?:/{_PATH}){{1,4}}/-/(?:merge_requests|jobs|pipelines|settings)(?:/{_PATH}){{0,3}}|github\.com/{_PATH}/{_PATH}/(?:pull/(?:new/)?[A-Za-z0-9_./-]{{1,60}}|actions/runs/[0-9]{{5,14}}(?:/job/[0-9]{{5,14}})?|settings(?:/{_PATH}){{0,3}}|blob/{_PATH}(?:/{_PATH}){{1,8}}(?=#L)))(?:\?[A-Za-z0-9=&_%.-]{{1,80}})?)(?<![.])",
        validate=_is_own,
        tier="likely",
        reference="https://learn.microsoft.com/azure/devops/repos/git/clone",
        finds=("«https://halden@dev.azure.com/halden/PAY/_git/crm»", "«https://github.com/halden-it/crm-ui/pull/812»", "«https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/halden-crm»", "«https://gitlab.com/halden-it/crm/-/merge_requests/44»"),
        ignores=("https://github.com/python/cpython/pull/812", "https://dev.azure.com/", "https://github.com/halden-it/crm-ui", "https://code.visualstudio.com/docs"),
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="repository-module",
        kind=_KIND,
        anchors=tuple(Shape(rf"{host}\.[a-z]", len(host) + 2, "A-Za-z0-9/._@-", f"{host}.") for host in ("git", "gitlab", "gitea", "bitbucket", "forgejo")),
        pattern=rf"(?:git|gitlab|gitea|bitbucket|forgejo)\.[a-z0-9-]{{2,40}}(?:\.[a-z0-9-]{{2,30}})?\.[a-z]{{2,8}}/{_PATH}(?:/{_PATH}){{1,6}}(?<![.])",
        validate=lambda value: _is_own(value) and not value.startswith(("gitlab.com", "bitbucket.org")),
        tier="likely",
        reference="https://go.dev/ref/mod#private-modules",
        finds=("module «git.halden.io/ops/crm-ui»\n", 'import "«gitlab.halden.se/data/risk/jobs»"'),
        ignores=("gitlab.com/a/b", "git.example.com/a/b", "git.sr.ht/~x/y", "git.kernel.org/pub/x"),
        confidence=0.6,
        spread=False,
    ),
    Rule(
        id="repository-setting",
        kind=_KIND,
        anchors=(
            "GITHUB_REPOSITORY", "CI_PROJECT_PATH", "BITBUCKET_REPO_FULL_NAME", "TRAVIS_REPO_SLUG", "gh repo clone ", "gh repo view ", "gh repo create ", "gh repo fork ", "gh repo sync ", "--repo ", "--repo=", " -R ", '"full_name"', "full_name:",
            "nameWithOwner", '"repo":', '"repository":', "api.github.com/repos/", "gh api repos/", "gh api /repos/", "registry.gitlab.com/", "ghcr.io/", "uses: ", "To github.com:", "From github.com:", "To https://github.com/", "To gitlab.com:", "private repo", "dépôt privé", "privates repo", "repositorio privado", "repositório privado", "приватн", "私有仓库",
            "github:", "gitlab:", "bitbucket:", Shape("gh:[A-Za-z]", 4, "A-Za-z0-9_", "gh:"), "vcs.repo", " repos/", "\nrepos/", "CIRCLE_PROJECT_REPONAME", "repo_url", "Repo: ", "repo: ", "repository: ",
        ),
        ignore_case=True,
        pattern=r"(?:github_repository|ci_project_path|bitbucket_repo_full_name|travis_repo_slug|gh repo (?:clone|view|create|fork|sync) |--repo[ =]| -r |\"?full_?name\"?:|\"?namewithowner\"?:|\"?repo(?:sitory)?\"?:|api\.github\.com/repos/|gh api /?repos/|registry\.gitlab\.com/|ghcr\.io/|uses: |(?:to (?:https://)?|from )(?:github|gitlab)\.com[:/]|(?:github|gitlab|bitbucket|(?<![a-z0-9_])gh):|vcs\.repo(?:sitory)?=|[\s]repos/|private repo(?:sitory)?(?: is| at|:)?|dépôt privé|privates repo(?:sitory)?|repositorio privado|repositório privado|приватн[а-я]{2,3} репозитори[а-я]|私有仓库)[ ]{0,2}[=:]?[ ]{0,2}[\"'`]?"
        r"(?P<v>(?-i:[A-Za-z][A-Za-z0-9_.-]{2,38}/[A-Za-z0-9_.-]{2,60}[A-Za-z0-9_]))(?![A-Za-z0-9_])(?!/[A-Za-z0-9_.-]{1,40}@v?[0-9])",
        validate=_is_named,
        judge=lambda text, start, _: not text[:start].endswith("-R ") or "gh " in text[max(0, start - 60) : start],
        tier="likely",
        reference="https://docs.github.com/actions/learn-github-actions/variables",
        finds=("GITHUB_REPOSITORY=«halden-it/crm-ui»", "gh pr view 12 -R «halden-it/crm-ui»", '"full_name": "«halden-it/crm-ui»"', "To github.com:«halden-it/crm-ui.git»", "https://api.github.com/repos/«halden-it/crm-ui»/issues", "ghcr.io/«halden-it/crm-ui»:latest"),
        ignores=("GITHUB_REPOSITORY=owner/repo", "uses: actions/checkout@v4", "ghcr.io/astral-sh/uv:latest", "repo: python/cpython", "grep -R src/main", "chown -R www/data", '"repository": "https://x"'),
        confidence=0.5,
        spread=False,
    ),
    Rule(
        id="repository-scope",
        kind=_KIND,
        anchors=("npm i @", "npm install @", "yarn add @", "pnpm add @", ":registry="),
        pattern=r"(?:npm (?:i|install)|(?:yarn|pnpm) add) (?P<v>@[a-z0-9][a-z0-9_.-]{2,38}/[a-z0-9_.-]{2,60})(?=[^\n]{0,60} --registry|[^\n]{0,40}[^\n]{0,40}\.pkg\.github)",
        tier="likely",
        reference="https://docs.npmjs.com/cli/using-npm/scope",
        finds=("npm install «@halden-it/crm-ui» --registry https://npm.test",),
        ignores=("npm install @types/node", "yarn add @babel/core"),
        confidence=0.5,
        spread=False,
    ),
)  # fmt: skip
