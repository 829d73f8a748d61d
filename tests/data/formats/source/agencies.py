# agencies.py: the articles as ninjs, NewsML-G2 and a library of Zotero, after their public descriptions, since no program that
# writes them can be had as a package: python3 agencies.py SOURCE CONTENT FOLDER
import json
import pathlib
import sys
from xml.sax.saxutils import escape, quoteattr

source, content, folder = map(pathlib.Path, sys.argv[1:])
articles = []
for name in ("ferry", "fountains"):
    front = source.joinpath(name + ".md").read_text().split("---\n\n", 1)[0]
    fields = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
    fields["name"] = name
    fields["url"] = f"https://{fields['host']}/2025/{name}"
    fields["html"] = content.joinpath(name + ".content.html").read_text()
    articles.append(fields)

# https://iptc.org/std/ninjs/, version 2.1
item = articles[0]
folder.joinpath("ferry.ninjs.json").write_text(json.dumps({
    "uri": item["url"],
    "standard": {"name": "ninjs", "version": "2.1"},
    "type": "text",
    "profile": "text",
    "language": "en",
    "firstcreated": item["published"],
    "versioncreated": item["published"],
    "contentcreated": item["published"],
    "pubstatus": "usable",
    "urgency": 5,
    "copyrightholder": item["publisher"],
    "by": item["author"],
    "headlines": [{"role": "short", "value": "Ferry is back"}, {"role": "main", "value": item["title"]}],
    "subjects": [{"name": "Harbors", "uri": "https://example.org/subjects/7"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "charcount": len(item["html"]), "value": item["html"]}],
}, indent=2, ensure_ascii=False) + "\n")

# https://iptc.org/std/NewsML-G2/, version 2.34, at the conformance level “core”
lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">',
         "  <header><sent>2025-06-04T00:00:00Z</sent><transmitId>urn:example:transmission:7</transmitId></header>", "  <itemSet>"]
for item in articles:
    lines += [
        f'    <newsItem standard="NewsML-G2" standardversion="2.34" conformance="core" guid={quoteattr(item["url"])} version="1" xml:lang="en">',
        '      <catalogRef href="https://iptc.org/std/catalog/catalog.IPTC-G2-Standards_39.xml"/>',
        f'      <itemMeta><itemClass qcode="ninat:text"/><provider><name>{escape(item["publisher"])}</name></provider>'
        f'<versionCreated>{item["published"]}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>',
        f'      <contentMeta><contentCreated>{item["published"]}</contentCreated><by>By {escape(item["author"])}</by>'
        f'<headline>{escape(item["title"])}</headline><language tag="en"/><subject type="cpnat:abstract"><name>Harbors</name></subject></contentMeta>',
        '      <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f'<head><title>{escape(item["title"])}</title></head><body>{item["html"]}</body></html></inlineXML></contentSet>',
        "    </newsItem>"]
lines += ["  </itemSet>", "</newsMessage>"]
folder.joinpath("news.newsml").write_text("\n".join(lines) + "\n")

# https://www.zotero.org/support/kb/importing_records and the namespaces that Zotero's own RDF names
lines = ['<rdf:RDF', ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"', ' xmlns:z="http://www.zotero.org/namespaces/export#"',
         ' xmlns:dcterms="http://purl.org/dc/terms/"', ' xmlns:bib="http://purl.org/net/biblio#"', ' xmlns:foaf="http://xmlns.com/foaf/0.1/"',
         ' xmlns:link="http://purl.org/rss/1.0/modules/link/"', ' xmlns:dc="http://purl.org/dc/elements/1.1/"',
         ' xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">']
for number, item in enumerate(articles, 1):
    given, surname = item["author"].rsplit(" ", 1)
    path = folder / "files" / str(number) / (item["name"] + ".html")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(item["title"])}</title></head>'
                    f'<body><article><h1>{escape(item["title"])}</h1>\n{item["html"]}</article></body></html>\n')
    lines += [
        f'    <bib:Article rdf:about={quoteattr(item["url"])}>',
        "        <z:itemType>newspaperArticle</z:itemType>",
        f'        <dcterms:isPartOf><bib:Newspaper><dc:title>{escape(item["publisher"])}</dc:title></bib:Newspaper></dcterms:isPartOf>',
        f"        <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>{escape(surname)}</foaf:surname>"
        f"<foaf:givenName>{escape(given)}</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>",
        f'        <link:link rdf:resource="#item_{number}"/>',
        f'        <dc:title>{escape(item["title"])}</dc:title>',
        f'        <dc:date>{item["published"][:10]}</dc:date>',
        "        <z:language>en</z:language>",
        f'        <dc:identifier><dcterms:URI><rdf:value>{escape(item["url"])}</rdf:value></dcterms:URI></dc:identifier>',
        "    </bib:Article>",
        f'    <z:Attachment rdf:about="#item_{number}">',
        "        <z:itemType>attachment</z:itemType>",
        f'        <rdf:resource rdf:resource="files/{number}/{item["name"]}.html"/>',
        "        <dc:title>Snapshot</dc:title>",
        "        <link:type>text/html</link:type>",
        "    </z:Attachment>"]
lines.append("</rdf:RDF>")
folder.joinpath("library.rdf").write_text("\n".join(lines) + "\n")
