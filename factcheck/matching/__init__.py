"""Claims across documents: which claim of one restates, updates, corrects or contradicts which claim of another."""
