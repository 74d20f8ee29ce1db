"""Checks across records, a module for each subject: quotes, links, terms, figures, coverage, verdicts."""
