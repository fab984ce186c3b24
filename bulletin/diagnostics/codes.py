"""The catalogue of rules. Codes are permanent: a code may retire, never change its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bulletin.diagnostics import rules_for_items, rules_for_reviews, rules_for_sites, rules_for_texts
from bulletin.diagnostics.rule import Rule

_RULES = (*rules_for_texts.RULES, *rules_for_items.RULES, *rules_for_sites.RULES, *rules_for_reviews.RULES)

CATALOGUE: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rule in _RULES})
