"""Foreign formats of annotations: read with what was lost and what was refused, and written with what they cannot hold."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.formats.publication import Publication as Publication
    from factcheck.formats.publication import scale_of as scale_of
    from factcheck.formats.records import Document as Document
    from factcheck.formats.records import Exported as Exported
    from factcheck.formats.records import Format as Format
    from factcheck.formats.records import Imported as Imported
    from factcheck.formats.records import Refused as Refused
    from factcheck.formats.records import Text as Text
    from factcheck.formats.registry import export_to as export_to
    from factcheck.formats.registry import format_called as format_called
    from factcheck.formats.registry import import_from as import_from

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "publication": ("Publication", "scale_of"),
        "records": ("Document", "Exported", "Format", "Imported", "Refused", "Text"),
        "registry": ("export_to", "format_called", "import_from"),
    },
)  # fmt: skip
