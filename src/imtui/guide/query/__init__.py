"""What a user asks to see: a frozen query, its text form, what answers it and why the rest does not."""

from imtui.guide.query.matching import Facet, Failure, Index
from imtui.guide.query.model import CATEGORY, NAME, PLATFORM, STATUS, TEXT, Query, Requirement
from imtui.guide.query.parsed import Clause, ParsedQuery, QueryError
from imtui.guide.query.sentences import (
    briefly,
    field_name,
    requirement_in_words,
    sentence,
    unsourced,
    value_name,
    values_in_words,
)
from imtui.guide.query.vocabulary import Vocabulary

__all__ = [
    "CATEGORY",
    "NAME",
    "PLATFORM",
    "STATUS",
    "TEXT",
    "Clause",
    "Facet",
    "Failure",
    "Index",
    "ParsedQuery",
    "Query",
    "QueryError",
    "Requirement",
    "Vocabulary",
    "briefly",
    "field_name",
    "requirement_in_words",
    "sentence",
    "unsourced",
    "value_name",
    "values_in_words",
]
