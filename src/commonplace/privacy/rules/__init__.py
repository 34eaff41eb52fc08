"""All rules, and the version that names them together."""

import hashlib

from commonplace.privacy.randomness import RANDOM_SEGMENT, RANDOM_TOKEN
from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.accounts import ACCOUNTS
from commonplace.privacy.rules.address_fields import ADDRESS_FIELDS
from commonplace.privacy.rules.addresses_beside import ADDRESSES_BESIDE
from commonplace.privacy.rules.addresses_latin import ADDRESSES_LATIN
from commonplace.privacy.rules.addresses_world import ADDRESSES_WORLD
from commonplace.privacy.rules.banking import BANKING
from commonplace.privacy.rules.births import BIRTHS
from commonplace.privacy.rules.cloud import CLOUD
from commonplace.privacy.rules.coins import COINS
from commonplace.privacy.rules.commands import COMMANDS
from commonplace.privacy.rules.contact import CONTACT
from commonplace.privacy.rules.coordinate_notations import COORDINATE_NOTATIONS
from commonplace.privacy.rules.coordinate_pairs import COORDINATE_PAIRS
from commonplace.privacy.rules.counted import COUNTED
from commonplace.privacy.rules.credentials import CREDENTIALS
from commonplace.privacy.rules.data_services import DATA_SERVICES
from commonplace.privacy.rules.developer import DEVELOPER
from commonplace.privacy.rules.devices import DEVICES
from commonplace.privacy.rules.documents import DOCUMENTS
from commonplace.privacy.rules.finance import FINANCE
from commonplace.privacy.rules.handles import HANDLES
from commonplace.privacy.rules.handles_formed import HANDLES_FORMED
from commonplace.privacy.rules.hash_secrets import HASH_SECRETS
from commonplace.privacy.rules.health import HEALTH
from commonplace.privacy.rules.homes import HOMES
from commonplace.privacy.rules.host_forms import HOST_FORMS
from commonplace.privacy.rules.hosts import HOSTS
from commonplace.privacy.rules.intelligence import INTELLIGENCE
from commonplace.privacy.rules.ip_addresses import IP_ADDRESSES
from commonplace.privacy.rules.ip_notations import IP_NOTATIONS
from commonplace.privacy.rules.keys import KEYS
from commonplace.privacy.rules.links import LINKS
from commonplace.privacy.rules.logins import LOGINS
from commonplace.privacy.rules.machine_listings import MACHINE_LISTINGS
from commonplace.privacy.rules.messaging import MESSAGING
from commonplace.privacy.rules.national import NATIONAL
from commonplace.privacy.rules.network import NETWORK
from commonplace.privacy.rules.passwords import PASSWORDS
from commonplace.privacy.rules.passwords_nearby import PASSWORDS_NEARBY
from commonplace.privacy.rules.payments import PAYMENTS
from commonplace.privacy.rules.people_at_work import PEOPLE_AT_WORK
from commonplace.privacy.rules.person import PERSON
from commonplace.privacy.rules.phones import PHONES
from commonplace.privacy.rules.places import PLACES
from commonplace.privacy.rules.postcodes import POSTCODES
from commonplace.privacy.rules.profile_links import PROFILE_LINKS
from commonplace.privacy.rules.profiles import PROFILES
from commonplace.privacy.rules.prose_codes import PROSE_CODES
from commonplace.privacy.rules.prose_secrets import PROSE_SECRETS
from commonplace.privacy.rules.recovery import RECOVERY
from commonplace.privacy.rules.registers import REGISTERS
from commonplace.privacy.rules.repository_links import REPOSITORY_LINKS
from commonplace.privacy.rules.secrets_in_files import SECRETS_IN_FILES
from commonplace.privacy.rules.secrets_in_talk import SECRETS_IN_TALK
from commonplace.privacy.rules.sentence_numbers import SENTENCE_NUMBERS
from commonplace.privacy.rules.sessions import SESSIONS
from commonplace.privacy.rules.settings_secrets import SETTINGS_SECRETS
from commonplace.privacy.rules.table_secrets import TABLE_SECRETS
from commonplace.privacy.rules.telephones import TELEPHONES
from commonplace.privacy.rules.tool_passwords import TOOL_PASSWORDS
from commonplace.privacy.rules.usernames import USERNAMES
from commonplace.privacy.rules.vehicles import VEHICLES
from commonplace.privacy.rules.vendors import VENDORS
from commonplace.privacy.rules.wallets import WALLETS
from commonplace.privacy.rules.webhook_addresses import WEBHOOK_ADDRESSES

__all__ = ["RULES", "RULESET_VERSION"]

RULES: tuple[Rule, ...] = (
    *CLOUD,
    *DATA_SERVICES,
    *DEVELOPER,
    *INTELLIGENCE,
    *PAYMENTS,
    *MESSAGING,
    *KEYS,
    *VENDORS,
    *LINKS,
    *WALLETS,
    *CREDENTIALS,
    *PASSWORDS,
    *PASSWORDS_NEARBY,
    *PROSE_SECRETS,
    *PROSE_CODES,
    *RECOVERY,
    *SETTINGS_SECRETS,
    *TABLE_SECRETS,
    *HASH_SECRETS,
    *COMMANDS,
    *TOOL_PASSWORDS,
    *WEBHOOK_ADDRESSES,
    *SECRETS_IN_TALK,
    *SECRETS_IN_FILES,
    *CONTACT,
    *PHONES,
    *HANDLES,
    *HANDLES_FORMED,
    *USERNAMES,
    *LOGINS,
    *PROFILES,
    *NETWORK,
    *IP_ADDRESSES,
    *IP_NOTATIONS,
    *HOSTS,
    *HOST_FORMS,
    *HOMES,
    *SESSIONS,
    *DEVICES,
    *COINS,
    *FINANCE,
    *NATIONAL,
    *REGISTERS,
    *BIRTHS,
    *TELEPHONES,
    *COUNTED,
    *BANKING,
    *VEHICLES,
    *DOCUMENTS,
    *HEALTH,
    *ACCOUNTS,
    *PERSON,
    *PLACES,
    *ADDRESSES_LATIN,
    *ADDRESSES_BESIDE,
    *ADDRESSES_WORLD,
    *ADDRESS_FIELDS,
    *POSTCODES,
    *COORDINATE_PAIRS,
    *COORDINATE_NOTATIONS,
    *MACHINE_LISTINGS,
    *PROFILE_LINKS,
    *REPOSITORY_LINKS,
    *PEOPLE_AT_WORK,
    *SENTENCE_NUMBERS,
    RANDOM_TOKEN,
    RANDOM_SEGMENT,
)
"""Every rule, ids unique."""

_DECODERS = 2
"""Grows with each change of what scanning does beside the rules."""


def _version() -> str:
    digest = hashlib.sha256(str(_DECODERS).encode())
    for rule in RULES:
        forms = [form if isinstance(form, str) else (form.body, form.not_after) for form in rule.anchors]
        digest.update(
            repr((rule.id, rule.version, rule.kind, forms, rule.pattern, rule.tier, rule.generic)).encode()
        )
    return f"1.{digest.hexdigest()[:12]}"


RULESET_VERSION = _version()
"""Changes whenever a rule does."""
