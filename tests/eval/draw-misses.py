#!/usr/bin/env python3
"""draw-misses - draws misses of one measure at random, to read and to sort by kind.

usage: draw-misses.py MEASURE --seed N --count N [RELATIONS.jsonl]

MEASURE     detection-en, short-en (stretches of three words or fewer), detection-de, speaker-en, speaker-de or links

Detection and speakers are those of cross-validation, as build-aux/train-speech and build-aux/train-speaker print them: each article is judged by
weights that were fitted on others, so the misses are what to expect on articles that nobody has seen. A missing speaker is drawn
only where the stretch was called speech. For links, RELATIONS is what `quotidian-cli relations --format jsonl` prints.
"""
import argparse
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import random
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SHARED = pathlib.Path(os.environ.get("QUOTIDIAN_SHARED", TOP.parent / "shared"))
# How much of the text is shown on either side.
AROUND = 320


def load_script(directory, name):
    # The scripts of one directory share files.
    if str(directory) not in sys.path:
        sys.path.insert(0, str(directory))
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(directory / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def show(text, span, around=AROUND):
    """The stretch in double angles with what stands around it."""
    return "%s⟦%s⟧%s" % (text[max(0, span[0] - around):span[0]], text[span[0]:span[1]], text[span[1]:span[1] + around])


def detection_misses(language, only_short):
    speech = load_script(TOP / "build-aux", "train-speech")
    articles = speech.load(language)
    _, data = speech.read(language)
    order = list(range(len(articles)))
    random.Random(speech.SEED).shuffle(order)
    scored = iter(speech.flatten(speech.score_fold(data, order, fold) for fold in range(speech.FOLDS)))
    misses = []
    for article in (i for fold in range(speech.FOLDS) for i in sorted(order[fold::speech.FOLDS])):
        for gold in articles[article]["quoted"]:
            score, labelled, short = next(scored)
            called = score is not None and score > speech.SHIFT[language]
            if called != labelled and (short or not only_short):
                kind = "called, though the annotation has no speech" if called else "missed"
                text = articles[article]["text"]
                misses.append("%s, %s, score %s\n%s" % (articles[article]["id"], kind, "none" if score is None else "%.2f" % score, show(text, (gold["start"], gold["end"]))))
    return misses


def speaker_misses(language):
    speaker = load_script(TOP / "build-aux", "train-speaker")
    articles = speaker.load(language)
    kinds, stretches = speaker.read_features(articles, language)
    golds = [speaker.find_golds(*pair) for pair in zip(articles, stretches)]
    rows = [a + b for a, b in zip((speaker.examples(found) for found in stretches), speaker.read_marked(articles, language))]
    prior = speaker.make_prior(kinds)
    misses = []
    for part in speaker.parts(len(articles)):
        weights = speaker.fit(speaker.flatten(rows[i] for i in part), prior, speaker.PENALTY[language])
        for i in (i for i in range(len(articles)) if i not in part):
            text = articles[i]["text"]
            for stretch, source in golds[i]:
                if source is None or stretch is None or not stretch.speech or not stretch.mentions:
                    continue
                span = stretch.rule if stretch.settled else speaker.choose(weights, stretch)[0]
                if speaker.overlap(span, source) == 0:
                    misses.append("%s, annotated “%s” at %+d, chosen “%s” at %+d%s\n%s" % (
                        articles[i]["id"], text[source[0]:source[1]], source[0] - stretch.span[0], text[span[0]:span[1]], span[0] - stretch.span[0],
                        " by the rules" if stretch.settled else "", show(text, stretch.span, 2 * AROUND)))
    return misses


def link_misses(relations):
    links = load_script(SHARED / "eval", "score_links.py")
    corpora = SHARED / "corpora"
    stretches = {record["id"]: record for record in links.load(corpora / "links-stretches.jsonl")}
    articles = {record["id"]: record for record in links.load(corpora / "links-articles.jsonl")}
    by_article = {}
    for stretch in stretches.values():
        by_article.setdefault(stretch["doc"], []).append(stretch)
    pairs = {frozenset((pair["a"], pair["b"])): pair for pair in links.load(corpora / "links-pairs.jsonl") if pair["a"] in stretches and pair["b"] in stretches}
    called = {}
    for relation in links.load(relations):
        ends = [[s["id"] for s in by_article.get(end["article"], ()) if links.covers(end["spans"], s)] for end in (relation["a"], relation["b"])]
        for a in ends[0]:
            for b in ends[1]:
                if stretches[a]["doc"] != stretches[b]["doc"]:
                    called[frozenset((a, b))] = relation["relation"]
    misses = []
    for key in sorted(set(called) | set(pairs), key=sorted):
        same = key in pairs and pairs[key]["same"]
        if bool(same) == (key in called):
            continue
        kind = "missed, %s" % pairs[key]["kind"] if same else "called %s, though the data has it as another utterance" % called[key]
        sides = []
        for name in sorted(key):
            article = articles[stretches[name]["doc"]]
            sides.append("%s (%s)\n%s" % (name, article.get("date"), show(article["text"], (stretches[name]["start"], stretches[name]["end"]))))
        misses.append("%s\n%s" % (kind, "\n".join(sides)))
    return misses


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", choices=("detection-en", "short-en", "detection-de", "speaker-en", "speaker-de", "links"))
    parser.add_argument("relations", nargs="?")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=50)
    options = parser.parse_intermixed_args()
    if options.measure == "links":
        if options.relations is None:
            parser.error("links want RELATIONS")
        misses = link_misses(options.relations)
    elif options.measure.startswith("speaker"):
        misses = speaker_misses(options.measure[-2:])
    else:
        misses = detection_misses(options.measure[-2:], options.measure.startswith("short"))
    drawn = sorted(random.Random(options.seed).sample(range(len(misses)), min(options.count, len(misses))))
    print("%s: %d misses, %d drawn with seed %d" % (options.measure, len(misses), len(drawn), options.seed))
    for number, index in enumerate(drawn, 1):
        print("\n-- %d. %s" % (number, misses[index].replace("\n\n", "\n")))


if __name__ == "__main__":
    main()
