"""What composing needs of page references; the checks know them from the model too."""

from __future__ import annotations

from hm.model.references import PageMap, laid_pages, planned_pages, printed, replace_folios

__all__ = ["PageMap", "laid_pages", "planned_pages", "printed", "replace_folios"]
