"""Figures as intervals: what they leave possible, whether two can be compared, in order of time, and drawn."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.figures.charting.drawing import chart as chart
    from factcheck.figures.gathering import Comparison as Comparison
    from factcheck.figures.gathering import Figure as Figure
    from factcheck.figures.gathering import Series as Series
    from factcheck.figures.gathering import SeriesEntry as SeriesEntry
    from factcheck.figures.gathering import all_series as all_series
    from factcheck.figures.gathering import compare as compare
    from factcheck.figures.gathering import measures as measures
    from factcheck.figures.gathering import series as series
    from factcheck.figures.intervals import Interval as Interval
    from factcheck.figures.intervals import interval_of as interval_of
    from factcheck.figures.nearness import NearFigure as NearFigure
    from factcheck.figures.nearness import near_figures as near_figures

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "charting.drawing": ("chart",),
        "gathering": ("Comparison", "Figure", "Series", "SeriesEntry", "all_series", "compare", "measures", "series"),
        "intervals": ("Interval", "interval_of"),
        "nearness": ("NearFigure", "near_figures"),
    },
)  # fmt: skip
