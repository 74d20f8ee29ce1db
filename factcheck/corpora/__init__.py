"""Corpora: many annotations as one file, checked in parts that several processes or machines share."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.corpora.parts import Checked as Checked
    from factcheck.corpora.parts import Part as Part
    from factcheck.corpora.parts import PartChecked as PartChecked
    from factcheck.corpora.parts import examine_part as examine_part
    from factcheck.corpora.parts import merge_parts as merge_parts
    from factcheck.corpora.parts import partitions as partitions
    from factcheck.corpora.processes import check_files as check_files

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "parts": ("Checked", "Part", "PartChecked", "examine_part", "merge_parts", "partitions"),
        "processes": ("check_files",),
    },
)  # fmt: skip
