"""The works that references cite: cited in words, read from bibliographies and written to them."""
