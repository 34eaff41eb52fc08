"""The development set: values, texts and names that rules may be tuned on."""

from benchmarks.privacy.development.addresses_fresh import fresh_address_cases
from benchmarks.privacy.development.addresses_wide import address_keep_cases, wide_address_cases
from benchmarks.privacy.development.broad_places import broad_place_cases
from benchmarks.privacy.development.broad_places_more import broad_machine_cases
from benchmarks.privacy.development.broad_secrets import broad_hook_cases, broad_talk_cases
from benchmarks.privacy.development.broad_secrets_files import broad_file_cases
from benchmarks.privacy.development.broad_secrets_keep import broad_keep_cases
from benchmarks.privacy.development.contact import contact_cases
from benchmarks.privacy.development.credentials import credential_cases
from benchmarks.privacy.development.filler import prose, technical
from benchmarks.privacy.development.machines import machine_cases
from benchmarks.privacy.development.names_wide import name_wide_cases
from benchmarks.privacy.development.names_wide_firms import firm_wide_cases, name_wide_negatives
from benchmarks.privacy.development.negatives import negative_cases
from benchmarks.privacy.development.negatives_wide import negatives_wide
from benchmarks.privacy.development.network_places_fresh import fresh_place_cases, fresh_place_negatives
from benchmarks.privacy.development.network_reach_fresh import reach_cases, reach_negatives
from benchmarks.privacy.development.network_wide import network_wide_cases
from benchmarks.privacy.development.numbers import number_cases
from benchmarks.privacy.development.numbers_wide_accounts import wide_account_cases
from benchmarks.privacy.development.numbers_wide_dates import wide_date_cases
from benchmarks.privacy.development.numbers_wide_fresh import wide_fresh_cases
from benchmarks.privacy.development.numbers_wide_ids import wide_id_cases
from benchmarks.privacy.development.numbers_wide_keep import wide_number_negatives
from benchmarks.privacy.development.numbers_wide_money import wide_money_cases
from benchmarks.privacy.development.passwords_wide import password_talk_cases
from benchmarks.privacy.development.passwords_wide_codes import password_negative_cases, recovery_wide_cases
from benchmarks.privacy.development.passwords_wide_files import password_file_cases
from benchmarks.privacy.development.passwords_wide_forms import password_form_cases
from benchmarks.privacy.development.passwords_wide_more import password_more_cases
from benchmarks.privacy.development.people import make_person, people_cases
from benchmarks.privacy.development.people_papers_fresh import paper_cases, paper_keep_cases
from benchmarks.privacy.development.secrets_fresh import fresh_secret_cases
from benchmarks.privacy.development.secrets_fresh_keep import fresh_secret_negatives
from benchmarks.privacy.development.secrets_fresh_links import fresh_link_cases
from benchmarks.privacy.development.tokens import token_cases
from benchmarks.privacy.development.tokens_wide import token_wide_cases
from benchmarks.privacy.development.tokens_wide_disguises import disguise_wide_cases
from benchmarks.privacy.development.tokens_wide_fresh import token_fresh_cases
from benchmarks.privacy.development.tokens_wide_keep import token_wide_negatives
from benchmarks.privacy.development.tokens_wide_keys import key_wide_cases
from benchmarks.privacy.development.tokens_wide_seeds import seed_wide_cases
from benchmarks.privacy.development.tokens_wide_urls import url_wide_cases
from benchmarks.privacy.planting import Kit

__all__ = ["KIT"]

KIT = Kit(
    name="development",
    cases=(
        *token_cases(),
        *token_wide_cases(),
        *key_wide_cases(),
        *seed_wide_cases(),
        *url_wide_cases(),
        *disguise_wide_cases(),
        *token_fresh_cases(),
        *credential_cases(),
        *password_talk_cases(),
        *password_file_cases(),
        *password_form_cases(),
        *recovery_wide_cases(),
        *password_more_cases(),
        *broad_hook_cases(),
        *broad_talk_cases(),
        *broad_file_cases(),
        *fresh_secret_cases(),
        *fresh_link_cases(),
        *people_cases(),
        *name_wide_cases(),
        *firm_wide_cases(),
        *contact_cases(),
        *number_cases(),
        *wide_id_cases(),
        *wide_account_cases(),
        *wide_money_cases(),
        *wide_date_cases(),
        *wide_fresh_cases(),
        *machine_cases(),
        *wide_address_cases(),
        *fresh_address_cases(),
        *network_wide_cases(),
        *broad_place_cases(),
        *broad_machine_cases(),
        *fresh_place_cases(),
        *paper_cases(),
        *reach_cases(),
    ),
    negatives=(
        *negative_cases(),
        *wide_number_negatives(),
        *negatives_wide(),
        *token_wide_negatives(),
        *password_negative_cases(),
        *name_wide_negatives(),
        *address_keep_cases(),
        *broad_keep_cases(),
        *fresh_place_negatives(),
        *fresh_secret_negatives(),
        *paper_keep_cases(),
        *reach_negatives(),
    ),
    prose=prose,
    technical=technical,
    person=make_person,
    again=(
        "As for {v}, nothing changed since then.",
        "So {v} is still the problem?",
        "Then I tried {v} once more.",
    ),
)
