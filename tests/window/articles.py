"""Articles to import by the thousand, of words that mean nothing much."""
import json

THINGS = ["harbour", "ferry", "lantern", "orchard", "granary", "mill", "weir", "causeway", "steeple", "tannery", "kiln"]


def write_articles(path, count):
    """One file of many articles, each with a quotation of its own."""
    with open(path, "w", encoding="utf-8") as lines:
        for i in range(count):
            a, b, c = (THINGS[(i // 11 ** k) % 11] for k in range(3))
            said = "“The %s by the %s was number %d when the %s burned, and nobody wrote it down,” said Ada Quill %d." % (a, b, i, c, i)
            lines.write(json.dumps({"id": "a%06d" % i, "source": "Quill Gazette", "title": "The %s, part %d" % (a, i), "text": said + "\n\n" + said}) + "\n")
