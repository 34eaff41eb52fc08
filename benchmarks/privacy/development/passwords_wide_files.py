"""Passwords in settings, files, tables and code. Development set."""

import base64
from collections.abc import Callable

from benchmarks.privacy.development.passwords_wide import any_password, plain_password
from benchmarks.privacy.planting import Case, Draw, Variant

__all__ = ["form_case", "password_file_cases"]


def form_case(
    name: str,
    kind: str,
    make: Callable[[Draw], str],
    tech: tuple[str, ...],
    fields: tuple[str, ...] = (),
) -> Case:
    """A case of one language that stands in commands and files."""
    return Case(id=name, kind=kind, variants=(Variant(make=make, tech=tech, fields=fields),))


def _base64_password(draw: Draw) -> str:
    return base64.b64encode(any_password(draw).encode()).decode()


def _base64_pair(draw: Draw) -> str:
    return base64.b64encode(f"ci-bot:{plain_password(draw)}".encode()).decode()


def _word(draw: Draw) -> str:
    return draw.pick(("swordfish", "opensesame", "monkeybiz", "trustno", "letsgobruins", "kittenmittens"))


_C = "secret.password-config"


def password_file_cases() -> tuple[Case, ...]:
    """All of them."""
    return (*_FILES, *_CODE)


_FILES = (
    form_case(
        "pw-json",
        _C,
        any_password,
        (
            '{"username": "{user}", "userPassword": "{v}"}',
            '{\n  "smtp": {\n    "user": "{user}",\n    "pass": "{v}"\n  }\n}',
            '{"auth": {"login": "{user}", "pw": "{v}"}}',
            '{"Contraseña": "{v}"}',
            '{"passphrase":"{v}","port":22}',
            '{"adminPwd": "{v}", "retries": 3}',
        ),
        (
            "wifiPassword",
            "keystore_pass",
            "passphrase",
            "sudo_password",
            "PASSWORT",
            "mot_de_passe",
            "senha",
            "wifi_key",
            "wpa_psk",
            "pincode_password",
            "userPass",
            "rootpw",
        ),
    ),
    form_case(
        "pw-json-word",
        _C,
        _word,
        (
            '{"user": "{user}", "password": "{v}"}',
            "password: {v}\nport: 5432",
            "DB_PASS={v}\nDB_HOST=x",
            'password = "{v}"',
            "<password>{v}</password>",
            "[client]\nuser={user}\npassword={v}\n",
        ),
        ("password", "db_pass"),
    ),
    form_case(
        "pw-yaml",
        _C,
        any_password,
        (
            "auth:\n  user: {user}\n  pass: '{v}'",
            'db:\n  password: "{v}" # rotate',
            "password: >-\n  {v}\nport: 25",
            "password: |\n  {v}\nhost: {host}",
            "- name: {user}\n  password: {v}\n  groups: [wheel]",
            "ansible_become_pass: {v}",
            "ansible_ssh_pass: '{v}'",
            "vault_db_password: {v}",
            "environment:\n  - POSTGRES_PASSWORD={v}",
            "environment:\n  MARIADB_ROOT_PASSWORD: {v}",
            "stringData:\n  password: {v}",
            "{user}:\n    passwd: {v}\n    shell: /bin/sh",
        ),
    ),
    form_case(
        "pw-toml-ini",
        _C,
        plain_password,
        (
            '[database]\nuser = "{user}"\npassword = "{v}"',
            "[mail]\nsmtp_user = {user}\nsmtp_pass = {v}",
            "[global]\nproxy_password={v}",
            "db.password={v}",
            "spring.datasource.password={v}",
            "spring.rabbitmq.password: {v}",
            "requirepass {v}",
            "rpcpassword={v}",
            "rpc-secret={v}",
            "$config['db_pass'] = '{v}';",
            "define('DB_PASSWORD', '{v}');",
            "'password' => env('DB_PASSWORD', '{v}'),",
            "machine {host} login {user} password {v}",
            "machine {host}\n  login {user}\n  password {v}",
            "{host}:5432:*:{user}:{v}",
            "*:*:*:{user}:{v}",
            "[client]\nuser = {user}\npassword = '{v}'",
            "auth {user} {v}",
            "username={user},password={v},domain=CORP",
            "//{host}/share /mnt cifs username={user},password={v} 0 0",
            "snmp-server community {v} RO",
            "enable secret 0 {v}",
            "username {user} privilege 15 password 0 {v}",
            'secrets: {user} : PSK "{v}"',
        ),
    ),
    form_case(
        "pw-env",
        _C,
        any_password,
        (
            "export DB_PASS='{v}'",
            'SMTP_PASSWORD="{v}"',
            "MAIL_PW={v}",
            "set PGPASSWORD={v}",
            "$env:ADMIN_PASSWORD = '{v}'",
            'setx APP_PASSWORD "{v}"',
            "ENV ROOT_PASSWORD {v}",
            'Environment="APP_PASS={v}"',
            "ARG DB_PASSWORD={v}",
            "REDIS_PASS={v} ./run.sh",
            "heroku config:set DB_PASSWORD={v}",
            "fly secrets set DB_PASSWORD={v}",
        ),
    ),
    form_case(
        "pw-xml",
        _C,
        plain_password,
        (
            '<user name="{user}" password="{v}"/>',
            "<password>{v}</password>",
            '<property name="password" value="{v}"/>',
            '<add key="SmtpPassword" value="{v}" />',
            '<string name="admin_password">{v}</string>',
            "<Password><![CDATA[{v}]]></Password>",
            "<key>Password</key>\n<string>{v}</string>",
            '<entry key="db.password">{v}</entry>',
            '<setting name="Pwd" serializeAs="String"><value>{v}</value></setting>',
            '<wsse:Password Type="PasswordText">{v}</wsse:Password>',
            '<input type="password" value="{v}">',
        ),
    ),
    form_case(
        "pw-connection",
        _C,
        plain_password,
        (
            "Server={host};Database=shop;User Id={user};Password={v};",
            "Data Source={host};Uid={user};Pwd={v}",
            "jdbc:sqlserver://{host}:1433;user={user};password={v};encrypt=true",
            "jdbc:mysql://{host}/shop?user={user}&password={v}&useSSL=false",
            "jdbc:oracle:thin:{user}/{v}@{host}:1521:XE",
            "host={host} dbname=shop user={user} password={v} sslmode=require",
            "{user}:{v}@tcp({host}:3306)/shop?parseTime=true",
            "sqlplus {user}/{v}@{host}",
            "DRIVER={ODBC Driver 18};SERVER={host};UID={user};PWD={v};",
            "mongodb://{user}:{v}@{host}:27017/?authSource=admin",
            "amqp://{user}:{v}@{host}//",
            "ldap://cn={user}:{v}@{host}",
            "smtp://{user}:{v}@{host}:587",
            "rtsp://{user}:{v}@10.0.0.9/stream",
        ),
    ),
    form_case(
        "pw-sql",
        _C,
        plain_password,
        (
            "CREATE USER {user} WITH PASSWORD '{v}';",
            "CREATE USER '{user}'@'%' IDENTIFIED BY '{v}';",
            "ALTER USER {user} IDENTIFIED BY {v};",
            "ALTER ROLE {user} WITH LOGIN PASSWORD '{v}';",
            "SET PASSWORD FOR '{user}'@'localhost' = PASSWORD('{v}');",
            "CREATE LOGIN {user} WITH PASSWORD = N'{v}';",
            "GRANT ALL ON shop.* TO '{user}'@'%' IDENTIFIED BY '{v}';",
            "INSERT INTO users (name, password) VALUES ('{user}', '{v}');",
            "UPDATE users SET password = '{v}' WHERE name = '{user}';",
            "SELECT pgp_sym_encrypt('x', '{v}');",
            "ALTER USER {user} IDENTIFIED WITH mysql_native_password BY '{v}';",
            "CREATE USER {user} ENCRYPTED PASSWORD '{v}'",
        ),
    ),
    form_case(
        "pw-table",
        _C,
        plain_password,
        (
            "| user | password |\n|---|---|\n| {user} | {v} |",
            "username,password\n{user},{v}\n",
            "name;login;password\nAnna;{user};{v}",
            "| Service | Login | Password |\n|:--|:--|:--|\n| NAS | {user} | `{v}` |",
            "host\tuser\tpass\n{host}\t{user}\t{v}",
            "| Field | Value |\n|---|---|\n| Password | {v} |",
            "<tr><td>Password</td><td>{v}</td></tr>",
            "| Benutzer | Passwort |\n| --- | --- |\n| {user} | {v} |",
            "title,url,username,password,notes\nNAS,https://nas,{user},{v},\n",
        ),
    ),
    form_case(
        "pw-wifi",
        _C,
        plain_password,
        (
            'nmcli dev wifi connect Birchnet password "{v}"',
            "nmcli con modify home wifi-sec.psk {v}",
            'network={\n    ssid="Birchnet"\n    psk={v}\n}',
            "wpa_passphrase Birchnet {v}",
            "wpa_passphrase={v}",
            "[wifi-security]\nkey-mgmt=wpa-psk\npsk={v}",
            "option key '{v}'",
            'const char* ssid = "Birchnet";\nconst char* pass = "{v}";',
            'WiFi.begin("Birchnet", "{v}");',
            "WIFI:T:WPA;S:Birchnet;P:{v};;",
            "netsh wlan set profileparameter name=Birchnet keyMaterial={v}",
            "<keyMaterial>{v}</keyMaterial>",
            "wifi:\n  ssid: Birchnet\n  password: {v}",
            '#define WIFI_PASS "{v}"',
            "    Key Content            : {v}",
        ),
        ("psk", "wifi_password", "wpa_passphrase", "WIFI_KEY"),
    ),
    form_case(
        "k8s-base64",
        _C,
        _base64_password,
        (
            "apiVersion: v1\nkind: Secret\ndata:\n  password: {v}",
            "data:\n  POSTGRES_PASSWORD: {v}\nkind: Secret",
            "kind: Secret\ndata:\n  username: YWRtaW4=\n  password: {v}",
        ),
    ),
    form_case(
        "docker-auth",
        _C,
        _base64_pair,
        (
            '{"auths": {"registry.corp.test": {"auth": "{v}"}}}',
            "//registry.corp.test/:_auth={v}",
            '"Proxy-Authorization": "Basic {v}"',
        ),
        ("auth",),
    ),
)

_CODE = (
    form_case(
        "pw-code",
        _C,
        plain_password,
        (
            'String password = "{v}";',
            'private static final String DB_PASS = "{v}";',
            'password := "{v}"',
            'let password: String = String::from("{v}");',
            'let password: &str = "{v}";',
            'val password = "{v}"',
            "$password = '{v}';",
            'string pwd = @"{v}";',
            "my $pass = '{v}';",
            "@password = '{v}'",
            'password <- "{v}"',
            "PASSWORD = '{v}'  # noqa",
            'char *password = "{v}";',
            'static let password = "{v}"',
            "const { user = '{user}', password = '{v}' } = opts;",
            "{ :username => '{user}', :password => '{v}' }",
            'Config{User: "{user}", Password: "{v}"}',
            "auth=('{user}', '{v}')",
            'auth=("{user}", "{v}")',
            "HTTPBasicAuth('{user}', '{v}')",
            "server.login('{user}', '{v}')",
            'smtp.login("{user}", "{v}")',
            "client.username_pw_set('{user}', '{v}')",
            'DriverManager.getConnection(url, "{user}", "{v}")',
            'new NetworkCredential("{user}", "{v}")',
            "driver.find_element(By.ID, 'password').send_keys('{v}')",
            "await page.fill('#password', '{v}')",
            "cy.get('input[name=password]').type('{v}')",
            "os.environ['DB_PASSWORD'] = '{v}'",
            'os.environ.setdefault("DB_PASSWORD", "{v}")',
            "os.getenv('DB_PASSWORD', '{v}')",
            "process.env.DB_PASSWORD || '{v}'",
            "mysqli_connect('{host}', '{user}', '{v}', 'shop');",
            "new PDO($dsn, '{user}', '{v}')",
            "ConvertTo-SecureString '{v}' -AsPlainText -Force",
            'ConvertTo-SecureString -String "{v}" -AsPlainText',
            "if password == '{v}':",
            "set_password('{v}')",
            'user.setPassword("{v}");',
            'resource "x" "y" {\n  master_password = "{v}"\n}',
            'variable "db_password" {\n  default = "{v}"\n}',
            '(setq smtp-password "{v}")',
            '{password, "{v}"}',
            "bcrypt.hash('{v}', 10)",
        ),
    ),
)
