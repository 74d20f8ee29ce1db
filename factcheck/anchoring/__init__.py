"""Quotes and the texts they come from, on plain strings: why a quote does not stand where it should, and where it stands now.

:mod:`~factcheck.anchoring.misfits` explains a quote that is wrong in its own text; :mod:`~factcheck.anchoring.reanchoring` finds
quotes again in another edition. Both compare texts as :mod:`~factcheck.anchoring.folding` folds them.
"""
