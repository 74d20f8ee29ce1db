"""The contract: schemas, what they say of a value, vocabularies, and the way between JSON and records."""
