"""The records of an annotation: frozen values that know nothing of JSON, files or HTML."""
