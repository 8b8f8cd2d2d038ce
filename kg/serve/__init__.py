"""The graph over HTTP: SPARQL endpoint, Linked Data pages, health and figures, and the explorer.

`kg.serve.app.make_app` makes the application; nothing is imported here, so that the workers start fast.
"""
