"""English plurals of the nouns in the word lists."""

IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "wife": "wives",
    "knife": "knives",
}
IRREGULAR |= {"thief": "thieves", "wolf": "wolves", "aircraft": "aircraft", "mujahid": "mujahideen", "corps": "corps"}
HISSING = ("s", "x", "z", "ch", "sh")


def plural_of(noun: str) -> str:
    """The plural of a noun or phrase ("air base" gives "air bases"); a plural comes back as it is."""
    for ending, plural in IRREGULAR.items():
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun
    return noun + ("es" if noun.endswith(HISSING) else "s")
