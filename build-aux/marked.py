"""marked - sets marks around words of annotated news that have none, for train-speech and train-speaker.

Few stretches in marks are annotated, but every attribution is, in marks or not: whatever stands inside one would be a
part of what somebody says if it stood in marks, and whatever stands outside would not. So marks that are set at random
show what stands around words of somebody's many times as often as the marks of the articles themselves do.
"""
import bisect
import random
import re

MARKS = {"en": "“”", "de": "„“"}
SEED = 5
WORD = re.compile(r"\w[\w'’-]*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
ANY_MARK = re.compile("[“”„\"«»‚‘‹›]")
CLAUSE_END = re.compile(r"[,;:()–—]")
# Of sentences without marks, as many get some, at least so many code points from the last, so that they seldom stand beside one another.
SHARE = 0.6
GAP = 250
# Sentences of fewer words or code points are left alone.
MIN_WORDS = 5
MIN_LENGTH = 30
# Stretches of more words in the articles say nothing of how long a part of a sentence is; the longest that is set.
MAX_COUNTED_WORDS = 20
MAX_WORDS = 14
# How often marks may hold more than one clause, and how often they go on to the end of what is said.
SEVERAL_CLAUSES = 0.2
TO_THE_END = 0.35


class Marked:
    """An article in which marks were set: its text, and the stretches in them, each (start, end, index of the attribution it belongs to or none)."""

    def __init__(self, text, picks, marks):
        self.places = [place for start, end, _ in picks for place in (start, end)]
        pieces, at = [], 0
        for start, end, _ in picks:
            pieces += [text[at:start], marks[0], text[start:end], marks[1]]
            at = end
        self.text = "".join(pieces) + text[at:]
        self.stretches = [(*self.shift((start, end)), attribution) for start, end, attribution in picks]

    def shift(self, span):
        """Where a span of the article is in the text with marks."""
        return span[0] + bisect.bisect_right(self.places, span[0]), span[1] + bisect.bisect_left(self.places, span[1])


def count_words(articles):
    """The lengths in words of the stretches that the articles have in marks."""
    counts = [max(1, len(WORD.findall(article["text"][quoted["start"]:quoted["end"]]))) for article in articles for quoted in article["quoted"]]
    return [min(count, MAX_WORDS) for count in counts if count <= MAX_COUNTED_WORDS]


def sentences(text):
    at = 0
    for match in SENTENCE_END.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def pick(text, sentence, spans, lengths, to_the_end, rng):
    """Some words of a sentence: (start, end, attribution or none); nothing where they are only partly in one."""
    words = [(sentence[0] + match.start(), sentence[0] + match.end()) for match in WORD.finditer(text[slice(*sentence)])]
    if len(words) < MIN_WORDS:
        return None
    first = rng.randrange(len(words))
    last = min(len(words), first + rng.choice(lengths)) - 1
    start = words[first][0]
    clause_end = CLAUSE_END.search(text, start, words[last][1])
    ends = [end for begin, end, _ in spans if begin <= start < end <= sentence[1] + 2]
    if to_the_end and ends and rng.random() < TO_THE_END:
        last = max((i for i in range(first, len(words)) if words[i][1] <= ends[0]), default=last)
    elif clause_end and rng.random() >= SEVERAL_CLAUSES:
        last = max(i for i in range(first, last + 1) if words[i][1] <= clause_end.start())
    end = words[last][1]
    touching = [span for span in spans if span[0] < end and span[1] > start]
    around = [(span[1] - span[0], span[2]) for span in touching if span[0] <= start and end <= span[1]]
    if touching and not around:
        return None
    return start, end, min(around)[1] if around else None


def set_marks(article, language, lengths, to_the_end, rng):
    text = article["text"]
    spans = sorted((start, end, i) for i, quote in enumerate(article["quotes"]) for start, end in quote["spans"])
    picks, last = [], -GAP
    for start, end in sentences(text):
        if end - start < MIN_LENGTH or ANY_MARK.search(text, start, end) or start - last < GAP or rng.random() > SHARE:
            continue
        picked = pick(text, (start, end), spans, lengths, to_the_end, rng)
        if picked:
            picks.append(picked)
            last = end
    return Marked(text, picks, MARKS[language])


def draw(articles, language, times, to_the_end=False):
    """TIMES lists of all articles, each with other words in marks, drawn by a fixed seed. With TO_THE_END many go on to the end of what
    is said: that is how marks stand, but tells what is said from what is not."""
    rng = random.Random(SEED)
    lengths = count_words(articles)
    for _ in range(times):
        yield [set_marks(article, language, lengths, to_the_end, rng) for article in articles]
