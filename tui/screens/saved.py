"""The saved searches: how much each finds, how much of it is new since the last look, and what is done with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content

from index.saved import delete_search, keep_search, rename_search
from tui.screens.asking import AskingScreen
from tui.screens.naming import NameScreen
from tui.widgets.footer import Footer
from tui.widgets.keys import key
from tui.widgets.safe import line
from tui.widgets.windowed_list import WindowedList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from index.library import Library
    from index.saved import CountedSearch, SavedSearch
    from tui.widgets.windowed_list import Row

_NONE_YET = "Nothing is saved yet.\n\nR saves the search that stands above the results."


class SavedScreen(AskingScreen[None]):
    """A list of saved searches."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key("n"), "run_new", "Only what is new", id="saved.new"),
        Binding(key("e"), "rename", "Rename", id="saved.rename"),
        Binding(key("x"), "delete", "Delete", id="saved.delete"),
        Binding(key("z"), "restore", "Bring back", id="saved.restore"),
        Binding("question_mark", "help", "Help", key_display="?", id="saved.help"),
        Binding(key("q", "escape"), "close", "Back", key_display="q", id="saved.close"),
    ]
    HELPED = (WindowedList,)
    DEFAULT_CSS = """
    SavedScreen #saved { height: 1fr; border: round $border; }
    SavedScreen #saved { border-title-color: $text-muted; border-subtitle-color: $text-muted; }
    """

    def __init__(self, library: Library, run: Callable[[SavedSearch, bool], None]) -> None:
        """`run` gets the search that is chosen, and whether only what is new is wanted."""
        super().__init__()
        self._library = library
        self._run = run
        self._counted: Sequence[CountedSearch] = ()
        self._deleted: list[SavedSearch] = []

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield WindowedList(self._row, row_height=2, empty=Content("Counting …"), id="saved")
        yield Footer()

    def on_mount(self) -> None:
        """Count what the searches find."""
        self._list.border_title = Content(" Saved searches ")
        self._count()

    @property
    def _list(self) -> WindowedList:
        return self.query_one(WindowedList)

    @property
    def _chosen(self) -> SavedSearch | None:
        index = self._list.highlighted
        return self._counted[index].saved if index is not None and index < len(self._counted) else None

    def _count(self, name: str | None = None) -> None:
        """Count anew, and stay on the search of that name, or on the one that is highlighted."""
        chosen = self._chosen
        name = name if name is not None or chosen is None else chosen.name

        def show(counted: list[CountedSearch]) -> None:
            before = self._list.highlighted or 0
            self._counted = counted
            names = [one.saved.name for one in counted]
            keep = names.index(name) if name in names else min(before, max(0, len(counted) - 1))
            self._list.empty = Content(_NONE_YET)
            self._list.set_rows(len(counted), keep=keep)
            self.refresh_bindings()

        self._ask("count", lambda library: library.saved_searches(), show)

    def _row(self, index: int, width: int, _selected: bool) -> Row:
        """Return name and counts, and below them the query."""
        one = self._counted[index]
        new = Content.styled(f"● {one.new:,} new  " if one.new else "", "bold $text-warning")
        counts = Content.assemble(new, (f"{one.total:,} {'article' if one.total == 1 else 'articles'}", "$text-muted"))
        room = max(0, width - counts.cell_length - 2)
        name = line(one.saved.name, "bold").truncate(room, ellipsis=True)
        return [
            Content.assemble(name.pad_right(room - name.cell_length), "  ", counts),
            line(one.saved.query, "$text-muted"),
        ]

    # What is done with them

    @on(WindowedList.Selected)
    def _selected(self) -> None:
        self._leave_with(only_new=False)

    def action_run_new(self) -> None:
        """Search for what was added since the last look."""
        self._leave_with(only_new=True)

    def _leave_with(self, *, only_new: bool) -> None:
        chosen = self._chosen
        if chosen is not None:
            self.dismiss()
            self._run(chosen, only_new)

    def action_rename(self) -> None:
        """Ask for another name."""
        chosen = self._chosen
        if chosen is None:
            return

        def named(name: str | None) -> None:
            if name is not None and name != chosen.name:
                self._ask("change", lambda library: rename_search(library.record, chosen, name), told)

        def told(is_renamed: bool) -> None:
            if not is_renamed:
                self.notify("Another search has this name already", severity="warning", timeout=4)
            self._count()

        self.app.push_screen(NameScreen("Rename the search", chosen.name, chosen.query), named)

    def action_delete(self) -> None:
        """Delete the search, which can be brought back while the list is open."""
        chosen = self._chosen
        if chosen is None:
            return

        def told(_: None) -> None:
            self._deleted.append(chosen)
            self.notify("Deleted; z brings it back", timeout=4)
            self._count()

        self._ask("change", lambda library: delete_search(library.record, chosen), told)

    def action_restore(self) -> None:
        """Bring back the search that was deleted last."""
        if self._deleted:
            last = self._deleted.pop()
            self._ask("change", lambda library: keep_search(library.record, last), lambda _: self._count(last.name))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        if action == "restore":
            return bool(self._deleted)
        return bool(self._counted) if action in {"run_new", "rename", "delete"} else True
