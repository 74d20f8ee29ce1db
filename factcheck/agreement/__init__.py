"""Several annotators of one text: whose claim is whose, how far they agree, what they differ in, and what is made of it."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.agreement.adjudicating import Adjudicated as Adjudicated
    from factcheck.agreement.adjudicating import adjudicate as adjudicate
    from factcheck.agreement.aligning import Alignment as Alignment
    from factcheck.agreement.aligning import Group as Group
    from factcheck.agreement.aligning import align as align
    from factcheck.agreement.aligning import by_annotator as by_annotator
    from factcheck.agreement.chance import Coefficient as Coefficient
    from factcheck.agreement.chance import alpha as alpha
    from factcheck.agreement.chance import graded_distance as graded_distance
    from factcheck.agreement.chance import kappa as kappa
    from factcheck.agreement.chance import masi_distance as masi_distance
    from factcheck.agreement.chance import nominal_distance as nominal_distance
    from factcheck.agreement.deciding import Decision as Decision
    from factcheck.agreement.deciding import Option as Option
    from factcheck.agreement.deciding import Ruling as Ruling
    from factcheck.agreement.differing import Difference as Difference
    from factcheck.agreement.measuring import AgreedText as AgreedText
    from factcheck.agreement.measuring import Agreement as Agreement
    from factcheck.agreement.measuring import AlignedClaims as AlignedClaims
    from factcheck.agreement.measuring import agree as agree
    from factcheck.agreement.measuring import agree_on_texts as agree_on_texts
    from factcheck.agreement.reckoning import Measure as Measure
    from factcheck.agreement.unitizing import UnitizedAlpha as UnitizedAlpha
    from factcheck.agreement.unitizing import unitized_alpha as unitized_alpha

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "adjudicating": ("Adjudicated", "adjudicate"),
        "aligning": ("Alignment", "Group", "align", "by_annotator"),
        "chance": ("Coefficient", "alpha", "graded_distance", "kappa", "masi_distance", "nominal_distance"),
        "deciding": ("Decision", "Option", "Ruling"),
        "differing": ("Difference",),
        "measuring": ("AgreedText", "Agreement", "AlignedClaims", "agree", "agree_on_texts"),
        "reckoning": ("Measure",),
        "unitizing": ("UnitizedAlpha", "unitized_alpha"),
    },
)  # fmt: skip
