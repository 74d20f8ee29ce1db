"""An extension of Sphinx that brings claims into any documentation, as the domain ``fc``.

A project names it in ``extensions``, and its annotation files in ``factcheck_files``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from factcheck.sphinx.directives import DIRECTIVES
from factcheck.sphinx.domain import NAME, ClaimsDomain, domain_of
from factcheck.sphinx.environment import Library, find_files
from factcheck.sphinx.schema_directive import SchemaDirective
from factcheck.sphinx.transforms import ShowExhibits, depart_shown_html, shown_html, visit_shown_html
from factcheck.sphinx.written import PagesWritten
from factcheck.views.environment import asset
from factcheck.views.fragments import stylesheet

__all__ = ["setup"]

_STYLE: Final = "factcheck-sphinx.css"
_SCRIPT: Final = "factcheck-sphinx.js"
_AFTER_INTERSPHINX: Final = 900


def _open_library(app: Sphinx) -> None:
    """Find the annotation files, and read those that have changed."""
    domain = domain_of(app.env)
    folder = str(app.confdir)
    # Files may have changed since the extension was loaded, so they are looked for when a build begins.
    domain.library = Library(
        find_files(app.config.factcheck_files, folder),
        vocabularies=[str(Path(folder, name)) for name in app.config.factcheck_vocabularies],
        known=domain.data["shelves"],
    )
    domain.data["shelves"] = domain.library.shelves
    domain.written = PagesWritten(Path(app.doctreedir), f"{app.builder.name} {app.outdir}")


def _write_style(app: Sphinx) -> None:
    """Write the style sheet and the script before any page, since pages bear their digests."""
    if app.builder.format == "html":
        folder = Path(app.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        text = f"{stylesheet()}\n{asset('sphinx.css', __name__)}"
        (folder / _STYLE).write_text(text, encoding="utf-8")
        app.add_css_file(_STYLE)
        (folder / _SCRIPT).write_text(asset("sphinx.js", __name__), encoding="utf-8")
        app.add_js_file(_SCRIPT, loading_method="defer")


def _outdated_pages(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> set[str]:
    """Have pages read again whose questions have other answers now."""
    return domain_of(env).outdated() - removed


def _pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have pages written again that this folder holds as they were before something that they link to moved."""
    return domain_of(app.env).written.stale(domain_of(env).fingerprints())


def _note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Remember that a page is written in this build."""
    domain_of(app.env).written.note(docname)


def _remember_written(app: Sphinx, exception: Exception | None) -> None:
    """Keep what the pages were written from, if all went well."""
    if exception is None:
        domain_of(app.env).written.save(domain_of(app.env).fingerprints())


def _describe(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element) -> nodes.Element | None:
    """Show a category that no page of any project describes."""
    return domain_of(env).describe(node, contnode)


def _complain(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Warn of a link of the domain that leads nowhere."""
    return domain.complain(node) if isinstance(domain, ClaimsDomain) else None


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the domain, its directives and roles, and what keeps pages up to date."""
    app.add_config_value("factcheck_files", [], "", types=(list, tuple))
    app.add_config_value("factcheck_vocabularies", [], "", types=(list, tuple))
    app.add_domain(ClaimsDomain)
    for name, directive in {**DIRECTIVES, "schema": SchemaDirective}.items():
        app.add_directive_to_domain(NAME, name, directive)
    app.add_node(shown_html, html=(visit_shown_html, depart_shown_html))
    app.add_post_transform(ShowExhibits)
    app.connect("builder-inited", _open_library)
    app.connect("builder-inited", _write_style)
    app.connect("env-get-outdated", _outdated_pages)
    app.connect("env-updated", _pages_to_write)
    app.connect("doctree-resolved", _note_written)
    app.connect("build-finished", _remember_written)
    # Another project that intersphinx knows may describe a category on a page of its own, which is better than words without a
    # link.
    app.connect("missing-reference", _describe, priority=_AFTER_INTERSPHINX)
    app.connect("warn-missing-reference", _complain)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
