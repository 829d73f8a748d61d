"""The reading desk as a person sees it: sources, articles, the article, its quotations."""
from driver import NotShown, all_text, is_showing, text_of, walk


def lasting(name):
    """The name of a row without what changes by itself."""
    return name.replace(", unread", "")


class Desk:
    def __init__(self, application):
        self.application = application

    def rows(self, list_name):
        """The rows of a list that are shown."""
        found = self.application.look("list", list_name)
        return self.application.find_all("list item", found) if found else []

    def names(self, list_name):
        """Their names, without what says that an article is unread: that goes a moment after it was opened, sooner or later than one looks again."""
        return [lasting(row.get_name()) for row in self.rows(list_name)]

    def wait_for_import(self, count=1):
        """Waits until that many rows are shown and no import runs."""
        self.application.wait(lambda: len(self.rows("Articles")) >= count, "%d articles" % count)
        self.application.wait(lambda: not self.application.look("button", "Cancel"), "the end of the import", 120)

    def open_article(self, title):
        """Points at the row of the list whose name contains the title."""
        row = self.application.find("list item", title, self.application.find("list", "Articles"))
        self.application.point(row)
        self.wait_for_article(title)

    def wait_for_article(self, title):
        self.application.wait(lambda: title in self.article_text(), "the article %r" % title)

    def article_text(self):
        view = self.application.look("text", "Article text")
        return text_of(view) if view else ""

    def open_quotation(self, words):
        """Points at the card of the quotation panel whose name contains these words."""
        card = self.application.find("list item", words, self.application.find("list", "Quotations"))
        self.application.point(card)

    def rendition(self, *words):
        """The rendition of the opened quotation whose name contains all these words."""
        panel = self.application.find("list", "Quotations")
        return self.application.find("button", lambda name: all(word in name for word in words), panel)

    def open_article_with_company(self):
        """Opens the first article that shares a quotation, and the first such quotation."""
        for row in self.rows("Articles"):
            self.application.point(row)
            self.wait_for_article(self.title_of(row))
            try:
                card = self.application.wait(self.shared_card, "a shared quotation", 15)
            except NotShown:
                continue
            self.application.point(card)
            return
        raise NotShown("an article with a shared quotation")

    def title_of(self, row):
        return next(text_of(node) for node in walk(row) if node.get_role_name() == "label")

    def shared_card(self):
        return next((card for card in self.rows("Quotations") if "other article" in all_text(card)), None)
