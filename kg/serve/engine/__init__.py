"""Queries of strangers, answered in processes of their own that can be stopped."""
