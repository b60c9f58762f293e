"""Everything that knows articles and no screen: importing, record, search, quotes, comparison.

Usable from a script: `index.library.Library` is the one door.
"""
