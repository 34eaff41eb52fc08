"""Names of persons, and who employs them: every rule of them, by theme in the modules beside this one."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.employers import EMPLOYERS
from commonplace.privacy.rules.names_acts import NAME_ACTS
from commonplace.privacy.rules.names_asian import NAME_ASIAN
from commonplace.privacy.rules.names_beside import NAME_BESIDE
from commonplace.privacy.rules.names_cues import NAME_CUES
from commonplace.privacy.rules.names_fields import NAME_FIELDS
from commonplace.privacy.rules.names_lists import NAME_LISTS
from commonplace.privacy.rules.names_scripts import NAME_SCRIPTS

__all__ = ["PERSON"]

PERSON: tuple[Rule, ...] = (
    *NAME_CUES,
    *NAME_FIELDS,
    *NAME_LISTS,
    *NAME_BESIDE,
    *NAME_ACTS,
    *NAME_SCRIPTS,
    *NAME_ASIAN,
    *EMPLOYERS,
)
