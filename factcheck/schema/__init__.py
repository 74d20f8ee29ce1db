"""The schemas: where they are, what they say, and whether a JSON value conforms to them."""

from factcheck.schema.conformance import check_schema, conforms
from factcheck.schema.files import bundle, read_schema, schema_folder, schema_names

__all__ = ["bundle", "check_schema", "conforms", "read_schema", "schema_folder", "schema_names"]
