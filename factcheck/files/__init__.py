"""The one door for files: what is read is a regular file of a stated size, what is written replaces the old all at once.

A newsroom runs this package on files that strangers hand in. So nothing is opened that could block or never end, no link is
followed out of the folder that somebody named, and no writer overwrites what it has not read.
"""

# Everything that reads or writes needs these at once, so that to look them up when they are asked for would gain nothing.
from factcheck.files.reading import (
    DEFAULT_LIMIT,
    PathLike,
    digest_of,
    digest_of_file,
    leads_out,
    limited_to,
    lines_of,
    open_file,
    read_file,
    read_stream,
    real_path,
    size_limit,
    storable_name,
)
from factcheck.files.writing import ANYTHING, locked, refuse_link_out, replacing, write_file

__all__ = [
    "ANYTHING",
    "DEFAULT_LIMIT",
    "PathLike",
    "digest_of",
    "digest_of_file",
    "leads_out",
    "limited_to",
    "lines_of",
    "locked",
    "open_file",
    "read_file",
    "read_stream",
    "real_path",
    "refuse_link_out",
    "replacing",
    "size_limit",
    "storable_name",
    "write_file",
]  # fmt: skip
