"""The editor in the browser: a local server over the library's edits, and a page that keeps no truth of its own."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.editor.desk import Desk as Desk
    from factcheck.editor.server import EditorServer as EditorServer
    from factcheck.editor.shelf import Shelf as Shelf

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "desk": ("Desk",),
        "server": ("EditorServer",),
        "shelf": ("Shelf",),
    },
)  # fmt: skip
