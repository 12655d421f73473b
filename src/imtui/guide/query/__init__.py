"""What a user asks to see: a frozen query, its text form, what answers it and why the rest does not."""

from imtui.guide.query.matching import Facet, Failure, Index
from imtui.guide.query.model import CATEGORY, PLATFORM, STATUS, TEXT, Query, Requirement
from imtui.guide.query.sentences import field_name, requirement_in_words, sentence, values_in_words
from imtui.guide.query.vocabulary import QueryError, Vocabulary

__all__ = [
    "CATEGORY",
    "PLATFORM",
    "STATUS",
    "TEXT",
    "Facet",
    "Failure",
    "Index",
    "Query",
    "QueryError",
    "Requirement",
    "Vocabulary",
    "field_name",
    "requirement_in_words",
    "sentence",
    "values_in_words",
]
