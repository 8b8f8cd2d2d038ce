"""The local Wikidata index: reads the JSON dump in one pass into one file, and looks names and items up in it."""
