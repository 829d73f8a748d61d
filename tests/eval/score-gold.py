#!/usr/bin/env python3
"""Score relations against the gold of a generated corpus.

usage: score-gold.py CORPUS QUOTATIONS RELATIONS [--misses N]

CORPUS      what ../shared/bench/gen.c writes: articles.jsonl, quotes.jsonl (offsets in bytes) and links.jsonl
QUOTATIONS  what `quotidian-cli quotations --format jsonl` prints of it (offsets in code points)
RELATIONS   what `quotidian-cli relations --format jsonl` prints

A stretch of the gold belongs to the quotation, or to the end of a relation, that covers at least half of it. Every two stretches of
different articles are a pair. The gold ties those of one utterance that share two words or more; all others are to stay apart,
stock phrases and scare quotes among them. Of two split quotations with the same words, which one relation ties as wholes, the halves
that do not face each other count as called wrongly; the precision without these is given besides.
"""
import argparse
import collections
import itertools
import json
import os


def load(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class Stretch:
    """A quoted stretch of the gold."""
    __slots__ = ("number", "article", "start", "end", "utterance", "first", "last", "kind")

    def __init__(self, record, places):
        self.number, self.article = record["q"], record["a"]
        self.start, self.end = places[record["s"]], places[record["e"]]
        self.utterance, self.first, self.last, self.kind = record["src"], record["w0"], record["w1"], record["kind"]

    def is_covered(self, spans):
        shared = sum(max(0, min(end, self.end) - max(start, self.start)) for start, end in spans)
        return shared * 2 >= self.end - self.start


class Places:
    """Code points of byte offsets, for offsets that only rise."""

    def __init__(self, text):
        self.data, self.byte, self.point = text.encode(), 0, 0

    def __getitem__(self, byte):
        if byte < self.byte:
            self.byte = self.point = 0
        self.point += len(self.data[self.byte:byte].decode())
        self.byte = byte
        return self.point


def load_gold(corpus):
    """The stretches by article, and the texts."""
    by_article, texts = collections.defaultdict(list), []
    records = load(os.path.join(corpus, "quotes.jsonl"))
    record = next(records, None)
    for article in load(os.path.join(corpus, "articles.jsonl")):
        places, number = Places(article["text"]), len(texts)
        texts.append(article["text"])
        while record is not None and record["a"] == number:
            by_article[number].append(Stretch(record, places))
            record = next(records, None)
    return by_article, texts


def number_of(label):
    return int(label[1:])


def load_links(corpus):
    """The gold: a pair of stretches, by rising number, to the number of shared words."""
    return {(link["a"], link["b"]): link["ov"] for link in load(os.path.join(corpus, "links.jsonl"))}


def attach(path, by_article):
    """Which stretches are in a quotation, and who is said to speak."""
    speakers = {}
    for quotation in load(path):
        for stretch in by_article[number_of(quotation["article"])]:
            if stretch.is_covered(quotation["spans"]):
                speakers[stretch.number] = quotation.get("speaker")
    return speakers


def load_called(path, by_article):
    """The pairs that relations tie."""
    called, crossed, n_without, ends_of = {}, set(), 0, {}

    def find(end):
        key = (end["article"], tuple(map(tuple, end["spans"])))
        if key not in ends_of:
            ends_of[key] = [stretch for stretch in by_article[number_of(end["article"])] if stretch.is_covered(end["spans"])]
        return ends_of[key]

    for relation in load(path):
        a, b = find(relation["a"]), find(relation["b"])
        n_without += not a or not b
        for pair in itertools.product(a, b):
            numbers = tuple(sorted(stretch.number for stretch in pair))
            called[numbers] = relation["relation"]
            if len(a) > 1 and len(b) > 1 and len({stretch.utterance for stretch in a + b}) == 1:
                crossed.add(numbers)
    return called, crossed, n_without


def overlap_class(n_words):
    return "2" if n_words == 2 else "3" if n_words == 3 else "4-5" if n_words < 6 else "6-8" if n_words < 9 else "9+"


def why_missed(pair, stretches, speakers, links):
    """The nearest reason that can be seen from outside."""
    a, b = (stretches[number] for number in pair)
    found = [stretch.number in speakers for stretch in (a, b)]
    if not all(found):
        return "a %s not found as a quotation" % "/".join(sorted({s.kind for s, is_found in zip((a, b), found) if not is_found}))
    voices = [speakers[number] for number in pair]
    voice = "a speaker unknown" if None in voices else "speakers agree" if voices[0] == voices[1] else "speakers differ"
    return "kept apart: %s, %s words shared" % (voice, overlap_class(links[pair]))


def why_false(pair, stretches):
    a, b = (stretches[number] for number in pair)
    if a.utterance < 0 or b.utterance < 0:
        return "a scare quote"
    if a.utterance != b.utterance:
        return "another utterance (%s)" % "–".join(sorted((a.kind, b.kind)))
    return "the same utterance, %d words shared" % max(0, min(a.last, b.last) - max(a.first, b.first))


def print_counts(title, counter, total):
    for reason, n in counter.most_common(14):
        print("  %-7s %6d %5.2f %%  %s" % (title, n, 100 * n / max(total, 1), reason))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("corpus", "quotations", "relations"):
        parser.add_argument(name)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()

    by_article, texts = load_gold(options.corpus)
    stretches = {stretch.number: stretch for article in by_article.values() for stretch in article}
    links = load_links(options.corpus)
    speakers = attach(options.quotations, by_article)
    called, crossed, n_without = load_called(options.relations, by_article)
    right = called.keys() & links.keys()
    missed, false = links.keys() - right, called.keys() - right
    recall, precision = len(right) / max(len(links), 1), len(right) / max(len(called), 1)
    print("relations of %d articles: recall %.4f, precision %.4f  (gold %d, called %d; %d relations without a stretch of the gold)" % (
        len(texts), recall, precision, len(links), len(called), n_without))
    print("  precision without halves of one quotation that do not face each other %.4f" % (
        len(right) / max(len(right) + len(false - crossed), 1)))
    total, hit = collections.Counter(), collections.Counter()
    for pair in links:
        kinds = "–".join(sorted(stretches[number].kind for number in pair))
        total[kinds] += 1
        hit[kinds] += pair in called
    for kinds, n in total.most_common():
        print("  recall  %.4f of %6d  %s" % (hit[kinds] / n, n, kinds))
    found = collections.Counter(stretch.kind for stretch in stretches.values() if stretch.number in speakers)
    everything = collections.Counter(stretch.kind for stretch in stretches.values())
    print("  found as quotations: " + ", ".join("%s %.4f of %d" % (kind, found[kind] / n, n) for kind, n in everything.most_common()))
    print_counts("missed", collections.Counter(why_missed(pair, stretches, speakers, links) for pair in missed), len(links))
    print_counts("false", collections.Counter(why_false(pair, stretches) for pair in false), len(called))
    for title, pairs in (("missed", missed), ("false", false)):
        chosen = sorted(pairs)
        for pair in chosen[::max(1, len(chosen) // options.misses)][:options.misses] if options.misses else ():
            reason = why_missed(pair, stretches, speakers, links) if title == "missed" else why_false(pair, stretches)
            print("--", title, "–", reason)
            for number in pair:
                stretch = stretches[number]
                print("   a%07d [%s] %s | %s" % (stretch.article, speakers.get(number, "–"), stretch.kind, texts[stretch.article][stretch.start:stretch.end]))


if __name__ == "__main__":
    main()
