"""Measures what the package does: speed, and (on gold in the contract's format) quality."""
