"""Foreign formats of bibliographies, read and written: CSL-JSON and BibTeX."""

from factcheck.interop.adding import AddedWorks, add_works
from factcheck.interop.bibtex import works_to_bibtex
from factcheck.interop.bibtex_reading import works_from_bibtex
from factcheck.interop.csl import works_from_csl, works_to_csl
from factcheck.interop.files import FORMATS, read_bibliography
from factcheck.interop.imported import Imported

__all__ = [
    "FORMATS",
    "AddedWorks",
    "Imported",
    "add_works",
    "read_bibliography",
    "works_from_bibtex",
    "works_from_csl",
    "works_to_bibtex",
    "works_to_csl",
]  # fmt: skip
