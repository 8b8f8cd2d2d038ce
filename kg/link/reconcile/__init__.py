"""The linker as a reconciliation service, for OpenRefine and other clients of the Reconciliation API 0.2."""

from kg.link.reconcile.answers import Answer, Answerer
from kg.link.reconcile.questions import Asked, Given, read_batch
from kg.link.reconcile.routes import open_reconciliation, reply
from kg.link.reconcile.service import Reconciliation, class_labels

__all__ = [
    "Answer",
    "Answerer",
    "Asked",
    "Given",
    "Reconciliation",
    "class_labels",
    "open_reconciliation",
    "read_batch",
    "reply",
]
