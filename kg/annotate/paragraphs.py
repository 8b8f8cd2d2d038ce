"""Sentence borders where paragraphs end, so that a headline never runs on into the text below it."""

from spacy.tokens import Doc


def mark_paragraphs(doc: Doc) -> Doc:
    """The Doc with a sentence start fixed after every line break that `prose` has left; the parser keeps to it."""
    words = doc.to_array(["IS_SPACE"]).ravel() == 0
    after_break = False
    for i in (~words).nonzero()[0].tolist():
        after_break = "\n" in doc[i].text
        if after_break and i + 1 < len(doc) and words[i + 1]:
            doc[i + 1].is_sent_start = True
    return doc
