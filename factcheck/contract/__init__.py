"""The contract: schemas, what they say of a value, vocabularies, and the way between JSON and records."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.contract.bundling import bundle as bundle
    from factcheck.contract.conformance import check_schema as check_schema
    from factcheck.contract.files import read_schema as read_schema
    from factcheck.contract.files import schema_folder as schema_folder
    from factcheck.contract.files import schema_names as schema_names
    from factcheck.contract.vocabulary import load_vocabulary as load_vocabulary

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "bundling": ("bundle",),
        "conformance": ("check_schema",),
        "files": ("read_schema", "schema_folder", "schema_names"),
        "vocabulary": ("load_vocabulary",),
    },
)  # fmt: skip
