"""National numbers of persons, by country: a form of their own, or a check digit and a word beside them."""

from commonplace.privacy.rule import Rule
from commonplace.privacy.rules.national_eastern import EASTERN
from commonplace.privacy.rules.national_overseas import OVERSEAS
from commonplace.privacy.rules.national_western import WESTERN

__all__ = ["NATIONAL"]

NATIONAL: tuple[Rule, ...] = (*WESTERN, *EASTERN, *OVERSEAS)
