"""Names: which spellings in which scripts are the same person, place, organisation or weapon."""

from index.names.gazetteer import Entity, Gazetteer, Role, default_gazetteer, edition, own_problems, read
from index.names.matcher import Matcher, Mention, default_matcher
from index.names.own import own_file
from index.names.refreshing import refresh
from index.names.resolution import candidates, entities, resolve, spellings

__all__ = [
    "Entity",
    "Gazetteer",
    "Matcher",
    "Mention",
    "Role",
    "candidates",
    "default_gazetteer",
    "default_matcher",
    "edition",
    "entities",
    "own_file",
    "own_problems",
    "read",
    "refresh",
    "resolve",
    "spellings",
]
