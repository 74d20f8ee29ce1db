"""How Sphinx builds the documentation; nothing in it needs a network."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "factcheck"
author = "The factcheck developers"
copyright = "2026, The factcheck developers"  # noqa: A001 (Sphinx calls it so)
release = version = version_of("factcheck-claims")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "factcheck.sphinx",
    "live_report",
    "reference_pages",
    "shared_contents",
]
exclude_patterns = ["_build"]
factcheck_files = ["../annotations"]
nitpicky = True
nitpick_ignore = [
    # The pages of the standard library are not at hand without a network.
    ("py:class", "collections.Counter"),
    ("py:class", "collections.abc.Callable"),
    ("py:class", "collections.abc.Collection"),
    ("py:class", "collections.abc.Iterable"),
    ("py:class", "collections.abc.Iterator"),
    ("py:class", "collections.abc.Mapping"),
    ("py:class", "collections.abc.Sequence"),
    ("py:class", "Extent"),  # Start and end, as code writes them; the text beside it says so.
    ("py:class", "markupsafe.Markup"),
    ("py:class", "os.PathLike"),
    ("py:class", "pathlib.Path"),
]

myst_enable_extensions = ["attrs_inline"]
suppress_warnings = ["myst.header"]  # A page of a command or a finding has no section between its title and its details.

autodoc_member_order = "bysource"
autodoc_class_signature = "mixed"
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = f"factcheck {release}"
html_static_path = ["_static"]
html_css_files = ["factcheck.css"]
html_js_files = ["accessible.js"]
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0b5563", "color-brand-content": "#0b5563"},
    "dark_css_variables": {"color-brand-primary": "#7cc7d6", "color-brand-content": "#7cc7d6"},
}


def begin_with_a_colon(app, what, name, obj, options, lines):
    """Keep napoleon, which takes what stands before a first colon for the type of a property, from parting its sentence."""
    if what == "property":
        lines[0] = f": {lines[0]}"


def resolve_short_name(app, env, node, contnode):
    """Resolve a name that a docstring writes as its own module knows it, though the object is documented under the package."""
    if node.get("refdomain") != "py":
        return None
    node["refspecific"] = True
    return env.domains["py"].resolve_xref(env, node["refdoc"], app.builder, node["reftype"], node["reftarget"], node, contnode)


def setup(app):
    """Connect the two, the first before napoleon's own handler, which has the priority 500."""
    app.connect("autodoc-process-docstring", begin_with_a_colon, priority=400)
    app.connect("missing-reference", resolve_short_name)
