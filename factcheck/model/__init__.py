"""The records of an annotation: frozen values that know nothing of JSON, files or HTML."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.model.annotation import Annotation as Annotation
    from factcheck.model.annotator import Annotator as Annotator
    from factcheck.model.assessment import Assessment as Assessment
    from factcheck.model.assessment import Digests as Digests
    from factcheck.model.claim import Attribution as Attribution
    from factcheck.model.claim import Claim as Claim
    from factcheck.model.counterpart import Counterpart as Counterpart
    from factcheck.model.counterpart import Naming as Naming
    from factcheck.model.extraction import Extraction as Extraction
    from factcheck.model.extraction import Extractor as Extractor
    from factcheck.model.extraction import Original as Original
    from factcheck.model.extraction import Run as Run
    from factcheck.model.origin import Origin as Origin
    from factcheck.model.quantity import Quantity as Quantity
    from factcheck.model.reference import Addition as Addition
    from factcheck.model.reference import Interest as Interest
    from factcheck.model.reference import Link as Link
    from factcheck.model.reference import Reference as Reference
    from factcheck.model.relation import Relation as Relation
    from factcheck.model.slot import Search as Search
    from factcheck.model.slot import Slot as Slot
    from factcheck.model.slot import Waiver as Waiver
    from factcheck.model.source import Source as Source
    from factcheck.model.span import Span as Span
    from factcheck.model.span import Unclaimed as Unclaimed
    from factcheck.model.time import Time as Time
    from factcheck.model.triage import Triage as Triage
    from factcheck.model.vocabulary import SlotDemand as SlotDemand
    from factcheck.model.vocabulary import Term as Term
    from factcheck.model.vocabulary import Vocabulary as Vocabulary
    from factcheck.model.work import Capture as Capture
    from factcheck.model.work import Work as Work

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "annotator": ("Annotator",),
        "triage": ("Triage",),
        "annotation": ("Annotation",),
        "assessment": ("Assessment", "Digests"),
        "claim": ("Attribution", "Claim"),
        "counterpart": ("Counterpart", "Naming"),
        "extraction": ("Extraction", "Extractor", "Original", "Run"),
        "origin": ("Origin",),
        "quantity": ("Quantity",),
        "reference": ("Addition", "Interest", "Link", "Reference"),
        "relation": ("Relation",),
        "slot": ("Search", "Slot", "Waiver"),
        "source": ("Source",),
        "span": ("Span", "Unclaimed"),
        "time": ("Time",),
        "vocabulary": ("SlotDemand", "Term", "Vocabulary"),
        "work": ("Capture", "Work"),
    },
)  # fmt: skip
