"""Credentials on command lines: options of well-known programs that take a password or a token."""

import re

from commonplace.privacy.rule import Rule

__all__ = ["COMMANDS"]

# The rest of one command: no pipe, no separator, a continued line belongs to it.
_CHARACTER = r"(?:[^\n|;&]|\\\r?\n|&(?!&))"
_VALUE = r"[\"']?(?P<v>[^\s\"'\\|;]{1,200})"


def _command(
    name: str, program: str, option: str, reference: str, *examples: str, ignores: tuple[str, ...]
) -> Rule:
    """A rule for ``program … option VALUE`` on one line."""
    # Stops where the program is named again, so that a long list of commands is not read over and over.
    line = rf"(?:(?!(?:{program})\s){_CHARACTER}){{0,300}}?"
    programs = (" login",) if program.endswith(" login") else tuple(program.split("|"))
    return Rule(
        id=name,
        kind="secret.password",
        anchors=programs,
        before=r"htua enarc|htua hg|yrtsiger|[a-z]{2,8}" if program.endswith(" login") else "",
        reach=10,
        pattern=rf"(?<![A-Za-z0-9_.-])(?:{program})(?:\.exe)?(?=[\s\"',]){line}(?<=[\s\"',\[])(?:{option}){_VALUE}",
        validate=lambda value: len(value) >= 2 and not value.startswith("-"),
        generic=True,
        reference=reference,
        finds=examples,
        ignores=ignores,
    )


COMMANDS: tuple[Rule, ...] = (
    _command(
        "curl-user",
        "curl",
        r"(?:-[a-zA-Z]{0,6}[uU]|--user|--proxy-user)(?:[ \t=]|[\"'], ?)?[\"']?[^\s:\"'\\]{1,80}:",
        "https://curl.se/docs/manpage.html#-u",
        "curl -u carla:«hunter2» https://api.test/v1",
        "curl -s -X POST --user 'deploy:«s3c-ret»' https://api.test",
        "curl -sSL -uadmin:«pw-1234» http://x",
        "curl \\\n  -H 'a: b' \\\n  -u bob:«abc123» \\\n  http://x",
        ignores=(
            "curl -u username http://x",
            "docker run -u 1000:1000 img",
            "curl -u user:$PASSWORD x",
            "curl -u user:<password> x",
        ),
    ),
    _command(
        "wget-password",
        "wget|aria2c",
        r"--(?:http-|ftp-|proxy-)?(?:password|passwd)[= ]",
        "https://www.gnu.org/software/wget/manual/wget.html#HTTP-Options",
        "wget --user=bob --password=«gr33n-tea» https://x.test/f",
        ignores=("wget --password=$PW https://x", "wget https://x.test/password=1"),
    ),
    _command(
        "sshpass",
        "sshpass",
        r"-p[ ]?",
        "https://linux.die.net/man/1/sshpass",
        "sshpass -p «hunter2» ssh root@db.test",
        "sshpass -p'«k1tty-pw»' scp a b:",
        'sshpass -p "«k1tty-pw»" ssh x',
        ignores=("sshpass -f file ssh x", "sshpass -p $PASS ssh x", "sshpass -e ssh x"),
    ),
    _command(
        "mysql-password",
        "mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mycli",
        r"(?:-p(?=[^\s\"'])|--password=)",
        "https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html",
        "mysql -u root -p«T1ger-pw» shop",
        "mysqldump --password=«abcd99» shop > x.sql",
        ignores=("mysql -u root -p shop", "mysql --password=$PW", "mysql --port 3306"),
    ),
    _command(
        "redis-auth",
        "redis-cli|keydb-cli|valkey-cli",
        r"(?:-a|--pass)[ ]",
        "https://redis.io/docs/latest/develop/tools/cli/",
        "redis-cli -h cache -a «r3dis-pw» ping",
        ignores=("redis-cli -h cache ping", "redis-cli -a $REDIS_PASSWORD ping"),
    ),
    _command(
        "mongo-password",
        "mongo|mongosh|mongodump|mongorestore|mongoimport|mongoexport",
        r"(?:-p|--password)[ =]",
        "https://www.mongodb.com/docs/mongodb-shell/reference/options/",
        "mongosh -u app -p «m0ngo-pw» --host db",
        ignores=("mongosh --port 27017", "mongosh -u app -p $PW"),
    ),
    _command(
        "registry-login",
        "(?:docker|podman|registry|az|oc|npm|cf|nerdctl|buildah|skopeo|oras|crane auth|gh auth) login",
        r"(?:-p|--password|--token)[ =]",
        "https://docs.docker.com/reference/cli/docker/login/",
        "docker login -u carla -p «d0cker-pw» registry.test",
        "oc login --token=«sha256~{alnum 20}» --server=https://x",
        ignores=(
            "docker run -p 8080:80 img",
            "docker compose -p project up",
            "docker login -u x --password-stdin",
            "docker login -p $PW",
        ),
    ),
    _command(
        "ldap-password",
        "ldapsearch|ldapmodify|ldapadd|ldapwhoami|ldapdelete",
        r"-w[ ]?",
        "https://www.openldap.org/software/man.cgi?query=ldapsearch",
        "ldapsearch -x -D cn=admin -w «ld4p-pw» -b dc=x",
        ignores=("ldapsearch -x -W -b dc=x", "ldapsearch -w $PW"),
    ),
    _command(
        "archive-password",
        "zip|unzip|7z|7za|7zz|rar|unrar|qpdf|pdftk",
        r"(?:-P[ ]?|-p(?=[^\s\"'])|-hp(?=\S)|--password=)",
        "https://linux.die.net/man/1/unzip",
        "unzip -P «z1p-pw» archive.zip",
        "7z x -p«z1p-pw» archive.7z",
        ignores=("unzip archive.zip", "zip -r out.zip folder"),
    ),
    _command(
        "openssl-passphrase",
        "openssl",
        r"-(?:pass|passin|passout|passwd)[ ]pass:",
        "https://docs.openssl.org/master/man1/openssl-passphrase-options/",
        "openssl rsa -in k.pem -passin pass:«k3y-pw» -out o.pem",
        ignores=("openssl rsa -passin env:PW -in k.pem", "openssl rsa -passin pass:$PW"),
    ),
    _command(
        "keystore-password",
        "keytool|jarsigner|apksigner|gpg|gpg2|ansible-vault|cryptsetup",
        r"(?:-storepass|-keypass|--ks-pass pass:|--key-pass pass:|--passphrase)[ =:]?",
        "https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html",
        "keytool -list -storepass «ch4ngeit!» -keystore k.jks",
        "gpg --batch --passphrase «s3ntence» -d f.gpg",
        ignores=("keytool -list -keystore k.jks", "gpg --passphrase-file f -d x"),
    ),
    _command(
        "windows-password",
        "net|runas|psexec|cmdkey|schtasks|wmic|sqlcmd|bcp|osql",
        r"(?:/pass(?:word)?:|/rp[ ]|-P[ ]|-p[ ])",
        "https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility",
        "sqlcmd -S db -U sa -P «Str0ng-pw» -Q 'select 1'",
        "cmdkey /add:srv /user:bob /pass:«w1n-pw»",
        ignores=("sqlcmd -S db -E", "net use Z: \\\\srv\\share"),
    ),
    _command(
        "smb-user",
        "smbclient|rpcclient|smbmap|smbget",
        r"(?:-U|--user)[ =][\"']?[^\s%\"']{1,64}%",
        "https://www.samba.org/samba/docs/current/man-html/smbclient.1.html",
        "smbclient //srv/share -U bob%«smb-pw1»",
        ignores=("smbclient //srv/share -U bob", "smbclient -U bob%$PW x"),
    ),
    Rule(
        id="option-password",
        kind="secret.password",
        anchors=(
            "--pass",
            "--pwd",
            "--secret",
            "--token",
            "--api-key",
            "--apikey",
            "--auth-token",
            "--access-token",
            "--db-pass",
            "--admin-pass",
        ),
        pattern=r"--(?:[a-z]{1,16}-){0,3}(?:password|passwd|pass|pwd|passphrase|secret|token|api-key|apikey|secret-key|access-key)(?:[= ]|[\"'], ?)[\"']?(?P<v>[^\s\"'`|;&,<>\\-][^\s\"'`|;&,<>\\]{3,400})",
        validate=lambda value: (
            re.search(r"[0-9]|[^A-Za-z_]", value) is not None
            and not re.fullmatch(r"[0-9]{1,5}|[a-z-]+", value)
        ),
        generic=True,
        reference="https://clig.dev/#arguments-and-flags",
        finds=(
            "tool deploy --password «pr0d-pw» --force",
            "cli login --token=«{alnum 32}»",
            '["--api-key", "«{alnum 24}»"]',
        ),
        ignores=(
            "tool --password-file x",
            "tool --token $TOKEN",
            "tool --max-tokens 100",
            "use --password or --token",
            "tool --password <password>",
        ),
        confidence=0.9,
    ),
    Rule(
        id="sudo-echo",
        kind="secret.password",
        anchors=("sudo -S", "chpasswd", "passwd --stdin"),
        before=r"[^\n;&]{0,120}",
        reach=120,
        pattern=r"[^\n]{0,110}?echo[ ](?:-n[ ]|-e[ ])?[\"']?(?:[a-z_][a-z0-9_-]{0,31}:)?(?P<v>[^\s\"'|:]{3,80})[\"']?[ ]?\|[ ]?(?:sudo -S|sudo chpasswd|chpasswd|passwd --stdin)",
        generic=True,
        reference="https://linux.die.net/man/8/chpasswd",
        finds=("echo «r00t-pw» | sudo -S apt update", "echo 'bob:«n3w-pw»' | chpasswd"),
        ignores=("echo $PW | sudo -S apt update", "echo hello | sudo tee x"),
    ),
    Rule(
        id="env-password-prefix",
        kind="secret.password",
        anchors=(
            "PGPASSWORD",
            "MYSQL_PWD",
            "RESTIC_PASSWORD",
            "BORG_PASSPHRASE",
            "SSHPASS",
            "REDISCLI_AUTH",
            "VAULT_TOKEN",
            "CARGO_REGISTRY_TOKEN",
            "TF_VAR_",
        ),
        pattern=r"(?:PGPASSWORD|MYSQL_PWD|RESTIC_PASSWORD|BORG_PASSPHRASE|SSHPASS|REDISCLI_AUTH|VAULT_TOKEN|CARGO_REGISTRY_TOKEN|TF_VAR_[a-z_]{0,30}(?:password|secret|token|key))[\"']?[=:] ?[\"']?(?P<v>[^\s\"';]{3,400})",
        generic=True,
        reference="https://www.postgresql.org/docs/current/libpq-envars.html",
        finds=("PGPASSWORD=«tiger» psql -h db", "export SSHPASS='«k1tty-pw»'"),
        ignores=("PGPASSWORD=$PW psql", "unset PGPASSWORD"),
    ),
)
