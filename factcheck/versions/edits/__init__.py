"""Edits of an annotation, as everybody who writes one makes them: commands, an editor, importers, programs.

Each takes an annotation and gives another; nothing is changed in place. Places are named by quotes, never by offsets. Links
follow: relations and counterparts lead where they led. An edit that would leave an error behind which was not there before is
refused with its findings; words that nothing accounts for any more are not such an error, since the next edit accounts for them.
Nothing goes silently: :func:`consequences` says what else an edit did.
"""

from typing import TYPE_CHECKING

from factcheck.doors import door

if TYPE_CHECKING:
    from factcheck.versions.edits.claims import add as add
    from factcheck.versions.edits.claims import amend as amend
    from factcheck.versions.edits.claims import drop as drop
    from factcheck.versions.edits.claims import move_span as move_span
    from factcheck.versions.edits.claims import rename as rename
    from factcheck.versions.edits.claims import set_aside as set_aside
    from factcheck.versions.edits.claims import triage as triage
    from factcheck.versions.edits.links import link as link
    from factcheck.versions.edits.links import relate as relate
    from factcheck.versions.edits.links import unrelate as unrelate
    from factcheck.versions.edits.parting import join as join
    from factcheck.versions.edits.parting import split as split
    from factcheck.versions.edits.places import between as between
    from factcheck.versions.edits.places import locate as locate
    from factcheck.versions.edits.slots import assess as assess
    from factcheck.versions.edits.slots import capture as capture
    from factcheck.versions.edits.slots import confirm as confirm
    from factcheck.versions.edits.slots import record_search as record_search
    from factcheck.versions.edits.slots import refer as refer
    from factcheck.versions.edits.slots import waive as waive
    from factcheck.versions.edits.spans import give_words as give_words
    from factcheck.versions.edits.spans import put_words as put_words
    from factcheck.versions.edits.spans import take_words as take_words
    from factcheck.versions.edits.telling import consequences as consequences
    from factcheck.versions.edits.together import amend_each as amend_each

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        "claims": ("add", "amend", "drop", "move_span", "rename", "set_aside", "triage"),
        "links": ("link", "relate", "unrelate"),
        "parting": ("join", "split"),
        "places": ("between", "locate"),
        "slots": ("assess", "capture", "confirm", "record_search", "refer", "waive"),
        "spans": ("give_words", "put_words", "take_words"),
        "telling": ("consequences",),
        "together": ("amend_each",),
    },
)
