"""Evidence, counted: which slots a claim has, what fills them, and how many independent origins that makes."""
