# newsletter.py: an article as outlets mail it, in plain text and as a page with its picture: python3 newsletter.py SOURCE SITE
import email.message
import email.policy
import pathlib
import re
import sys

source, site = map(pathlib.Path, sys.argv[1:])
front, text = source.joinpath("fountains.md").read_text().split("---\n\n", 1)
fields = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line)
body = re.search(r"</figure>\n(.*?)</article>", site.joinpath("fountains.html").read_text(), re.S).group(1)

message = email.message.EmailMessage(policy=email.policy.SMTP)
message["From"] = f"{fields['publisher']} <news@{fields['host']}>"
message["To"] = "reader@example.org"
message["Subject"] = fields["title"]
message["Date"] = "Tue, 03 Jun 2025 11:00:00 -0500"
message["Message-ID"] = f"<20250603.1@{fields['host']}>"
message["List-Id"] = f"{fields['publisher']} <news.{fields['host']}>"
message["List-Unsubscribe"] = f"<https://{fields['host']}/unsubscribe?r=1>"
message.set_content(text + "\n-- \nYou get this because you asked for it. Unsubscribe: https://" + fields["host"] + "/unsubscribe?r=1\n")
message.add_alternative(f"""<!DOCTYPE html>
<html><head><title>{fields['title']}</title></head><body>
<div style="display:none">The ban had stood for sixty days.</div>
<table width="600" role="presentation"><tr><td><a href="https://{fields['host']}/">{fields['publisher']}</a></td></tr>
<tr><td><h1>{fields['title']}</h1><p>By {fields['author']}</p><img src="cid:picture" width="320" height="180" alt="{fields['caption']}">
{body}
</td></tr>
<tr><td><p>You get this because you asked for it. <a href="https://{fields['host']}/unsubscribe?r=1">Unsubscribe</a> · <a href="https://{fields['host']}/browser">View in browser</a></p></td></tr></table>
</body></html>
""", subtype="html")
message.get_payload()[1].add_related(site.joinpath("fountains.png").read_bytes(), "image", "png", cid="<picture>")
message.set_boundary("quay-1")
message.get_payload()[1].set_boundary("quay-2")
sys.stdout.buffer.write(message.as_bytes())
