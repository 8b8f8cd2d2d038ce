"""The lines that news sites and agencies put round an article, as patterns; all of them are about form, not news."""

import re


def one_of(*patterns: str) -> str:
    """A pattern that matches what any of the patterns does."""
    return f"(?:{'|'.join(patterns)})"


AGENCY = one_of(
    "AP|AFP|EPA|EFE|UPI|DPA|ANSA|IRNA|ISNA|TASS|SANA|WAFA|PTI|ANI|AAP|CP|PA|CNN|VOA|RFE/RL",
    "Reuters|REUTERS|Xinhua|Anadolu(?: Agency)?|Associated Press|Agence France-Presse|Canadian Press|Press Association",
    "Getty Images|Getty|Shutterstock|iStock|Alamy|NurPhoto|Ruptly|Bloomberg",
    "Tasnim|Fars|Mehr|Sputnik|Kyodo|Yonhap|Interfax",
)
NAME = r"(?:[A-Z][\w.'’-]*|(?:al|el|bin|ibn|van|von|der|den|de|da|di|du|la|le)\b[-'’]?\w*)"
PERSON = rf"{NAME}(?:\s+{NAME}){{0,4}}"

# Breadcrumbs: short pieces with one and the same mark between them.
CRUMB_MARK = re.compile(r"\s+[/|•·→-]\s+|\s*[>»›]\s*")
CRUMB = re.compile(r"[^\s.!?][^.!?:]{0,30}")

# A line of names after "By", and the lines of those who reported and edited.
NAMES = rf"{PERSON}(?:(?:\s*,\s*|\s+(?:and|AND|&)\s+){PERSON})*"
BYLINE = re.compile(
    rf"(?:(?:(?:Written|Reported|Story|Report) )?[Bb]y|BY)[:\s]\s*(?P<author>{NAMES})"
    r"\s*(?:[|•·,–—-]\s*.{0,60}|in [A-Z][\w .,'’-]{1,40})?"
)
SIGNED = re.compile(
    rf"(?P<author>{NAMES}),\s+(?:{AGENCY}|(?:[A-Z]\w+ ){{0,3}}(?:Staff Writer|Correspondent|Reporter)s?)"
)
REPORTING = re.compile(
    r"\(?(?:Additional )?(?:reporting|writing|editing|compiled|translated|written) by\s.{2,300}", re.IGNORECASE
)
NOT_NAMES = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|Contrast|Comparison|Then|Now|Law|Mistake|Accident|Chance|Default|The|This|That)\b"
)
DESK = re.compile(
    r"\b(?:Press|News|Agency|Times|Post|Reuters|AFP|AP|TV|Journal|Desk|Staff|Writers?|Correspondents?|Reporters?|Editors?)\b"
)

# Photo credits, alone or at the end of a caption; and what stands before a caption's first sentence.
PHOTO = (
    "(?i:photos?|photographs?|pictures?|images?|file photo|file|screen ?grab|screenshot|handout|courtesy"
    "|illustration|graphic)"
)
CREDIT_LEAD = r"(?i:photo(?:graph)?s?(?: credits?)?|(?:main )?image(?: credits?)?|pictures?|credit|source)"
CREDIT_END = re.compile(
    "(?P<credit>"
    + one_of(
        rf"\({PHOTO}\b[^()]{{0,80}}\)",
        rf"\({AGENCY}(?: {PHOTO})?(?:[/,] ?[^()]{{1,60}})?\)",
        rf"\([^()]{{1,40}}/ ?{AGENCY}(?: {PHOTO})?\)",
        rf"\[{PHOTO}\b[^\[\]]{{0,80}}\]",
        rf"\[(?:[^\[\]]{{1,60}}/ ?)?{AGENCY}(?:[ /][^\[\]]{{1,40}})?\]",
        r"\[[^\[\]]{1,40}/ ?[A-Z][^\[\]]{1,40}\]",
        rf"\b{CREDIT_LEAD}:\s*[A-Z©][^.!?]{{1,60}}",
        rf"(?<=[.!?\"”]) ?(?:[A-Z][\w.'’-]+ ){{0,3}}[/|–—-]? ?(?:{AGENCY}/)?Getty Images",
        rf"(?<=[.!?\"”]) ?{PERSON} ?/ ?{AGENCY}",
        rf"(?:REUTERS|AFP|EPA|AP)/{PERSON}",
        r"© ?(?:\d{4} )?[A-Z][^.!?]{1,40}",
    )
    + r")\.?$"
)
CREDIT_ALONE = re.compile(
    one_of(
        rf"(?:{PHOTO}(?: credits?)?(?: by)?\s*[:/]?\s*)?(?:©\s*)?(?:{PERSON}\s*/\s*)?{AGENCY}"
        rf"(?:\s*/\s*(?:{AGENCY}|{PERSON}))*",
        r"(?i:photo(?:graph)?s?(?: credit)?|image(?: credit)?|picture)\s*(?::|by)\s*[A-Z][^.!?]{1,60}",
    )
)
CAPTION_START = re.compile(
    r"(?:FILE\s*[-–—]|FILE PHOTO:|FILE:|File photo:|PHOTO:|Photo:|Pictured:|CAPTION:|Caption:)\s*(?=\w)"
)

# Lines about the site. A line made of these words alone, with one of the acts among them, invites to share or follow.
ACTS = (
    "share tweet retweet subscribe advertisement advertisements facebook twitter whatsapp telegram linkedin instagram "
    "reddit pinterest messenger newsletter newsletters print email e-mail comments sponsored login flipboard viber save"
)
BESIDE = (
    "this article story post page news on via with to by x copy link comment follow us sign up log in register "
    "our the for free now today daily and or more your friends ad content skip continue reading below main sms vk line "
    "youtube a it get breaking app channel"
)
SITE_ACTS = frozenset(ACTS.split())
SITE_WORDS = SITE_ACTS | frozenset(BESIDE.split())
FURNITURE = re.compile(
    one_of(
        r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+",
        r"(?:[-–—_=*#~•.]\s*){3,}",
        r"read (?:more|also|next|the full \w+|the rest)\b.{0,160}",
        r"(?:see|read|watch|listen) also\b.{0,160}|also (?:read|see|watch)\b.{0,160}",
        r"(?:related|recommended|more|most (?:read|popular)|trending)"
        r"(?: (?:articles?|stor(?:y|ies)|news|topics?|content|coverage|links))?:?",
        r"(?:related|recommended)(?: \w+)?: .{0,160}|(?:more|most) (?:from|on|in) [^.!?]{1,60}",
        r"click here\b.{0,120}|(?:sign up|subscribe|register) (?:for|to|now|here|today)\b.{0,160}",
        r"(?:follow|like|find|join) (?:us|[\w .]{1,40}) on"
        r" (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp|linkedin)\b.{0,120}",
        r"download (?:the|our) .{0,60}\bapp\b.{0,60}|get (?:the|our) .{0,60}\b(?:newsletter|app|alerts)\b.{0,80}",
        r".{0,80}\ball rights reserved\b.{0,200}|(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}|[a-z]).{0,160}",
        r"this (?:material|article|story|content) may not be (?:published|reproduced|copied)\b.{0,200}",
        r".{0,60}\b(?:web ?site|site) (?:can|may) also be (?:accessed|reached|viewed|visited)\b.{0,120}",
        r"(?:we use|this (?:web)?site uses) cookies\b.{0,300}|(?:accept|manage) (?:all )?cookies",
        r"(?:cookie|privacy) (?:policy|notice|settings)|terms (?:of|and) (?:use|service|conditions)\b.{0,80}",
        r"your browser does not support\b.{0,120}|please enable javascript\b.{0,120}",
        r"comments (?:are )?closed\b.{0,60}|(?:leave|post|add) a (?:comment|reply)",
        r"(?:back|return) to top|(?:play|watch) video|skip to .{1,40}",
        r"\d{1,2}[ -]min(?:ute)?s? read|slideshow\b.{0,40}|our standards: .{0,80}",
    ),
    re.IGNORECASE,
)

# Datelines: a place in capitals, or one with an agency or a day, before a dash or colon.
CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:/[A-Z][A-Z.'’ -]+)?"
PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
REGION = r"(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}){0,2}"
DAY = r"(?:\d{1,2} )?[A-Z][A-Za-z]{2,8}\.?(?: \d{1,2})?(?:,? (?:\d{4}|\d{2}))?"
FULL_DAY = r"(?:\d{1,2} [A-Z][A-Za-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{2,4})?"
WIRE = r"\((?:[A-Z][\w./ '’&-]{1,40})\)"
LONG_DASH = r"--|[–—―_]"  # agencies' wires once wrote the dash as an underscore
DATELINE = re.compile(
    one_of(
        rf"{CAPITALS}{REGION}(?:, {DAY})?(?: {WIRE})?\s*(?:{LONG_DASH}|-)(?=\s|$)",
        rf"{PLACE}{REGION},? (?:{DAY} )?{WIRE}\s*(?:{LONG_DASH}|-|:)",
        rf"{FULL_DAY} {WIRE}\s*(?:{LONG_DASH}|-|:)",
        rf"{PLACE}{REGION}, {FULL_DAY}\s*(?:{LONG_DASH}|-)(?=\s|$)",
        rf"\({AGENCY}\)(?:\s*(?:{LONG_DASH}|-))?(?=\s|$|[A-Z“\"])",
    )
    + r"(?:\s*\[[A-Z][A-Z .,]{2,40}\])*"  # monitoring services mark what follows: [TEXT], [EXCERPT]
)

# What names the publisher without doubt.
TITLED = r"(?P<name>[A-Z][\w&.'’-]*(?: (?:of|the|for|and|&|[A-Z][\w&.'’-]*)){0,5}?)"
PUBLISHER = (
    re.compile(
        r"(?P<name>[A-Z][\w&.' -]{1,40}?)[’']s? (?:web ?site|site) (?:can|may) also be"
        r" (?:accessed|reached|viewed|visited)"
    ),
    re.compile(
        r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(?:[Tt]he\s+)?"
        rf"{TITLED}(?=\s*(?:[.,|;(–—-]|\d{{4}}|[Aa]ll [Rr]ights|$))"
    ),
    re.compile(r"Reporting by .{2,120}? for (?:the )?(?P<name>[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,4})(?=[.;,)]|$)"),
)
