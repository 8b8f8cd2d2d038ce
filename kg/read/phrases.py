"""The lines that news sites and agencies put round an article, as patterns; all of them are about form, not news."""

import re

AGENCY = (
    r"(?:AP|AFP|EPA|EFE|UPI|DPA|ANSA|IRNA|ISNA|TASS|SANA|WAFA|PTI|ANI|AAP|Reuters|REUTERS|Xinhua|Anadolu(?: Agency)?|Getty Images|"
    r"Getty|Associated Press|Agence France-Presse|Shutterstock|iStock|Alamy|Bloomberg|Tasnim|Fars|Mehr|NurPhoto|"
    r"Sputnik|Kyodo|Yonhap|Interfax|Ruptly|CNN|VOA|RFE/RL|CP|Canadian Press|Press Association|PA)"
)
NAME = r"(?:[A-Z][\w.'’-]*|[A-Z]\.|(?:al|el|bin|ibn|van|von|der|den|de|da|di|du|la|le)\b[-'’]?\w*)"
PERSON = rf"{NAME}(?:\s+{NAME}){{0,4}}"

# Breadcrumbs: at least three short pieces with one mark between them.
CRUMB_MARK = re.compile(r"\s+[/|•·→-]\s+|\s*[>»›]\s*")
CRUMB = re.compile(r"[^\s.!?][^.!?:]{0,30}")

# A line of names after "By".
BYLINE = re.compile(
    rf"(?:(?:Written |Reported |Story |Report )?[Bb]y|BY|From)[:\s]\s*(?P<author>{PERSON}(?:(?:\s*,\s*|\s+(?:and|AND|&)\s+){PERSON})*)"
    r"(?P<rest>\s*(?:[|•·,–—-]\s*.{0,60}|in [A-Z][\w .,'’-]{1,40})?)"
)
REPORTING = re.compile(
    r"\(?(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslated|[Ww]ritten) by\s.{2,300}|\(?Editing by\s.{2,300}"
)
NOT_NAMES = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Contrast|Comparison|Then|Now|Law|Mistake|Accident|Chance|Default|The|This|That)\b"
)
DESK = re.compile(
    r"\b(?:Press|News|Agency|Times|Post|Reuters|AFP|AP|TV|Journal|Desk|Staff|Writers?|Correspondents?|Reporters?|Editors?)\b"
)

# Photo credits, alone or at the end of a caption; what stands before a caption's first sentence.
PHOTO = r"(?:photos?|photographs?|pictures?|images?|file photo|file|screen ?grab|screenshot|handout|courtesy|illustration|graphic)"
CREDIT_END = re.compile(
    rf"(?P<credit>\((?:(?i:{PHOTO})\b[^()]{{0,80}}|{AGENCY}(?: (?i:{PHOTO}))?(?:[/,] ?[^()]{{1,60}})?|[^()]{{1,40}}/ ?{AGENCY}(?: (?i:{PHOTO}))?)\)"
    rf"|\[(?:(?i:{PHOTO})\b[^\[\]]{{0,80}}|(?:[^\[\]]{{1,60}}/ ?)?{AGENCY}(?:[ /][^\[\]]{{1,40}})?|[^\[\]]{{1,40}}/ ?[A-Z][^\[\]]{{1,40}})\]"
    rf"|(?i:photo(?:graph)?(?: credit)?|image(?: credit)?|picture|credit|source):\s*[A-Z©][^.!?]{{1,60}}"
    rf"|(?<=[.!?\"”]) ?(?:[A-Z][\w.'’-]+ ){{0,3}}[/|–—-]? ?(?:{AGENCY}/)?Getty Images"
    rf"|(?<=[.!?\"”]) ?{PERSON} ?/ ?{AGENCY}"
    rf"|(?:REUTERS|AFP|EPA|AP)/{PERSON}"
    rf"|© ?(?:\d{{4}} )?[A-Z][^.!?]{{1,40}})\.?$"
)
CREDIT_ALONE = re.compile(
    rf"(?:(?i:{PHOTO})(?: credits?)?(?: by)?\s*[:/]?\s*)?(?:©\s*)?(?:{PERSON}\s*/\s*)?{AGENCY}(?:\s*/\s*(?:{AGENCY}|{PERSON}))*"
    rf"|(?i:photo(?:graph)?s?(?: credit)?|image(?: credit)?|picture)\s*(?::|by)\s*[A-Z][^.!?]{{1,60}}"
)
CAPTION_START = re.compile(
    r"(?:FILE\s*[-–—]|FILE PHOTO:|FILE:|File photo:|PHOTO:|Photo:|Pictured:|CAPTION:|Caption:)\s*(?=\w)"
)
LONGEST_CAPTION = 600

# Lines about the site. A line of these words alone, one of the first among them, invites to share, follow or subscribe.
SITE_ACTS = frozenset(
    "share tweet retweet subscribe advertisement advertisements facebook twitter whatsapp telegram linkedin instagram "
    "reddit pinterest messenger newsletter newsletters print email e-mail comments sponsored login flipboard viber".split()
)
SITE_WORDS = SITE_ACTS | frozenset(
    "this article story post page news on via with to by x copy link save comment follow us sign up log in register our the "
    "for free now today daily and or more your friends ad content skip continue reading below main sms vk line youtube "
    "a it get us breaking app channel".split()
)
FURNITURE = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|@\w+"
    r"|(?:[-–—_=*#~•.]\s*){3,}"
    r"|(?i:read (?:more|also|next|the full \w+|the rest)\b.{0,160}|(?:see|read|watch|listen) also\b.{0,160}|also (?:read|see|watch)\b.{0,160}"
    r"|(?:related|recommended|more|most (?:read|popular)|trending)(?: (?:articles?|stor(?:y|ies)|news|topics?|content|coverage|links|from [^.]{1,40}))?:?"
    r"|(?:related|recommended)(?: \w+)?: .{0,160}|(?:more|most) (?:from|on|in) [^.!?]{1,60}"
    r"|click here\b.{0,120}|(?:sign up|subscribe|register) (?:for|to|now|here|today)\b.{0,160}"
    r"|(?:follow|like|find|join) (?:us|[\w .]{1,40}) on (?:facebook|twitter|x|instagram|telegram|youtube|whatsapp|linkedin)\b.{0,120}"
    r"|download (?:the|our) .{0,60}\bapp\b.{0,60}|get (?:the|our) .{0,60}\b(?:newsletter|app|alerts)\b.{0,80}"
    r"|.{0,80}\ball rights reserved\b.{0,200}|(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}|[a-z]).{0,160}"
    r"|this (?:material|article|story|content) may not be (?:published|reproduced|copied)\b.{0,200}"
    r"|.{0,60}\b(?:web ?site|site) (?:can|may) also be (?:accessed|reached|viewed|visited)\b.{0,120}"
    r"|(?:we use|this (?:web)?site uses) cookies\b.{0,300}|(?:accept|manage) (?:all )?cookies|(?:cookie|privacy) (?:policy|notice|settings)"
    r"|terms (?:of|and) (?:use|service|conditions)\b.{0,80}|your browser does not support\b.{0,120}|please enable javascript\b.{0,120}"
    r"|comments (?:are )?closed\b.{0,60}|(?:leave|post|add) a (?:comment|reply)|(?:back|return) to top|(?:play|watch) video|skip to .{1,40})"
)
LONGEST_LINE = 320
TAIL_WORDS = 8

# Datelines: a place in capitals, or one with an agency or a day, before a dash or colon.
DAY = r"(?:(?:\d{1,2} )?[A-Z][A-Za-z]{2,8}\.?(?: \d{1,2})?(?:,? (?:\d{4}|\d{2}))?)"
WIRE = r"\((?:[A-Z][\w./ '’&-]{1,40})\)"
CAPITALS = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:/[A-Z][A-Z.'’ -]+)?"
REGION = r"(?:, (?:[A-Z][\w.'’-]+)(?: [A-Z][\w.'’-]+){0,2}){0,2}"
PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
DASH = r"\s*(?:--?|[–—―_])"  # agencies' wires once wrote the dash as an underscore
DATELINE = re.compile(
    rf"(?:{CAPITALS}{REGION}(?:, {DAY})?(?: {WIRE})?{DASH}"
    rf"|{PLACE}{REGION},? (?:{DAY} )?{WIRE}\s*(?:--?|[–—―_]|:)"
    rf"|{PLACE}{REGION}, (?:\d{{1,2}} [A-Z][A-Za-z]{{2,8}}\.?|[A-Z][a-z]{{2,8}}\.? \d{{1,2}})(?:,? \d{{2,4}})?\s*(?:--|[–—―]|-(?= ))"
    rf"|\({AGENCY}\)(?:{DASH})?)"
    r"(?:\s*\[[A-Z][A-Z .,]{2,40}\])*(?=\s|$)"
)

# What names the publisher without doubt.
PUBLISHER = (
    re.compile(
        r"(?P<name>[A-Z][\w&.' -]{1,40}?)[’']s? (?:web ?site|site) (?:can|may) also be (?:accessed|reached|viewed|visited)"
    ),
    re.compile(
        r"(?:©|\([cC]\)|[Cc]opyright)\s*(?:©|\([cC]\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s*)?(?:by\s+)?(?:[Tt]he\s+)?"
        r"(?P<name>[A-Z][\w&.'’-]*(?: (?:of|the|for|and|&|[A-Z][\w&.'’-]*)){0,5}?)(?=\s*(?:[.,|;(–—-]|\d{4}|[Aa]ll [Rr]ights|$))"
    ),
    re.compile(r"Reporting by .{2,120}? for (?:the )?(?P<name>[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,4})(?=[.;,)]|$)"),
)
