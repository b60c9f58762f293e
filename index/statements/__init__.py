"""Statements: the renderings of one utterance in several articles, outlets and languages."""

from index.statements.differing import differing
from index.statements.keeping import group, ungrouped
from index.statements.matching import Kind
from index.statements.statement import Rendering, Statement, Statements

__all__ = ["Kind", "Rendering", "Statement", "Statements", "differing", "group", "ungrouped"]
