"""The works that references cite: cited in words, read from bibliographies and written to them."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.works.adding import AddedWorks as AddedWorks
    from factcheck.works.adding import add_works as add_works
    from factcheck.works.bibtex.reading import works_from_bibtex as works_from_bibtex
    from factcheck.works.bibtex.writing import works_to_bibtex as works_to_bibtex
    from factcheck.works.citing import Citation as Citation
    from factcheck.works.citing import Part as Part
    from factcheck.works.citing import cite as cite
    from factcheck.works.csl import works_from_csl as works_from_csl
    from factcheck.works.csl import works_to_csl as works_to_csl
    from factcheck.works.files import read_bibliography as read_bibliography
    from factcheck.works.imported import Imported as Imported

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "adding": ("AddedWorks", "add_works"),
        "bibtex.reading": ("works_from_bibtex",),
        "bibtex.writing": ("works_to_bibtex",),
        "citing": ("Citation", "Part", "cite"),
        "csl": ("works_from_csl", "works_to_csl"),
        "files": ("read_bibliography",),
        "imported": ("Imported",),
    },
)  # fmt: skip
