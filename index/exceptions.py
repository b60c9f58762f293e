"""The errors that reach the person at the keyboard.

    KoreaReaderError
    ├── LibraryError          the library directory cannot be opened or written
    │   └── LibraryBusyError  another process is writing to it
    ├── UnreadableFileError   one file cannot be imported; the rest goes on
    ├── QueryError            the query cannot be understood, with the place
    ├── NamesError            a spelling cannot be kept among the reader's own names
    ├── AnalysisError         Korean words cannot be analysed; search goes on without
    └── ArticleNotFoundError  no article, or more than one, has that id

Each message says what happened, to which file or library, and what to do.
"""


class KoreaReaderError(Exception):
    """Something that the person at the keyboard can act upon. `str()` is one line, ready to show."""


class LibraryError(KoreaReaderError):
    """The library directory cannot be opened, created or written."""


class LibraryBusyError(LibraryError):
    """Another process holds the library's write lock."""


class UnreadableFileError(KoreaReaderError):
    """A file, or one record of it, holds no article that can be imported."""


class QueryError(KoreaReaderError):
    """A part of a query makes no sense."""

    def __init__(self, message: str, start: int, end: int, *, is_open: bool = False) -> None:
        """`start` and `end` are code-point offsets of the offending part in the query.

        `is_open` tells that it is only unfinished: while it is typed, nothing is wrong with it yet.
        """
        super().__init__(message)
        self.start = start
        self.end = end
        self.is_open = is_open


class NamesError(KoreaReaderError):
    """A spelling cannot be kept among the reader's own names, or not be forgotten."""


class AnalysisError(KoreaReaderError):
    """The analyser of Korean words is not installed, or its process has ended."""


class ArticleNotFoundError(KoreaReaderError):
    """No article has that id, or the prefix fits several."""
