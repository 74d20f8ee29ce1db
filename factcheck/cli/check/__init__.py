"""Commands that check files and explain what they find."""
