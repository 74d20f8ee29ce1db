"""The contents beside each page, made once for the pages of a folder and then marked for each.

Sphinx resolves the whole tree of contents anew for each page, and the theme parses what it gave, which together took more than
half of a build. Seen from the pages of one folder the tree is the same, but for the marks of the page itself.
"""

from __future__ import annotations

import posixpath
import re

BEFORE_THE_THEME, AFTER_THE_THEME = 400, 600

OWN_LINK = '<a class="current reference internal" href="#">'
LINK = '<a class="reference internal" href="{}">'
# An entry with others below it has a box, which is ticked if these are to be seen.
BOX = ' class="toctree-checkbox"'
STEP = re.compile(r"<(ul|li)\b[^>]*>|</(?:ul|li)>")


def unmarked(tree, own):
    """Give contents without the marks of the page that they were made for, whose name within its folder is *own*."""
    return tree.replace(OWN_LINK, LINK.format(own)).replace(' current">', '">').replace('<ul class="current">', "<ul>")


def marked(tree, own):
    """Mark the entry of a page and open all that holds it, as Sphinx and the theme do."""
    link = tree.find(LINK.format(own))
    if link < 0:
        return tree
    holding = []
    for step in STEP.finditer(tree, 0, link):
        if step[1]:
            holding.append(step)
        else:
            holding.pop()
    tree = tree[:link] + tree[link:].replace(LINK.format(own), OWN_LINK, 1)
    marks = " current current-page"
    # From the innermost outwards, so that places further out stay where they were found.
    for step in reversed(holding):
        before, tag, after = tree[: step.start()], step[0], tree[step.end() :]
        if step[1] == "ul":
            tree = f'{before}<ul class="current">{after}'
            continue
        if "has-children" in tag:
            after = after.replace(BOX, f' checked=""{BOX}', 1)
        tree = before + tag.replace('">', f'{marks}">') + after
        marks = " current"
    return tree


def setup(app):
    """Stand between Sphinx and the theme, and behind the theme."""
    made = {}

    def name_of(page):
        return posixpath.basename(app.builder.get_target_uri(page))

    def share(app, pagename, templatename, context, doctree):
        make, folder = context["toctree"], posixpath.dirname(pagename)

        def toctree(**options):
            key = folder, tuple(sorted(options.items()))
            if key not in made:
                made[key] = unmarked(make(**options), name_of(pagename))
            return made[key]

        context["toctree"] = toctree

    def mark(app, pagename, templatename, context, doctree):
        context["furo_navigation_tree"] = marked(context["furo_navigation_tree"], name_of(pagename))

    app.connect("html-page-context", share, priority=BEFORE_THE_THEME)
    app.connect("html-page-context", mark, priority=AFTER_THE_THEME)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
