"""Names of accounts: what tells a person's user name from a word, a program or an account that every system has."""

import re
from functools import cache, lru_cache

from commonplace.privacy.folding import fold
from commonplace.privacy.names import plain_first_names
from commonplace.privacy.words import COMMON_USERS, COMMON_WORDS, words

__all__ = ["CODE_WORDS", "holds_first_name", "is_account", "is_handle_like", "is_service"]

# Accounts of programs: they stand on every machine that runs the program.
_SERVICES = words(
    "airflow alarm amazon analytics apache2 apt avahi awx azure backend backup bamboo "
    "bash bin bitbucket bot boot bundler "
    "cassandra celery chrome chrony circleci cloud colord consul containeradministrator "
    "coredns couchdb cron data database "
    "dbadmin dbuser dbus devcontainer distcc django dnsmasq elastic elasticsearch etcd flask flink frappe frontend ftp "
    "games gdm gerrit git gitea go gradle grafana hadoop haproxy hdfs hive "
    "host hostname hue influxdb irc jenkins jetty "
    "jira jupyter kafka kibana kube kubernetes lambda laravel ldap libuuid lightdm linuxbrew log logstash lp mail man "
    "mariadb maven memcached messagebus minecraft minio mlflow mongodb mosquitto msedge nats nobody nomad none nonroot "
    "nvidia odoo openvpn opensearch operator packer php plex podman polkitd portainer prefect presto proxy puppet "
    "pulse rabbitmq rails ray readonly readwrite registry rpc rpm rtkit rust saned selenium sentry sentinel sftp slurm "
    "solr sonar sonarqube spark splunk squid ssh sshd staff steam storm superset supervisor svc sync sys syslog "
    "systemd tcpdump teamcity telegraf temp terraform tmp tomcat traefik travis trino usbmux uucp uuidd varnish vault "
    "wheel windowsazure wordpress worker xrdp youruser your-user your_user "
    "yourname your_name your-name someuser somebody "
    "foo bar baz qux foobar alice bob carol dave eve mallory myuser my_user my-user username1 user1 user2 user01 test1 "
    "test2 appuser app_user app-user web webapp website superuser su anonymous "
    "anon author creator member members viewer "
    "editor reader writer primary secondary replica monitor monitoring exporter "
    "scanner agent1 buildkite buildbot drone "
    "johndoe john.doe john_doe jdoe janedoe jane.doe jane_doe jsmith max.mustermann mmustermann mustermann yyy xxx abc "
    "octocat torvalds gvanrossum dependabot renovate github-actions actions-user copilot"
)
CODE_WORDS = words(
    "string text str int integer bool boolean object null nil none true false "
    "required optional name email id uuid varchar "
    "char number float double any void never unknown undefined default value current "
    "previous next this self that new old "
    "all both each every other some first last empty missing invalid valid not is are was "
    "the a an and or but for from with "
    "without you your yours my mine our his her its their who whom whose which what when where why how here there "
    "request response session token password secret key type types model models view views class function method field "
    "fields form forms index list lists array map set get put post delete update "
    "create read write open close start stop run "
    "end begin save load send receive success failed failure error errors warning info "
    "debug trace ok okay yes no maybe "
    "please thanks thank hello hi hey bye good great nice sure sorry welcome "
    "well fine done ready active inactive enabled "
    "disabled online offline locked unlocked required private public shared internal "
    "external local remote global hidden "
    "visible deleted created updated pending approved denied allowed blocked "
    "banned verified unverified logged registered "
    "authenticated authorised authorized unauthorized forbidden group groups role roles team teams org organization "
    "organisation company project projects repo repository branch commit tag release "
    "version page pages site button input "
    "label title description message content body header footer menu link url path "
    "file files folder directory image video "
    "audio document documents table row column database schema query result results "
    "count total size length width height "
    "left right top bottom center inner outer date time day month year created_at updated_at id_token foreign primary "
    "unique serial bigint timestamp json jsonb xml html css yaml toml csv "
    "event events handler handlers callback listener "
    "props state context store action actions reducer component module service services controller provider config "
    "settings options params args kwargs env environment window console process "
    "promise async await return import export "
    "failed expired interactive authentication authorization credentials credential registration management account "
    "accounts profile profiles permissions permission login logout signin signup "
    "register provided specified given found "
    "exists exist already using used see below above same different multiple single "
    "only also then than because if else "
    "port ports must should can cannot could would will may might shall does did has have had be been being do"
)
_SPLIT = re.compile(r"[^A-Za-z\u00c0-\u024f]+|(?<=[a-z])(?=[A-Z])")
_STAND_IN = re.compile(
    r"(?:your|my|some|any|the|new|old|example|sample|dummy|fake|test|demo|user|usr|admin|"
    r"guest|bot|svc|service|system|app|api|db|ci|"
    r"root|deploy|dev|prod|stage|staging|qa|build|backup|github|gitlab|docker|aws|gcp|azure|k8s|node|"
    r"host|client|server|default|current)"
    r"(?:[-_. ]?(?:user|name|username|login|account|admin|handle|id|here|bot|host)|"
    r"[-_. ][a-z]{1,10})?(?:[-_]?[0-9]{0,4})|(?:x+[._-]?)+",
    re.IGNORECASE,
)


# The beginning of an expression in code, and names of files.
_OBJECT = re.compile(
    r"(?:process|os|self|this|req|request|res|response|ctx|context|config|cfg|settings|env|import|props|state|params|args|opts|options|user|data|"
    r"window|document|event|form|row|record|node|obj|object|item|app|db|client|session|model|models|auth|github|vars?|local|module|input)\.|"
    r".*\.(?:py|js|ts|tsx|jsx|json|md|txt|html?|css|ya?ml|toml|sh|go|rs|java|php|rb|c|h|cpp|csv|sql|xml|png|jpe?g|svg|pdf|exe|dll|so|log|conf|ini|com|org|net|io|dev|de|fr|local)$"
)


@cache
def _first() -> frozenset[str]:
    names = {name.lower() for name in plain_first_names() if len(name) > 3}
    return frozenset(names | {fold(name) for name in names})


@lru_cache(maxsize=4096)
def holds_first_name(value: str) -> bool:
    """Whether a part of an account's name is a first name, or begins or ends with one of five letters or more."""
    known = _first()
    for part in _SPLIT.split(value):
        low = part.lower()
        if low in known:
            return True
        if any(
            low[:size] in known or (len(low) - size > 2 and low[-size:] in known)
            for size in range(5, len(low))
        ):
            return True
    return False


def is_service(value: str) -> bool:
    """An account of a program, of every system, or of an example; it says nothing about a person."""
    low = value.lower().strip(".")
    return (
        low in COMMON_USERS
        or low in _SERVICES
        or low in CODE_WORDS
        or low.endswith(("[bot]", "-bot", "_bot", "$"))
        or _STAND_IN.fullmatch(low) is not None
    )


def is_account(value: str) -> bool:
    """What may be the name of a person's account: no service, no stand-in, no word, no number."""
    low = value.lower().strip(".")
    return (
        len(low) > 2
        and any(char.isalpha() for char in low)
        and not is_service(low)
        and low not in COMMON_WORDS
        and _OBJECT.match(low) is None
        and not re.fullmatch(r"0x[0-9a-f]+|[0-9a-f]{12,64}|(.)\1*|[a-z]?[0-9]+", low)
    )


def is_handle_like(value: str) -> bool:
    """An account's name that no sentence uses as a word: with digits, signs, capitals inside, or a first name."""
    plain = value.strip("@.,_-")
    if not is_account(plain):
        return False
    return re.search(
        r"[A-Za-z]{2}[0-9]|^[0-9]{1,3}[A-Za-z]{4}|[a-z][A-Z][a-z]|[A-Za-z]{2}[_.][A-Za-z0-9]", plain
    ) is not None or holds_first_name(plain)
