"""The facets beside the results: counted anew with every answer, and what choosing a value does to the search.

What is chosen stands in the search and nowhere else: the list reads it from there, whoever wrote it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.screens import lookups
from tui.screens.searching import SearchingScreen
from tui.widgets.facet_list import FacetList

if TYPE_CHECKING:
    from tui.screens.lookups import Answer


class FacetingScreen(SearchingScreen):
    """Narrows a search by what it finds."""

    def action_facets(self) -> None:
        """Go to the facets of what was found."""
        self.remove_class("-zen")
        self.facets_open = True
        self._focus_pane("facets")
        self._count_facets()

    def _leave_facets(self) -> None:
        """List all values again; if they are listed, close the pane."""
        if self._facets.is_narrowed:
            self._facets.show_all()
        else:
            self.facets_open = False
            self._focus_pane("results")

    def _show_answer(self, answer: Answer) -> None:
        super()._show_answer(answer)
        if self.facets_open:
            self._count_facets()

    def _count_facets(self) -> None:
        request = self._request
        self._ask("facets", lambda library: lookups.facets(library, request), self._facets.values.show_facets)

    @on(FacetList.Chosen)
    def _value_chosen(self, event: FacetList.Chosen) -> None:
        from index.search.choices import with_value, without_value

        facet, value, how = event.facet, event.value, event.how
        others = [(one.written, one.label) for one in facet.values]
        text = without_value(self._bar.text, facet.kind, value.written, value.label, others)
        if not (value.is_excluded if how == "excluded" else value.is_chosen):
            is_besides = how == "besides" and facet.kind.field == "name"
            text = with_value(text, facet.kind, value.written, is_excluded=how == "excluded", is_apart=is_besides)
        self._wanted_row = self._results.highlighted_row
        self._bar.restore(text)
        self._search(text)
