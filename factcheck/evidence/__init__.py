"""Evidence, counted: which slots a claim has, what fills them, and how many independent origins that makes."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.evidence.availability import was_available as was_available
    from factcheck.evidence.digests import digests_of as digests_of
    from factcheck.evidence.lineage import roots_of as roots_of
    from factcheck.evidence.rows import to_rows as to_rows
    from factcheck.evidence.slots import slots_of as slots_of
    from factcheck.evidence.weighed import ClaimEvidence as ClaimEvidence
    from factcheck.evidence.weighed import Reading as Reading
    from factcheck.evidence.weighed import SlotEvidence as SlotEvidence
    from factcheck.evidence.weighing import open_slots as open_slots
    from factcheck.evidence.weighing import weigh as weigh
    from factcheck.evidence.weighing import weigh_all as weigh_all

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "rows": ("to_rows",),
        "availability": ("was_available",),
        "digests": ("digests_of",),
        "lineage": ("roots_of",),
        "slots": ("slots_of",),
        "weighed": ("ClaimEvidence", "Reading", "SlotEvidence"),
        "weighing": ("open_slots", "weigh", "weigh_all"),
    },
)  # fmt: skip
