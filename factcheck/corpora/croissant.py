"""A description of a corpus in Croissant 1.0, by which tools of machine learning find and load it.

Croissant is JSON-LD in the vocabulary of schema.org (MLCommons, "Croissant Format Specification" 1.0, 2024). It describes files
and holds none of their content; a digest says which files are meant.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from factcheck.corpora.columns import CLAIMS, DOCUMENTS
from factcheck.corpora.parquet import CLAIMS_FILE, DOCUMENTS_FILE, count_rows, languages_and_rights
from factcheck.corpora.parts import is_corpus
from factcheck.corpora.surveying import survey
from factcheck.errors import UnreadableFile
from factcheck.files import PathLike, digest_of_file, write_file
from factcheck.model.vocabulary import Vocabulary

__all__ = ["Described", "write_croissant"]

_CONFORMS: Final = "http://mlcommons.org/croissant/1.0"
_TYPES: Final[Mapping[str, str]] = {"text": "sc:Text", "texts": "sc:Text", "whole": "sc:Integer", "number": "sc:Float"}
_REPEATED: Final = "texts"

# Of an annotation in a corpus: name of the field, where it stands, and what it says.
_OF_A_LINE: Final = (
    ("id", "id", None, "Id of the annotation."),
    ("title", "source", "$.title", "Title of the document."),
    ("sha256", "source", "$.sha256", "Digest of its text."),
    ("text", "source", "$.text", "Its text."),
)


@attrs.frozen(kw_only=True)
class Described:
    """What was described.

    Args:
        documents: Number of annotations.
        claims: Number of claims.
    """

    documents: int
    claims: int


def write_croissant(path: PathLike, description: PathLike, *, vocabularies: Iterable[Vocabulary] = ()) -> Described:
    """Write a description of a corpus, or of the tables that one was written to.

    Args:
        path: A corpus ``*.claims.jsonl``, or a folder with the tables of :func:`factcheck.corpora.write_parquet`.
        description: The file to write, which is replaced if it exists. It names the other files from where it stands.
        vocabularies: Category vocabularies that annotations may name, beside those that come with the package.

    Raises:
        UnreadableFile: If *path* is neither, or a file cannot be read or written.
        InvalidAnnotation: If an annotation of the corpus is not valid.
        FactcheckError: If two annotations have one id.
    """
    place, target = Path(path), Path(description)
    # The tables come first: whoever has them beside the corpus wants columns, which a line of JSON does not have.
    if place.is_dir() and (place / DOCUMENTS_FILE).exists():
        counts, value = _of_tables(place, target.parent)
    elif is_corpus(place) and place.exists():
        counts, value = _of_corpus(place, target.parent, tuple(vocabularies))
    else:
        reason = "is neither a corpus nor a folder of tables; make one with factcheck export --to corpus or --to parquet"
        raise UnreadableFile(str(path), reason)
    write_file(target, json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n")
    return counts


def _of_tables(place: Path, beside: Path) -> tuple[Described, dict[str, Any]]:
    counts = Described(documents=count_rows(place / DOCUMENTS_FILE, "document"), claims=count_rows(place / CLAIMS_FILE, "id"))
    # Only two columns are read again: the texts in the table can be larger than memory.
    languages, rights = languages_and_rights(place / DOCUMENTS_FILE)
    files = [_file(place / name, beside, "application/x-parquet") for name in (DOCUMENTS_FILE, CLAIMS_FILE)]
    records = [
        _records("documents", DOCUMENTS_FILE, DOCUMENTS),
        _records("claims", CLAIMS_FILE, CLAIMS),
    ]
    return counts, _dataset(place.resolve().name, counts, languages, rights, files, records)


def _of_corpus(place: Path, beside: Path, vocabularies: tuple[Vocabulary, ...]) -> tuple[Described, dict[str, Any]]:
    found = survey(place, vocabularies=vocabularies)
    counts = Described(documents=found.counts.annotations, claims=found.counts.claims)
    fields = [_field("annotations", name, "sc:Text", says, place.name, column, path) for name, column, path, says in _OF_A_LINE]
    records = [{"@type": "cr:RecordSet", "@id": "annotations", "name": "annotations", "field": fields}]
    files = [_file(place, beside, "application/jsonlines")]
    name = place.name.removesuffix(".jsonl").removesuffix(".claims")
    return counts, _dataset(name, counts, filter(None, found.languages), filter(None, found.rights), files, records)


def _dataset(
    name: str, counts: Described, languages: Iterable[str], rights: Iterable[str], files: list[Any], records: list[Any]
) -> dict[str, Any]:
    # Sorted, so that one corpus has one description; what nobody states is left out and not described as empty.
    told = {"inLanguage": sorted(languages), "usageInfo": sorted(rights)}
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "name": name,
        "description": f"{counts.claims:,} claims of {counts.documents:,} annotations: what documents assert, with their words.",
        "conformsTo": _CONFORMS,
        "keywords": ["claims", "fact-checking"],
        **{key: part for key, part in told.items() if part},
        "distribution": files,
        "recordSet": records,
    }


def _file(place: Path, beside: Path, media_type: str) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": place.name,
        "name": place.name,
        # Relative, so that the description still holds when the folder is moved or published.
        "contentUrl": Path(os.path.relpath(place.resolve(), beside.resolve())).as_posix(),
        "contentSize": f"{place.stat().st_size} B",
        "encodingFormat": media_type,
        "sha256": digest_of_file(place),
    }


def _records(name: str, file: str, columns: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    fields = list(_fields(name, file, columns))
    return {"@type": "cr:RecordSet", "@id": name, "name": name, "field": fields}


def _fields(name: str, file: str, columns: Mapping[str, tuple[str, str]]) -> Iterator[dict[str, Any]]:
    # Bytes and structs have no type there; the column json has all that the structs have.
    for column, (kind, says) in columns.items():
        if kind in _TYPES:
            yield _field(name, column, _TYPES[kind], says, file, column, None) | ({"repeated": True} if kind == _REPEATED else {})


def _field(records: str, name: str, type_: str, says: str, file: str, column: str, path: str | None) -> dict[str, Any]:
    source: dict[str, Any] = {"fileObject": {"@id": file}, "extract": {"column": column}}
    if path is not None:
        source["transform"] = {"jsonPath": path}
    told = {"@type": "cr:Field", "@id": f"{records}/{name}", "name": name, "description": says, "dataType": type_}
    return {**told, "source": source}


# The specification wants this context word for word, since many readers look for these terms and read no JSON-LD.
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en", "@vocab": "https://schema.org/", "citeAs": "cr:citeAs", "column": "cr:column",
    "conformsTo": "dct:conformsTo", "cr": "http://mlcommons.org/croissant/", "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"}, "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"}, "extract": "cr:extract", "field": "cr:field",
    "fileProperty": "cr:fileProperty", "fileObject": "cr:fileObject", "fileSet": "cr:fileSet", "format": "cr:format",
    "includes": "cr:includes", "isLiveDataset": "cr:isLiveDataset", "jsonPath": "cr:jsonPath", "key": "cr:key", "md5": "cr:md5",
    "parentField": "cr:parentField", "path": "cr:path", "recordSet": "cr:recordSet", "references": "cr:references",
    "regex": "cr:regex", "repeated": "cr:repeated", "replace": "cr:replace", "sc": "https://schema.org/",
    "separator": "cr:separator", "source": "cr:source", "subField": "cr:subField", "transform": "cr:transform",
}  # fmt: skip
