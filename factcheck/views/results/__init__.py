"""What commands find, as records: each is what a command prints with ``--format json``, and has a schema under ``results/``.

A program that imports the library gets the same from these functions as a program that reads the output of a command.
"""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.views.results.agreement import AdjudicationResult as AdjudicationResult
    from factcheck.views.results.agreement import adjudication_result as adjudication_result
    from factcheck.views.results.checking import FindingResult as FindingResult
    from factcheck.views.results.checking import finding_results as finding_results
    from factcheck.views.results.claims import ClaimRow as ClaimRow
    from factcheck.views.results.claims import claim_results as claim_results
    from factcheck.views.results.claims import claim_rows as claim_rows
    from factcheck.views.results.comparing import FollowResult as FollowResult
    from factcheck.views.results.comparing import MatchResult as MatchResult
    from factcheck.views.results.comparing import RebaseResult as RebaseResult
    from factcheck.views.results.comparing import StaleResult as StaleResult
    from factcheck.views.results.comparing import follow_result as follow_result
    from factcheck.views.results.comparing import match_result as match_result
    from factcheck.views.results.comparing import rebase_results as rebase_results
    from factcheck.views.results.comparing import stale_results as stale_results
    from factcheck.views.results.copies import CopyResult as CopyResult
    from factcheck.views.results.copies import copy_results as copy_results
    from factcheck.views.results.figures import FigureResult as FigureResult
    from factcheck.views.results.figures import MeasureResult as MeasureResult
    from factcheck.views.results.figures import SeriesResult as SeriesResult
    from factcheck.views.results.figures import WorkResult as WorkResult
    from factcheck.views.results.figures import measure_results as measure_results
    from factcheck.views.results.figures import series_result as series_result
    from factcheck.views.results.figures import work_results as work_results
    from factcheck.views.results.finding import HitResult as HitResult
    from factcheck.views.results.finding import hit_results as hit_results
    from factcheck.views.results.pinning import PinResult as PinResult
    from factcheck.views.results.pinning import pin_result as pin_result
    from factcheck.views.results.values import flat_rows as flat_rows
    from factcheck.views.results.values import result_value as result_value
    from factcheck.views.results.weighing import EvidenceResult as EvidenceResult
    from factcheck.views.results.weighing import EvidenceRow as EvidenceRow
    from factcheck.views.results.weighing import ReferenceResult as ReferenceResult
    from factcheck.views.results.weighing import SlotEvidenceResult as SlotEvidenceResult
    from factcheck.views.results.weighing import SlotResult as SlotResult
    from factcheck.views.results.weighing import evidence_result as evidence_result
    from factcheck.views.results.weighing import evidence_rows as evidence_rows
    from factcheck.views.results.weighing import slot_results as slot_results

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "agreement": (
            "AdjudicationResult", "adjudication_result",
        ),
        "checking": ("FindingResult", "finding_results"),
        "claims": ("ClaimRow", "claim_results", "claim_rows"),
        "comparing": (
            "FollowResult", "MatchResult", "RebaseResult", "StaleResult", "follow_result", "match_result", "rebase_results",
            "stale_results",
        ),
        "copies": ("CopyResult", "copy_results"),
        "figures": (
            "FigureResult", "MeasureResult", "SeriesResult", "WorkResult", "measure_results", "series_result", "work_results",
        ),
        "finding": ("HitResult", "hit_results"),
        "pinning": ("PinResult", "pin_result"),
        "values": (
            "flat_rows", "result_value",
        ),
        "weighing": (
            "EvidenceResult", "EvidenceRow", "ReferenceResult", "SlotEvidenceResult", "SlotResult", "evidence_result",
            "evidence_rows", "slot_results",
        ),
    },
)  # fmt: skip
