#!/usr/bin/env python3
"""draw-relations - draws relations between different articles at random, to read and to judge.

usage: draw-relations.py ARTICLES.jsonl[.gz] RELATIONS.jsonl --seed N --count N

ARTICLES is what was imported, RELATIONS what `quotidian-cli relations --format jsonl` prints after that. The draw depends on the relations and on the
seed alone, not on the order in which the articles were imported. Both passages of each are printed, in double angles within what stands around them,
with the outlet, the date and the speaker.
"""
import argparse
import gzip
import json
import random

# How much of the text is shown on either side, and of a long passage at its start and at its end.
AROUND = 360
LONG = 900


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def place(end):
    return end["article"], end["spans"]


def show(article, end):
    text, start, stop = article["text"], end["spans"][0][0], end["spans"][-1][1]
    passage = text[start:stop]
    if len(passage) > LONG:
        passage = "%s [… %d characters …] %s" % (passage[:LONG // 2], len(passage) - LONG, passage[-LONG // 2:])
    around = "%s⟦%s⟧%s" % (text[max(0, start - AROUND):start], passage, text[stop:stop + AROUND])
    return "%s | %s | %s | %s | speaker: %s\n%s" % (
        end["article"], article.get("source") or "no outlet", article.get("date") or "no date", article.get("title") or "no title",
        end.get("speaker") or "nobody", " ".join(around.split()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles")
    parser.add_argument("relations")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()

    relations = []
    for relation in read(options.relations):
        if relation["a"]["article"] != relation["b"]["article"]:
            relations.append((sorted((relation["a"], relation["b"]), key=place), relation["relation"], relation.get("detail") or ""))
    relations.sort(key=lambda found: (place(found[0][0]), place(found[0][1])))
    drawn = random.Random(options.seed).sample(relations, min(options.count, len(relations)))
    wanted = {end["article"] for ends, _, _ in drawn for end in ends}
    articles = {article["id"]: article for article in read(options.articles) if article["id"] in wanted}
    print("%d relations between different articles, %d drawn with seed %d" % (len(relations), len(drawn), options.seed))
    for number, (ends, kind, detail) in enumerate(drawn, 1):
        print("\n-- %d. %s%s" % (number, kind, detail and ", " + detail))
        for end in ends:
            print(show(articles[end["article"]], end))


if __name__ == "__main__":
    main()
