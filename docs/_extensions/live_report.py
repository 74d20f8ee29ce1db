"""The report of the fact sheet and a page for each of its claims, built into the documentation as readers would see them."""

from __future__ import annotations

from pathlib import Path

import factcheck
from factcheck.formats import Publication
from factcheck.views import site

FOLDER = "live"
FILE = "kosovo-objectives-1999.claims.json"


def write_site(app, exception):
    """Write the site beside the pages of a build in HTML that went well."""
    if exception is not None or app.builder.format != "html":
        return
    sheet = factcheck.load(Path(app.srcdir).parent / "annotations" / FILE)
    for path, content in site(sheet, publication=Publication(publisher="factcheck")):
        target = Path(app.outdir) / FOLDER / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8")


def setup(app):
    """Have the site written when a build is finished."""
    app.connect("build-finished", write_site)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
