"""Bytes to annotation and back: examined, loaded, saved, with the files that an annotation names."""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.store.files import check as check
    from factcheck.store.files import dumps as dumps
    from factcheck.store.files import load as load
    from factcheck.store.files import load_corpus as load_corpus
    from factcheck.store.files import load_outdated as load_outdated
    from factcheck.store.files import loads as loads
    from factcheck.store.files import read_version as read_version
    from factcheck.store.files import save as save
    from factcheck.store.files import save_corpus as save_corpus

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "files": ("check", "dumps", "load", "load_corpus", "load_outdated", "loads", "read_version", "save", "save_corpus"),
    },
)  # fmt: skip
