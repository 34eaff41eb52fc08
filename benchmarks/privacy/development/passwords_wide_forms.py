"""Passwords on command lines, keys by name, headers, and hashes of passwords. Development set."""

import hashlib
from collections.abc import Callable

from benchmarks.privacy.development import alphabets as a
from benchmarks.privacy.development.passwords_wide import plain_password
from benchmarks.privacy.development.passwords_wide_files import form_case
from benchmarks.privacy.planting import Case, Draw

__all__ = ["password_form_cases"]


def _uuid(draw: Draw) -> str:
    text = draw.chars(a.HEX, 32)
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-b{text[17:20]}-{text[20:]}"


def _key(draw: Draw) -> str:
    forms: tuple[Callable[[], str], ...] = (
        lambda: _uuid(draw),
        lambda: draw.chars(a.HEX, 64),
        lambda: draw.chars(a.ALNUM, draw.number(20, 40)),
        lambda: draw.chars(a.BASE64, 43) + "=",
    )
    return draw.random.choice(forms)()


def _bcrypt(draw: Draw) -> str:
    return f"$2{draw.pick('aby')}$1{draw.number(0, 4)}$" + draw.chars(a.ALNUM + "./", 53)


def _argon2(draw: Draw) -> str:
    return f"$argon2id$v=19$m=65536,t=3,p=4${draw.chars(a.BASE64, 22)}${draw.chars(a.BASE64, 43)}"


def _crypt(draw: Draw) -> str:
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"$1${draw.chars(a.ALNUM, 8)}${draw.chars(a.ALNUM + './', 22)}",
        lambda: f"$apr1${draw.chars(a.ALNUM, 8)}${draw.chars(a.ALNUM + './', 22)}",
        lambda: f"$5$rounds=535000${draw.chars(a.ALNUM, 16)}${draw.chars(a.ALNUM + './', 43)}",
        lambda: f"$y$j9T${draw.chars(a.ALNUM + './', 22)}${draw.chars(a.ALNUM + './', 43)}",
        lambda: f"$P$B{draw.chars(a.ALNUM + './', 30)}",
    )
    return draw.random.choice(forms)()


def _framework_hash(draw: Draw) -> str:
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"pbkdf2_sha256$600000${draw.chars(a.ALNUM, 22)}${draw.chars(a.BASE64, 43)}=",
        lambda: f"scrypt:32768:8:1${draw.chars(a.ALNUM, 16)}${draw.chars(a.HEX, 128)}",
        lambda: "{SSHA}" + draw.chars(a.BASE64, 38) + "==",
        lambda: "*" + draw.chars(a.HEX, 40).upper(),
        lambda: (
            f"SCRAM-SHA-256$4096:{draw.chars(a.BASE64, 22)}==${draw.chars(a.BASE64, 43)}=:{draw.chars(a.BASE64, 43)}="
        ),
    )
    return draw.random.choice(forms)()


def _plain_digest(draw: Draw) -> str:
    return hashlib.md5(plain_password(draw).encode(), usedforsecurity=False).hexdigest()


_X, _K, _H = "secret.password-command", "secret.key-by-name", "secret.password-hash"


def password_form_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_COMMANDS, *_NAMED, *_HEADERS, *_HASHES)


_COMMANDS = (
    form_case(
        "pw-command",
        _X,
        plain_password,
        (
            "curl --user {user}:{v} https://{host}/",
            "curl -u '{user}:{v}' -X POST https://{host}/",
            "http -a {user}:{v} GET https://{host}/",
            "wget --http-user={user} --http-password={v} https://{host}/f",
            "wget --user {user} --password '{v}' ftp://{host}/f",
            "sshpass -p'{v}' ssh {user}@{host}",
            "mysql -u{user} -p{v} -h {host}",
            "mysqladmin -u root password '{v}'",
            "mongosh --username {user} --password {v} --host {host}",
            "mongodump -u {user} -p '{v}'",
            "redis-cli -a {v}",
            "redis-cli AUTH {v}",
            "AUTH {user} {v}",
            "CONFIG SET requirepass {v}",
            'psql "host={host} user={user} password={v}"',
            "PGPASSWORD='{v}' pg_dump -U {user} shop",
            "docker run -e MYSQL_ROOT_PASSWORD={v} mysql",
            "docker run --env DB_PASS={v} app",
            "docker login -u {user} -p {v} registry.corp.test",
            'echo "{v}" | docker login --username {user} --password-stdin',
            "kubectl create secret generic db --from-literal=password={v}",
            "helm install x --set auth.password={v}",
            "helm upgrade x --set-string auth.rootPassword={v},replicas=2",
            "az login -u {user} -p {v}",
            "net use Z: \\\\{host}\\share /user:{user} {v}",
            "net user {user} {v} /add",
            "smbclient //{host}/share -U {user}%{v}",
            "mount -t cifs //{host}/x /mnt -o user={user},pass={v}",
            "openssl enc -aes-256-cbc -in f -out g -k {v}",
            "openssl pkcs12 -export -in c.pem -passout pass:{v}",
            "htpasswd -b -c .htpasswd {user} {v}",
            "htpasswd -nb {user} {v}",
            "zip -P {v} out.zip f",
            "7z a -p{v} out.7z f",
            "gpg --batch --yes --passphrase {v} -c f",
            "ssh-keygen -t ed25519 -N '{v}' -f k",
            "ldapsearch -D cn={user} -w {v} -b dc=x",
            "echo '{user}:{v}' | sudo chpasswd",
            "usermod -p $(openssl passwd -1 {v}) {user}",
            "openssl passwd -6 {v}",
            "lftp -u {user},{v} sftp://{host}",
            "ncftpput -u {user} -p {v} {host} / f",
            "xfreerdp /v:{host} /u:{user} /p:{v}",
            "rdesktop -u {user} -p {v} {host}",
            "ipmitool -I lanplus -H {host} -U {user} -P {v} power status",
            "snmpwalk -v2c -c {v} {host}",
            "impacket-psexec {user}:{v}@{host}",
            "evil-winrm -i {host} -u {user} -p '{v}'",
            "crackmapexec smb {host} -u {user} -p '{v}'",
            "hydra -l {user} -p {v} ssh://{host}",
            "rclone obscure {v}",
            "svn co --username {user} --password {v} svn://{host}",
            "ansible-playbook x.yml -e ansible_become_password={v}",
            "mosquitto_pub -h {host} -u {user} -P {v} -t x",
            "influx -username {user} -password {v}",
            "cqlsh -u {user} -p {v} {host}",
            "nats pub --user {user} --password {v} x y",
            "sqlcmd -S {host} -U {user} -P '{v}'",
            "RUN echo 'root:{v}' | chpasswd",
            "useradd -m {user} -p {v}",
            'expect "assword:"\nsend "{v}\\r"',
            "Password: {v}\nLast login: Tue",
            "su - {user}\nPassword: {v}\n$",
            "echo {v} | sudo -S ls",
            "ncat --proxy-auth {user}:{v} {host} 80",
            "restic -r x --password-command 'echo {v}' backup",
            "vault login -method=userpass username={user} password={v}",
            "cmdkey /add:{host} /user:{user} /pass:{v}",
            "ftp -n {host} <<E\nuser {user} {v}\nE",
            "quote PASS {v}",
            "PASS {v}\r\n230 Login ok",
            "git clone https://{user}:{v}@{host}.corp.test/x.git",
            "git remote set-url origin https://oauth2:{v}@{host}.corp.test/x.git",
        ),
    ),
)

_NAMED = (
    form_case(
        "key-named",
        _K,
        _key,
        (
            "API_KEY={v}",
            '{"apiKey": "{v}"}',
            "api_secret: {v}",
            "client_secret={v}&grant_type=client_credentials",
            "X-Auth-Token: {v}",
            "Api-Key: {v}",
            "apikey: {v}",
            "X-Functions-Key: {v}",
            "Ocp-Apim-Subscription-Key: {v}",
            "SECRET_KEY = '{v}'",
            "JWT_SECRET={v}",
            "SESSION_SECRET: '{v}'",
            'encryption_key = "{v}"',
            "SIGNING_KEY={v}",
            "webhook_secret: {v}",
            "secret_key_base: {v}",
            "APP_KEY=base64:{v}",
            "https://{host}/v1?api_key={v}",
            "https://{host}/v1/items?key={v}&limit=5",
            "https://{host}/hook?token={v}",
            "refresh_token: {v}",
            '"x-api-key": "{v}"',
            "-H 'X-Token: {v}'",
            "<apiKey>{v}</apiKey>",
            '<add key="ApiSecret" value="{v}"/>',
            "| API key | {v} |",
            "- **API key:** {v}",
            "const API_KEY = '{v}';",
            "new Client({ apiKey: '{v}' })",
            'Client(api_key="{v}")',
            "license_key: {v}",
            "client-id: web\nclient-secret: {v}",
            "deploy_key: {v}",
            "authtoken: {v}",
            "auth_token={v}",
            "csrf_token={v}",
            "TOKEN={v} ./x",
            "cli --api-key {v}",
            "cli auth --token={v}",
            "kubectl create secret generic k --from-literal=api-key={v}",
            "Authorization: ApiKey {v}",
            'Authorization: Token token="{v}"',
            "Authorization: {v}",
            "account_key={v};EndpointSuffix=x",
            "SharedAccessKey={v}",
            "shared_secret: {v}",
            "consumer_secret={v}",
            "master_key: {v}",
            "storage_key = {v}",
            "bot_token: {v}",
            "access-token={v}",
        ),
        (
            "api_key",
            "apiKey",
            "clientSecret",
            "signing_secret",
            "encryptionKey",
            "access_token",
            "refreshToken",
            "webhook_secret",
            "x-api-key",
            "API-Schlüssel",
            "clave_api",
            "jeton",
            "app_secret",
            "hmac_key",
            "device_token",
            "sessionId",
            "private_token",
        ),
    ),
)

_HEADERS = (
    form_case(
        "cookie-wide",
        "secret.cookie",
        lambda draw: draw.chars(a.URL64, draw.number(24, 48)) + "9",
        (
            "Cookie: theme=dark; sid={v}",
            "Set-Cookie: SESSION={v}; Path=/; HttpOnly; Secure",
            "set-cookie: auth_session={v}; SameSite=Lax",
            "cookies = {'session': '{v}'}",
            'cookies={"connect.sid": "{v}"}',
            "document.cookie = 'sessionid={v}'",
            "-b 'laravel_session={v}'",
            'curl --cookie "JSESSIONID={v}" https://{host}/',
            ".corp.test\tTRUE\t/\tTRUE\t1799999999\tsessionid\t{v}",
            '{"name": "session", "value": "{v}", "domain": ".corp.test"}',
            "ASP.NET_SessionId={v}",
            "cookie: _shop_session={v}; _ga=GA1.2",
        ),
        ("session_id", "cookie"),
    ),
    form_case(
        "digest-header",
        "secret.basic-auth",
        lambda draw: draw.chars(a.HEX, 32),
        (
            'Authorization: Digest username="{user}", realm="x", nonce="a1", uri="/", response="{v}"',
            'Digest username="{user}", uri="/a", response="{v}", qop=auth',
        ),
    ),
)

_HASHES = (
    form_case(
        "hash-bcrypt",
        _H,
        _bcrypt,
        (
            "{user}:{v}",
            '{"password_hash": "{v}"}',
            "password_digest: {v}",
            "INSERT INTO users VALUES (7, '{user}', '{v}');",
            "hash = '{v}'",
            "{v}",
        ),
        ("passwordHash", "hash"),
    ),
    form_case("hash-argon2", _H, _argon2, ("{v}", "encoded: {v}", "{user},{v},active"), ("password",)),
    form_case(
        "hash-crypt",
        _H,
        _crypt,
        (
            "root:{v}:19000:0:99999:7:::",
            "{user}:{v}",
            "passwd: {v}",
            "usermod -p '{v}' {user}",
            "rootpw --iscrypted {v}",
            "enable secret 5 {v}",
        ),
    ),
    form_case(
        "hash-framework",
        _H,
        _framework_hash,
        (
            "| {user} | {v} |",
            "password = '{v}'",
            "userPassword: {v}",
            "ALTER USER x PASSWORD '{v}';",
            "{user} | {v} | t",
        ),
    ),
    form_case(
        "hash-ntlm",
        _H,
        lambda draw: draw.chars(a.HEX, 32),
        (
            "Administrator:500:aad3b435b51404eeaad3b435b51404ee:{v}:::",
            "NTLM hash: {v}",
            "NTLM     : {v}",
            "evil-winrm -i {host} -u {user} -H {v}",
            "{user}:1001:aad3b435b51404eeaad3b435b51404ee:{v}:::",
        ),
    ),
    form_case(
        "hash-digest",
        _H,
        _plain_digest,
        (
            "password_md5: {v}",
            '{"user": "{user}", "passwordHash": "{v}"}',
            "the md5 hash of the password is {v}",
            "password_hash={v}",
        ),
    ),
)
