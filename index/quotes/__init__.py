"""Quotations: what stands between marks and is speech, who said it, and through whom it came.

`extract_quotes` is the one door. Rules about language over paragraphs, no model, the standard library only.
"""

from index.quotes.extraction import extract_quotes
from index.quotes.identity import Resolver

__all__ = ["Resolver", "extract_quotes"]
