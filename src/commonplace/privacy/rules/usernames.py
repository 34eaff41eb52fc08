"""User names under the names that programs give them: keys, variables, columns, elements, options."""

import re

from commonplace.privacy.accounts import CODE_WORDS, holds_first_name, is_account, is_handle_like
from commonplace.privacy.names import is_surname, is_word
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.choices import one_of
from commonplace.privacy.rules.forms import field_anchors

__all__ = ["USERNAMES", "is_odd"]

_REFERENCE = "https://datatracker.ietf.org/doc/html/rfc7643#section-4.1.1"

# Names of fields under which nothing but an account's name stands.
_SURE = (
    "username", "user_name", "user-name", "login_name", "loginname", "userlogin", "user_login", "author_login", "actor_login", "screen_name", "screenname", "account_name", "accountname", "samaccountname",
    "userprincipalname", "preferred_username", "github_user", "github_username", "gitlab_user", "twitter_handle", "twitter_username", "telegram_username", "instagram_handle", "discord_username", "logname",
    "db_user", "dbuser", "database_user", "postgres_user", "pguser", "mysql_user", "ssh_user", "ansible_user", "remote_user", "ftp_user", "smtp_user", "mail_user", "auth_user", "created_by", "updated_by",
    "modified_by", "createdby", "updatedby", "committed_by", "pushed_by", "assigned_to", "merged_by", "triggered_by", "started_by", "requested_by", "reported_by", "approved_by", "benutzername", "nutzername",
    "nom_utilisateur", "nombre_usuario", "nome_utente", "nome_usuario", "gebruikersnaam", "nazwa_uzytkownika", "kullanici_adi", "用户名", "ユーザー名", "user_handle", "handle_name", "nickname", "nick_name",
    "gamertag", "player_name", "playername", "display_handle",
)  # fmt: skip
# Names of fields that hold other things as well.
_OFTEN = (
    "login",
    "user",
    "owner",
    "handle",
    "author",
    "assignee",
    "reporter",
    "actor",
    "maintainer",
    "committer",
    "account",
    "member",
    "uid",
    "usr",
    "nick",
    "creator",
    "player",
    "contact",
    "twitter",
    "instagram",
    "telegram",
    "social",
    "discord",
    "github",
    "mastodon",
    "snapchat",
    "tiktok",
)
_KEY = f"(?:{one_of(_SURE)})"
_KEY_OFTEN = f"(?:{one_of(_OFTEN)})"
_NAME = r"@?[A-Za-z](?:[A-Za-z0-9_.\-]{0,38}[A-Za-z0-9_])?"
_STOPS = r"(?![A-Za-z0-9_@/(\[\u00c0-\uffff]|[.\-][A-Za-z0-9])"


def _is_value(text: str, start: int, end: int) -> bool:
    """A name in quotation marks, or one that ends its line, element, column or query."""
    value = text[start:end].lstrip("@")
    quoted = (
        text[start - 1 : start] in ("'", '"', "`")
        or text[start - 2 : start] == '\\"'
        or text[start - 1 : start] == ">"
    )
    if (
        not is_account(value)
        or value.lower() in CODE_WORDS
        or re.match(r"[ \t]*[=(]|[ \t]+(?:if|or|and|\||\+)\b", text[end : end + 6])
    ):
        return False
    if quoted:
        return not (value.istitle() and not holds_first_name(value)) and (
            text[end : end + 1] in "'\"`<\\" or text[end : end + 1] == ""
        )
    before = text[max(0, start - 3) : start]
    if value[0].isupper() or ("_" in value and not is_handle_like(value)):
        return re.search("[0-9.]", value) is not None and is_handle_like(value) and not value.isupper()
    if re.search(r"[=:] +$", before) and "=" in before:
        # ``owner = thing`` in code is a variable more often than a name.
        return is_handle_like(value) and (
            holds_first_name(value) or (re.search("[0-9]", value) is not None and "." not in value)
        )
    return (
        re.match(r"[ \t]*(?:[,;&|)}\"'<\r\n]|\\n|#|$)| +[a-z_]+[=:]", text[end : end + 16] or "\n")
        is not None
    )


def _is_often(text: str, start: int, end: int) -> bool:
    value = text[start:end].lstrip("@")
    if not _is_value(text, start, end):
        return False
    if text[start : start + 1] == "@" or is_handle_like(value):
        return True
    key = re.search(r"([A-Za-z]+)[^A-Za-z]*$", text[max(0, start - 24) : start])
    quoted = text[start - 1 : start] in ("'", '"', "`", ">")
    # Under these keys a plain word in quotation marks is a name as a rule; without, only one that is no word at all.
    return (
        key is not None
        and key[1].lower()
        in ("login", "owner", "assignee", "actor", "handle", "reporter", "committer", "user", "uid")
        and len(value) > 4
        and (quoted or key[1].lower() not in ("handle", "user"))
        and is_odd(value)
    )


def is_odd(value: str) -> bool:
    """Letters that are no English word as far as can be told: an initial before a surname, a first name."""
    low = value.lower()
    if is_word(low):
        return False
    if len(low) > 4 and (
        is_surname(low[1:], words=False) or is_surname(low[:-1], words=False) or is_surname(low, words=False)
    ):
        return True
    return holds_first_name(value) or re.search(r"^[bcdfghjklmnpqrstvwxz]{2}(?<!bl|br|ch|cl|cr|dr|fl|fr|gh|gl|gr|kn|ph|pl|pr|ps|rh|sc|sh|sk|sl|sm|sn|sp|st|sw|th|tr|tw|wh|wr)", low) is not None or (
        low.isalpha() and len(low) >= 6 and re.search(r"(?:ing|ed|er|or|ion|ent|ant|ity|ness|ment|able|ible|ive|ous|ful|ary|ory|ure|age|ism|ist|ize|ise|ate|ify|al|ic|ly|s|e)$", low) is None
    )  # fmt: skip


USERNAMES: tuple[Rule, ...] = (
    Rule(
        id="username-field",
        kind="personal.username",
        anchors=tuple(dict.fromkeys(("username", "user_name", "user-name", "user_login", "userlogin", "login_name", "loginname", "_login\"", "screen_name", "screenname", "account_name", "accountname", "principalname", "_username", "logname", "_user=", "_user:", "_user\"", "_user ", "dbuser", "pguser", "created_by", "updated_by",
                               "modified_by", "createdby", "updatedby", "committed_by", "pushed_by", "assigned_to", "merged_by", "triggered_by", "started_by", "requested_by", "reported_by", "approved_by", "nutzername", "nom_utilisateur", "nombre_usuario", "nome_utente", "nome_usuario", "gebruikersnaam", "nazwa_uzytkownika", "kullanici_adi",
                               "用户名", "ユーザー名", "_handle", "handle_name", "nickname", "nick_name", "gamertag", "player_name", "playername"))),
        ignore_case=True,
        before=r"[A-Za-z_-]{1,16}",
        reach=16,
        pattern=rf"[A-Za-z_-]{{0,20}}?{_KEY}(?:[\"'`\]*]{{0,3}}[ \t]{{0,12}}(?::=|=>|[:=|\t])[*_]{{0,2}}[ \t]{{0,12}}|>)(?:[bur]?\\?[\"'`])?(?P<v>(?-i:{_NAME})){_STOPS}",
        judge=_is_value,
        reference=_REFERENCE,
        finds=(
            'username="«mlopez»"',
            '{"screen_name": "«mlopez88»", "n": 1}',
            "DB_USER=«mlopez»\n",
            "<username>«mlopez»</username>",
            "created_by: «carla.vogt»\n",
            "const USERNAME = '«carlavogt»';",
            "?username=«mlopez»&x=1",
            "ansible_user: «mlopez»",
            "screen_name\t«mlopez7»",
        ),
        ignores=(
            'username="admin"',
            "username: string",
            "username = request.form",
            "self.user_name = user.name",
            "username = models.CharField(max_length=64)",
            "DB_USER=postgres",
            'placeholder="username"',
            "username: $USER",
            "created_by: User",
            "const { username } = props",
            "login(username=name, password=x)",
            "nickname = nick_name",
        ),
        confidence=0.8,
    ),
    Rule(
        id="username-field-often",
        kind="personal.username",
        anchors=field_anchors(_OFTEN),
        ignore_case=True,
        pattern=rf"(?<![A-Za-z0-9.$@])(?<!\")?{_KEY_OFTEN}(?:\\?[\"'`\]*]{{0,3}}[ \t]{{0,12}}(?::=|=>|[:=|])[*_]{{0,2}}[ \t]{{0,12}}|>)(?:\\?[\"'`])?(?P<v>(?-i:{_NAME})){_STOPS}".replace(r'(?<!\")?', ""),
        judge=_is_often,
        reference=_REFERENCE,
        finds=(
            '{"login": "«mlopez»", "id": 4}',
            "owner: «dijkstram»\n",
            "user: «larissa.pacheco»",
            "login=«mlopez9»&x",
            "assignee = «maria_r»",
            '"handle": "«@maria.lopez»"',
            "twitter: '«@mlopez88»'",
        ),
        ignores=(
            "user: admin",
            "owner: Owner",
            "handle = open(path)",
            "user = get_user(request)",
            "user: hello\n",
            "login: process.env.LOGIN",
            "author: Author",
            '"user": "assistant"',
            "owner = self.owner",
            "login: string",
            "account: required",
            "contact: support",
            "user=admin",
        ),
        confidence=0.75,
    ),
    Rule(
        id="username-environment",
        kind="personal.username",
        anchors=("USER=", "LOGIN=", "LOGNAME=", "User=", "OWNER="),
        pattern=r"(?<![A-Za-z0-9$])(?:USER|LOGIN|LOGNAME|User|OWNER)=[\"']?(?P<v>[a-z_][a-z0-9_.-]{1,38}[a-z0-9_])(?=[\"']?(?:[\s;,]|\\n|$))",
        validate=is_account,
        reference="https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html",
        finds=("export LOGIN=«mlopez»", "[Service]\nUser=«carlav»\n", "USER=«mlopez» HOME=/x"),
        ignores=("USER=root", "USER=$USER", "User=nobody", "User=Carla"),
        confidence=0.85,
    ),
    Rule(
        id="username-option",
        kind="personal.username",
        anchors=("--user ", "--user=", "--username ", "--username=", "--login ", "--login=", "--owner ", "--owner=", "--assignee ", "--author ", "--as ", "--as="),
        pattern=rf"--(?:user(?:name)?|login|owner|assignee|author|as)[ =][\"']?(?P<v>{_NAME}){_STOPS}",
        validate=lambda value: is_account(value.lstrip("@")) and value.lower() not in CODE_WORDS and not value.isupper(),
        reference="https://www.gnu.org/prep/standards/html_node/Option-Table.html",
        finds=("psql --user «mlopez» --host db", "gh issue list --assignee «carla-vogt»"),
        ignores=("--user root", "--user TEXT  Name of the user", "pip install --user requests".replace("requests", "name"), "--as default", "--user=$USER"),
        confidence=0.75,
    ),
    Rule(
        id="username-column",
        kind="personal.username",
        anchors=("(username)", "(user_name)", "(login)", "(username, ", "(login, ", "(handle)", "(screen_name)"),
        ignore_case=True,
        pattern=rf"\((?:username|user_name|login|handle|screen_name)(?:, [a-z_]{{1,30}}){{0,12}}\)[ \t\n]{{0,4}}VALUES[ \t\n]{{0,4}}\([\"'](?P<v>(?-i:{_NAME}))[\"']",
        validate=is_account,
        reference="https://www.postgresql.org/docs/current/sql-insert.html",
        finds=("INSERT INTO users (username) VALUES ('«mlopez»');",),
        ignores=("INSERT INTO users (username) VALUES ('admin');", "INSERT INTO users (username) VALUES (?)"),
        confidence=0.85,
    ),
)  # fmt: skip
