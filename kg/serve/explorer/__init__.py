"""The explorer: pages for people over the graphs that a store holds; `routing.routes` gives them all."""
