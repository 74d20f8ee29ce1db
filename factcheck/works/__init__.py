"""The works that references cite: cited in words, read from bibliographies and written to them."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.works.adding import AddedWorks as AddedWorks
    from factcheck.works.adding import Doubt as Doubt
    from factcheck.works.adding import add_works as add_works
    from factcheck.works.bibtex.reading import works_from_bibtex as works_from_bibtex
    from factcheck.works.bibtex.writing import losses_in_bibtex as losses_in_bibtex
    from factcheck.works.bibtex.writing import works_to_bibtex as works_to_bibtex
    from factcheck.works.citing import Citation as Citation
    from factcheck.works.citing import CitedPart as CitedPart
    from factcheck.works.citing import cite as cite
    from factcheck.works.csl import losses_in_csl as losses_in_csl
    from factcheck.works.csl import works_from_csl as works_from_csl
    from factcheck.works.csl import works_to_csl as works_to_csl
    from factcheck.works.files import read_bibliography as read_bibliography
    from factcheck.works.identity import Likeness as Likeness
    from factcheck.works.identity import compare_works as compare_works
    from factcheck.works.imported import ImportedEntry as ImportedEntry
    from factcheck.works.imported import ImportedWorks as ImportedWorks
    from factcheck.works.ris import works_from_ris as works_from_ris

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "adding": ("AddedWorks", "Doubt", "add_works"),
        "bibtex.reading": ("works_from_bibtex",),
        "bibtex.writing": ("losses_in_bibtex", "works_to_bibtex"),
        "citing": ("Citation", "CitedPart", "cite"),
        "csl": ("losses_in_csl", "works_from_csl", "works_to_csl"),
        "files": ("read_bibliography",),
        "identity": ("Likeness", "compare_works"),
        "imported": ("ImportedWorks", "ImportedEntry"),
        "ris": ("works_from_ris",),
    },
)  # fmt: skip
