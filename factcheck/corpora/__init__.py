"""Corpora: many annotations as one file, checked in parts that several processes or machines share, as tables, and searched."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.corpora.card import dataset_card as dataset_card
    from factcheck.corpora.card import write_card as write_card
    from factcheck.corpora.croissant import write_croissant as write_croissant
    from factcheck.corpora.finding import Found as Found
    from factcheck.corpora.finding import Hit as Hit
    from factcheck.corpora.finding import Wanted as Wanted
    from factcheck.corpora.finding import find as find
    from factcheck.corpora.joining import join_corpus as join_corpus
    from factcheck.corpora.parquet import read_parquet as read_parquet
    from factcheck.corpora.parquet import write_parquet as write_parquet
    from factcheck.corpora.parts import Checked as Checked
    from factcheck.corpora.parts import Part as Part
    from factcheck.corpora.parts import PartChecked as PartChecked
    from factcheck.corpora.parts import examine_part as examine_part
    from factcheck.corpora.parts import merge_parts as merge_parts
    from factcheck.corpora.parts import partitions as partitions
    from factcheck.corpora.processes import check_files as check_files
    from factcheck.corpora.surveying import Survey as Survey
    from factcheck.corpora.surveying import survey as survey

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "card": ("dataset_card", "write_card"),
        "croissant": ("write_croissant",),
        "finding": ("Found", "Hit", "Wanted", "find"),
        "joining": ("join_corpus",),
        "parquet": ("read_parquet", "write_parquet"),
        "parts": ("Checked", "Part", "PartChecked", "examine_part", "merge_parts", "partitions"),
        "processes": ("check_files",),
        "surveying": ("Survey", "survey"),
    },
)  # fmt: skip
