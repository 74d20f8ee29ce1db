"""Annotations as people read them: the report, and the fragments that it shares with documentation and notebooks."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.views.agreement import agreement_page as agreement_page
    from factcheck.views.fragments import Fragments as Fragments
    from factcheck.views.fragments import stylesheet as stylesheet
    from factcheck.views.lookup import OtherClaim as OtherClaim
    from factcheck.views.page import html_report as html_report
    from factcheck.views.site import site as site
    from factcheck.views.tables import columns_of as columns_of
    from factcheck.views.tables import table_rows as table_rows

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "agreement": ("agreement_page",),
        "fragments": ("Fragments", "stylesheet"),
        "lookup": ("OtherClaim",),
        "page": ("html_report",),
        "site": ("site",),
        "tables": ("columns_of", "table_rows"),
    },
)  # fmt: skip
