/* qd-html-feature.c: what is measured of a block of a web page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-feature.h"

#include <string.h>

#include "core/qd-boilerplate.h"
#include "import/qd-html-words.h"

/* Text behind it, bytes, is in no page that people read. */
#define MOST_FURNITURE (2 * 1024 * 1024)

/* What an element is called says nothing of what is in it once it has so much of the page's paragraphs, of 100. */
#define DILUTED 50

/* So many elements of one kind beside each other are cards of other articles. */
#define MANY_CARDS 3

/* How many elements around a text are asked what they are called. */
#define MOST_INLINE 16

/* How far around a block its neighbours are looked at, in blocks. */
#define AROUND 3

/* Where what the page says beside its text is its text: it has this share of the paragraphs, of 1. */
#define STATED_SHARE 0.3

/* What is inherited from an element, beside its hints. */
typedef enum {
  INSIDE_FIGURE = 1 << 0,
  INSIDE_ASIDE = 1 << 1,
  INSIDE_LIST = 1 << 2,
  INSIDE_TABLE = 1 << 3,
  INSIDE_FORM = 1 << 4,
  INSIDE_FOOTER = 1 << 5,
  INSIDE_HEADER = 1 << 6,
  INSIDE_NAVIGATION = 1 << 7,
  INSIDE_QUOTE = 1 << 8,
  INSIDE_ARTICLE = 1 << 9,
  INSIDE_MAIN = 1 << 10,
  INSIDE_ARTICLE_BODY = 1 << 11,
  INSIDE_HIDDEN = 1 << 12,
  INSIDE_CARD = 1 << 13,
  INSIDE_COMMENTS = 1 << 14,
} Inside;

typedef struct
{
  guint   inside;
  guint   hints;
  guint   outer_hints;
  guint   signature;
  guint   n_blocks;
  guint64 paragraph;
} Element;

typedef struct
{
  const QdHtmlTree     *tree;
  const QdHtmlNode     *nodes;
  const QdHtmlBlocks   *blocks;
  const QdHtmlEvidence *evidence;
  guint                 n_nodes;
  Element              *elements;
  guint64               paragraph;
  guint                 best_article;
  QdHtmlFeatures       *features;
} Page;

static void
set (QdHtmlFeatures *features, guint feature, gboolean value)
{
  if (value)
    features->bits[feature / 64] |= G_GUINT64_CONSTANT (1) << (feature % 64);
}

/* How much of the page's paragraphs an element has, of 100. */
static guint
share_of (const Page *page, guint element)
{
  return page->paragraph > 0 ? (guint)(page->elements[element].paragraph * 100 / page->paragraph) : 0;
}

/* Whether an element holds what readers wrote, which may be more than the article. */
static gboolean
is_by_readers (const Page *page, guint index)
{
  static const char *const words[] = { "comments", "comment", "disqus", "respond" };
  static const QdHtmlAttr  attrs[] = { QD_HTML_ATTR_CLASS, QD_HTML_ATTR_ID };
  QdHtmlTag                tag = page->nodes[index].tag;

  if (tag != QD_HTML_DIV && tag != QD_HTML_SECTION && tag != QD_HTML_OL && tag != QD_HTML_UL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (attrs); i++)
    {
      const char *value = qd_html_tree_get_attr (page->tree, index, attrs[i]);

      for (guint j = 0; value != NULL && j < G_N_ELEMENTS (words); j++)
        if (g_ascii_strncasecmp (value, words[j], strlen (words[j])) == 0 && !g_ascii_isalnum (value[strlen (words[j])]))
          return TRUE;
    }
  return FALSE;
}

/* Marks what readers wrote, unless no paragraph is elsewhere: a page may call its article a comment. */
static void
find_comments (Page *page)
{
  gboolean elsewhere = FALSE;

  for (guint i = 1; i < page->n_nodes; i++)
    if ((page->elements[page->nodes[i].parent].inside & INSIDE_COMMENTS) || is_by_readers (page, i))
      page->elements[i].inside = INSIDE_COMMENTS;
  for (guint i = 0; i < page->blocks->list->len && !elsewhere; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);

      elsewhere = qd_html_block_is_paragraph (block) && !(page->elements[block->element].inside & INSIDE_COMMENTS);
    }
  for (guint i = 1; i < page->n_nodes && !elsewhere; i++)
    page->elements[i].inside = 0;
}

/* Counts blocks and the bytes of paragraphs of each element, from the innermost outwards. */
static void
count_contents (Page *page)
{
  for (guint i = 0; i < page->blocks->list->len; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);

      page->elements[block->element].n_blocks++;
      if (qd_html_block_is_paragraph (block) && !(page->elements[block->element].inside & INSIDE_COMMENTS))
        {
          page->elements[block->element].paragraph += block->n_bytes - block->n_link_bytes;
          page->paragraph += block->n_bytes - block->n_link_bytes;
        }
    }
  for (guint i = page->n_nodes - 1; i > 0; i--)
    {
      page->elements[page->nodes[i].parent].paragraph += page->elements[i].paragraph;
      page->elements[page->nodes[i].parent].n_blocks += page->elements[i].n_blocks;
    }
}

static guint
read_tag (QdHtmlTag tag)
{
  switch ((int)tag)
    {
    case QD_HTML_FIGCAPTION:
    case QD_HTML_PICTURE:
      return INSIDE_FIGURE;
    case QD_HTML_ASIDE:
      return INSIDE_ASIDE;
    case QD_HTML_UL:
    case QD_HTML_OL:
    case QD_HTML_DL:
      return INSIDE_LIST;
    case QD_HTML_TABLE:
      return INSIDE_TABLE;
    case QD_HTML_FORM:
      return INSIDE_FORM;
    case QD_HTML_FOOTER:
      return INSIDE_FOOTER;
    case QD_HTML_HEADER:
      return INSIDE_HEADER;
    case QD_HTML_NAV:
      return INSIDE_NAVIGATION;
    case QD_HTML_BLOCKQUOTE:
      return INSIDE_QUOTE;
    case QD_HTML_ARTICLE:
      return INSIDE_ARTICLE;
    case QD_HTML_MAIN:
      return INSIDE_MAIN;
    default:
      return 0;
    }
}

/* Notes of an article stand in an element for what is beside it (EPUB 3 Structural Semantics Vocabulary, DPUB-ARIA). */
static gboolean
is_note (const Page *page, guint index)
{
  const char *kinds[] = { qd_html_tree_get_attr (page->tree, index, QD_HTML_ATTR_EPUB_TYPE), qd_html_tree_get_attr (page->tree, index, QD_HTML_ATTR_ROLE) };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i] != NULL && (strstr (kinds[i], "footnote") != NULL || strstr (kinds[i], "endnote") != NULL))
      return TRUE;
  return FALSE;
}

static guint
read_attributes (const Page *page, guint index)
{
  static const struct
  {
    const char *role;
    guint       inside;
  } roles[] = {
    { "main", INSIDE_MAIN },
    { "article", INSIDE_ARTICLE },
    { "navigation", INSIDE_NAVIGATION },
    { "complementary", INSIDE_ASIDE },
    { "banner", INSIDE_HEADER },
    { "contentinfo", INSIDE_FOOTER },
    { "dialog", INSIDE_HIDDEN },
  };
  const char *role = qd_html_tree_get_attr (page->tree, index, QD_HTML_ATTR_ROLE);
  const char *property = qd_html_tree_get_attr (page->tree, index, QD_HTML_ATTR_ITEMPROP);
  const char *style = qd_html_tree_get_attr (page->tree, index, QD_HTML_ATTR_STYLE);
  const char *aria = qd_html_tree_get_attr (page->tree, index, QD_HTML_ATTR_ARIA_HIDDEN);
  guint       inside = 0;

  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (role, roles[i].role) == 0)
      inside |= roles[i].inside;
  if (property != NULL && strstr (property, "articleBody") != NULL)
    inside |= INSIDE_ARTICLE_BODY;
  if (qd_html_tree_get_attr (page->tree, index, QD_HTML_ATTR_HIDDEN) != NULL || (aria != NULL && g_str_equal (aria, "true")))
    inside |= INSIDE_HIDDEN;
  if (style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL))
    inside |= INSIDE_HIDDEN;
  return inside;
}

static gboolean
is_medium (QdHtmlTag tag)
{
  return tag == QD_HTML_IMG || tag == QD_HTML_PICTURE || tag == QD_HTML_VIDEO || tag == QD_HTML_IFRAME || tag == QD_HTML_SVG || tag == QD_HTML_NOSCRIPT;
}

/* For each node, how many pictures and films begin before it. */
static guint *
count_media (const Page *page)
{
  guint *n = g_new0 (guint, page->n_nodes + 1);

  for (guint i = 0; i < page->n_nodes; i++)
    n[i + 1] = n[i] + is_medium (page->nodes[i].tag);
  return n;
}

static void
read_elements (Page *page)
{
  g_autofree guint *media = count_media (page);
  const guint       everywhere = INSIDE_ARTICLE | INSIDE_MAIN | INSIDE_ARTICLE_BODY;

  for (guint i = 1; i < page->n_nodes; i++)
    {
      Element       *element = &page->elements[i];
      const Element *parent = &page->elements[page->nodes[i].parent];
      const char *class = NULL;
      guint inside;

      if (page->nodes[i].tag == QD_HTML_TEXT)
        continue;
      class = qd_html_tree_get_attr (page->tree, i, QD_HTML_ATTR_CLASS);
      element->hints = qd_html_hint_read (class) | qd_html_hint_read (qd_html_tree_get_attr (page->tree, i, QD_HTML_ATTR_ID));
      element->signature = (class != NULL ? g_str_hash (class) : 0) * 31 + page->nodes[i].tag;
      inside = read_tag (page->nodes[i].tag) | read_attributes (page, i);
      if ((inside & INSIDE_ASIDE) && is_note (page, i))
        inside &= ~(guint)INSIDE_ASIDE;
      /* A figure may also be a table or a quotation. */
      if (page->nodes[i].tag == QD_HTML_FIGURE && media[page->nodes[i].end] > media[i])
        inside |= INSIDE_FIGURE;
      if (share_of (page, i) < DILUTED)
        element->outer_hints = parent->outer_hints | element->hints;
      else
        inside &= everywhere;
      if (element->inside & INSIDE_COMMENTS)
        element->outer_hints |= 1u << QD_HTML_HINT_COMMENT;
      element->inside |= parent->inside | inside;
      if (page->nodes[i].tag == QD_HTML_ARTICLE && element->paragraph * 10 >= page->elements[page->best_article].paragraph * (page->best_article > 0 ? 11 : 0) && element->paragraph > 0)
        page->best_article = i;
    }
}

/* Elements of one kind beside each other, each with a link and none a paragraph or an item of a list of words, are cards. */
static void
find_cards (Page *page)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autofree guint      *keys = g_new0 (guint, page->n_nodes);
  guint                  link_at = 0;
  g_autofree guint      *links = g_new0 (guint, page->n_nodes + 1);

  for (guint i = 0; i < page->n_nodes; i++)
    {
      if (page->nodes[i].tag == QD_HTML_A && qd_html_tree_get_attr (page->tree, i, QD_HTML_ATTR_HREF) != NULL)
        link_at++;
      links[i + 1] = link_at;
    }
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 1; i < page->n_nodes; i++)
      {
        const QdHtmlNode *node = &page->nodes[i];
        gpointer          key;

        if (pass == 1)
          page->elements[i].inside |= page->elements[node->parent].inside & INSIDE_CARD;
        if ((node->tag != QD_HTML_DIV && node->tag != QD_HTML_LI && node->tag != QD_HTML_ARTICLE && node->tag != QD_HTML_SECTION && node->tag != QD_HTML_TD && node->tag != QD_HTML_A) ||
            links[node->end] == links[i] || page->elements[i].n_blocks < 2 || share_of (page, i) >= DILUTED)
          continue;
        keys[i] = page->elements[i].signature * 2654435761u + node->parent;
        key = GUINT_TO_POINTER (keys[i]);
        if (pass == 0)
          g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
        else if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) >= MANY_CARDS)
          page->elements[i].inside |= INSIDE_CARD;
      }
}

/* The hints of a block's own element, and of elements that hold nothing else. */
static guint
own_hints (const Page *page, const QdHtmlBlock *block, gboolean *emphasis)
{
  guint hints = page->elements[block->element].hints;
  guint outer = page->nodes[block->element].parent;
  guint index = page->nodes[block->first].parent;

  *emphasis = FALSE;
  for (guint i = 0; i < MOST_INLINE && index != block->element && index > 0; i++, index = page->nodes[index].parent)
    if (page->nodes[index].end >= block->end)
      {
        QdHtmlTag tag = page->nodes[index].tag;

        hints |= page->elements[index].hints;
        *emphasis |= tag == QD_HTML_EM || tag == QD_HTML_I || tag == QD_HTML_B || tag == QD_HTML_STRONG || tag == QD_HTML_CITE;
      }
  if (page->elements[outer].n_blocks == 1)
    hints |= page->elements[outer].hints;
  return hints;
}

static void
read_place (const Page *page, const QdHtmlBlock *block, QdHtmlFeatures *features)
{
  QdHtmlTag tag = page->nodes[block->element].tag;
  guint     inside = page->elements[block->element].inside;
  gboolean  emphasis;
  guint     own = own_hints (page, block, &emphasis);

  set (features, QD_HTML_FEATURE_IS_PARAGRAPH, tag == QD_HTML_P);
  set (features, QD_HTML_FEATURE_IS_ITEM, tag == QD_HTML_LI);
  set (features, QD_HTML_FEATURE_IS_HEADING, tag >= QD_HTML_H1 && tag <= QD_HTML_H6);
  set (features, QD_HTML_FEATURE_IS_HIGH_HEADING, tag == QD_HTML_H1);
  set (features, QD_HTML_FEATURE_IS_CELL, tag == QD_HTML_TD || tag == QD_HTML_TR || tag == QD_HTML_TABLE);
  set (features, QD_HTML_FEATURE_IS_TERM, tag == QD_HTML_DT || tag == QD_HTML_DD);
  set (features, QD_HTML_FEATURE_IS_QUOTE, tag == QD_HTML_BLOCKQUOTE);
  set (features, QD_HTML_FEATURE_IS_CAPTION, tag == QD_HTML_FIGCAPTION);
  set (features, QD_HTML_FEATURE_IS_RAW, tag == QD_HTML_PRE);
  /* The flags are in the order of the features, but for the two below. */
  for (guint i = 0; i <= QD_HTML_FEATURE_IN_ARTICLE - QD_HTML_FEATURE_IN_FIGURE; i++)
    set (features, QD_HTML_FEATURE_IN_FIGURE + i, (inside & (1u << i)) != 0);
  set (features, QD_HTML_FEATURE_IN_SECOND_ARTICLE, (inside & INSIDE_ARTICLE) && (block->first < page->best_article || block->first >= page->nodes[page->best_article].end));
  set (features, QD_HTML_FEATURE_IN_MAIN, (inside & INSIDE_MAIN) != 0);
  set (features, QD_HTML_FEATURE_IN_ARTICLE_BODY, (inside & INSIDE_ARTICLE_BODY) != 0);
  set (features, QD_HTML_FEATURE_IN_HIDDEN, (inside & INSIDE_HIDDEN) != 0);
  set (features, QD_HTML_FEATURE_IN_CARD, (inside & INSIDE_CARD) != 0);
  set (features, QD_HTML_FEATURE_BY_READERS, (inside & INSIDE_COMMENTS) != 0);
  set (features, QD_HTML_FEATURE_ALL_EMPHASIS, emphasis);
  /* A paragraph that is a link to another article, as some pages put them between those of the article. */
  set (features, QD_HTML_FEATURE_LINK_PARAGRAPH, tag == QD_HTML_P && block->n_words > 4 && block->n_link_bytes * 10 > block->n_bytes * 9);
  for (guint i = 0; i < QD_HTML_N_HINTS; i++)
    {
      guint outer = page->elements[page->nodes[block->element].parent].outer_hints;

      set (features, QD_HTML_N_FEATURES - 2 * QD_HTML_N_HINTS + i, (own & (1u << i)) != 0);
      set (features, QD_HTML_N_FEATURES - QD_HTML_N_HINTS + i, (outer & (1u << i)) != 0);
    }
}

static void
read_size (const QdHtmlBlock *block, QdHtmlFeatures *features)
{
  static const guint bounds[] = { 2, 5, 10, 20, 40, 80, G_MAXUINT };
  guint              bin = 0;
  gsize              links = block->n_link_bytes * 100 / MAX (block->n_bytes, 1);

  while (block->n_words > bounds[bin])
    bin++;
  set (features, QD_HTML_FEATURE_WORDS_2 + bin, TRUE);
  bin = links == 0 ? 0 : links < 25 ? 1
                       : links < 50 ? 2
                       : links < 90 ? 3
                                    : 4;
  set (features, QD_HTML_FEATURE_LINKS_NONE + bin, TRUE);
  set (features, QD_HTML_FEATURE_SENTENCE, block->sentence);
}

/* Whether one of the words that name who took a picture, in lower case, is in a short text. */
static gboolean
has_credit (const char *text)
{
  static const char *const marks[] = { "photo", "image:", "image credit", "credit:", "getty", "reuters/", "/reuters", "(ap ", "afp", "foto", "bild:", "crédit", "crédito", "shutterstock", "courtesy", "via ap", "/ap", "file)", "picture:", "caption" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strcasestr (text, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
read_text (const Page *page, const QdHtmlBlock *block, QdHtmlFeatures *features)
{
  g_autofree char *text = g_strndup (page->blocks->text->str + block->start, block->len);
  gsize            len = block->len;
  guint            n_capitals = 0;
  guint            n_small = 0;
  guint            n_digits = 0;
  guint            n_commas = 0;
  guint            n_bars = 0;
  guint            n_capital_words = 0;
  gunichar         first = g_utf8_get_char (text);

  for (const char *p = text; *p != '\0'; p++)
    {
      n_capitals += g_ascii_isupper (*p);
      n_small += g_ascii_islower (*p) || (guchar)*p >= 0x80;
      n_digits += g_ascii_isdigit (*p);
      n_commas += *p == ',';
      n_bars += *p == '|';
      n_capital_words += g_ascii_isupper (*p) && (p == text || p[-1] == ' ');
    }
  while (len > 1 && (strchr ("\"')", text[len - 1]) != NULL || (guchar)text[len - 1] >= 0x80))
    len--;
  set (features, QD_HTML_FEATURE_ENDS_STOP, strchr (".!?", text[len - 1]) != NULL);
  set (features, QD_HTML_FEATURE_ENDS_COLON, text[len - 1] == ':');
  set (features, QD_HTML_FEATURE_ENDS_DOTS, g_str_has_suffix (text, "...") || g_str_has_suffix (text, "…"));
  set (features, QD_HTML_FEATURE_BEGINS_SMALL, g_unichar_islower (first));
  set (features, QD_HTML_FEATURE_BEGINS_BRACKET, first == '(' || first == '[');
  set (features, QD_HTML_FEATURE_ALL_CAPITALS, n_capitals > 2 && n_small == 0);
  set (features, QD_HTML_FEATURE_CAPITAL_WORDS, block->n_words > 2 && n_capital_words * 10 > block->n_words * 7);
  set (features, QD_HTML_FEATURE_QUOTATION, strstr (text, "“") != NULL || strchr (text, '"') != NULL || strstr (text, "«") != NULL || strstr (text, "„") != NULL);
  set (features, QD_HTML_FEATURE_MANY_DIGITS, n_digits * 5 > block->n_bytes);
  set (features, QD_HTML_FEATURE_COMMAS, n_commas > 0);
  set (features, QD_HTML_FEATURE_BARS, n_bars > 0);
  set (features, QD_HTML_FEATURE_COPYRIGHT, strstr (text, "©") != NULL);
  set (features, QD_HTML_FEATURE_ADDRESS, strchr (text, '@') != NULL || strstr (text, "http") != NULL || strstr (text, "www.") != NULL);
  set (features, QD_HTML_FEATURE_CREDITS, block->n_words < 60 && has_credit (text));
}

/* How much of the page is looked through for it, bytes. Words take some thirty times their length. */
static gsize
measure_furniture (const GString *text)
{
  gsize len = MIN (text->len, MOST_FURNITURE);

  while (len < text->len && len > 0 && ((guint8)text->str[len] & 0xC0) == 0x80)
    len--;
  return len;
}

/* What the analysis knows for furniture. */
static void
read_furniture (Page *page)
{
  g_autoptr (QdDocument) document = qd_document_new (page->blocks->text->str, measure_furniture (page->blocks->text), QD_LANGUAGE_EN);
  guint                  paragraph = 0;

  qd_boilerplate_mark (document);
  for (guint i = 0; i < page->blocks->list->len; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);

      while (paragraph < document->paragraphs->len && qd_document_paragraph (document, paragraph)->span.end <= block->start)
        paragraph++;
      if (paragraph < document->paragraphs->len && qd_document_paragraph (document, paragraph)->span.start < block->start + block->len)
        set (&page->features[i], QD_HTML_FEATURE_FURNITURE, qd_document_paragraph (document, paragraph)->boilerplate);
    }
}

static GArray *
read_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (text != NULL)
    qd_html_words_read (text, strlen (text), words);
  return words;
}

/* Notes for a block with so many words as are in the text of the article, and whether a paragraph has them. */
static void
read_stated (Page *page, GPtrArray *words)
{
  g_autoptr (GArray)        body = read_words (page->evidence->body);
  g_autoptr (QdHtmlPhrases) phrases = qd_html_phrases_new (body);
  g_autofree double        *shares = g_new0 (double, words->len);
  guint64                   stated = 0;

  for (guint i = 0; i < words->len && body->len > 0; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);

      shares[i] = qd_html_phrases_share (phrases, g_ptr_array_index (words, i));
      if (shares[i] > 0.5 && qd_html_block_is_paragraph (block))
        stated += block->n_bytes - block->n_link_bytes;
    }
  if (stated == 0 || (double)stated < STATED_SHARE * (double)page->paragraph)
    return;
  for (guint i = 0; i < words->len; i++)
    {
      const GArray *of_block = g_ptr_array_index (words, i);

      set (&page->features[i], QD_HTML_FEATURE_STATED, shares[i] > 0.5);
      set (&page->features[i], QD_HTML_FEATURE_NOT_STATED, shares[i] <= 0.5 && of_block->len >= 6);
      set (&page->features[i], QD_HTML_FEATURE_SHORT_NOT_STATED, shares[i] <= 0.5 && of_block->len < 6);
    }
}

static void
read_evidence (Page *page)
{
  g_autoptr (GPtrArray)  words = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray)     title = read_words (page->evidence->title);
  g_autoptr (GArray)     summary = read_words (page->evidence->summary);

  for (guint i = 0; i < page->blocks->list->len; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);
      GArray            *of_block = g_array_new (FALSE, FALSE, sizeof (guint32));
      guint32            hash = 0;

      qd_html_words_read (page->blocks->text->str + block->start, block->len, of_block);
      g_ptr_array_add (words, of_block);
      for (guint j = 0; j < of_block->len; j++)
        hash = hash * 31 + g_array_index (of_block, guint32, j);
      if (of_block->len > 2)
        set (&page->features[i], QD_HTML_FEATURE_REPEATED, !g_hash_table_add (seen, GUINT_TO_POINTER (hash)));
      set (&page->features[i], QD_HTML_FEATURE_TITLE, qd_html_words_equal (of_block, title, 0) || (of_block->len > 4 && title->len > 4 && qd_html_words_equal (of_block, title, MIN (of_block->len, title->len))));
      set (&page->features[i], QD_HTML_FEATURE_SUMMARY, qd_html_words_equal (of_block, summary, 0) || qd_html_words_equal (of_block, summary, 8));
    }
  read_stated (page, words);
}

static void
set_kind_around (QdHtmlFeatures *features, QdHtmlFeature first, const Page *page, guint index)
{
  const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, index);
  QdHtmlTag          tag = page->nodes[block->element].tag;

  if (tag >= QD_HTML_H1 && tag <= QD_HTML_H6)
    set (features, first + 2, TRUE);
  else if (block->n_link_bytes * 2 > block->n_bytes)
    set (features, first + 1, TRUE);
  else if (qd_html_block_is_paragraph (block))
    set (features, first, TRUE);
  else
    set (features, first + 3, TRUE);
}

/* The element that a block shares with its nearest neighbours. */
static guint
container_of (const Page *page, const QdHtmlBlock *block)
{
  guint container = block->element;

  while (container > 0 && page->elements[container].n_blocks < 2)
    container = page->nodes[container].parent;
  return container;
}

static gboolean
has_paragraph (const Page *page, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (qd_html_block_is_paragraph (qd_html_blocks_get (page->blocks, i)))
      return TRUE;
  return FALSE;
}

static void
read_surroundings (Page *page)
{
  guint64 before = 0;
  guint   n = page->blocks->list->len;

  for (guint i = 0; i < n; i++)
    {
      const QdHtmlBlock *block = qd_html_blocks_get (page->blocks, i);
      QdHtmlFeatures    *features = &page->features[i];
      guint              container = container_of (page, block);
      guint              share = share_of (page, container);
      guint              outer = share_of (page, page->nodes[container].parent);
      gboolean           counts = qd_html_block_is_paragraph (block) && !(page->elements[block->element].inside & INSIDE_COMMENTS);
      gsize              own = counts ? block->n_bytes - block->n_link_bytes : 0;
      gboolean           left = has_paragraph (page, i - MIN (i, AROUND), i);
      gboolean           right = has_paragraph (page, i + 1, MIN (i + 1 + AROUND, n));

      set (features, share >= 50 ? QD_HTML_FEATURE_SHARE_HALF : share >= 20 ? QD_HTML_FEATURE_SHARE_FIFTH
                                                              : share >= 5  ? QD_HTML_FEATURE_SHARE_TWENTIETH
                                                                            : QD_HTML_FEATURE_SHARE_LITTLE,
           TRUE);
      set (features, outer >= 50 ? QD_HTML_FEATURE_OUTER_HALF : outer >= 20 ? QD_HTML_FEATURE_OUTER_FIFTH
                                                                            : QD_HTML_FEATURE_OUTER_LITTLE,
           TRUE);
      set (features, QD_HTML_FEATURE_BEFORE_ALL, before == 0 && own == 0);
      set (features, QD_HTML_FEATURE_NEAR_BEGIN, before > 0 && before * 10 < page->paragraph);
      set (features, QD_HTML_FEATURE_NEAR_END, before + own < page->paragraph && before * 10 > page->paragraph * 9);
      set (features, QD_HTML_FEATURE_BEHIND_ALL, before == page->paragraph);
      if (i > 0)
        set_kind_around (features, QD_HTML_FEATURE_BEHIND_PARAGRAPH, page, i - 1);
      if (i + 1 < n)
        set_kind_around (features, QD_HTML_FEATURE_BEFORE_PARAGRAPH, page, i + 1);
      set (features, QD_HTML_FEATURE_FAR_FROM_PARAGRAPH, !left && !right);
      set (features, QD_HTML_FEATURE_BETWEEN_PARAGRAPHS, left && right);
      before += own;
    }
}

/**
 * _qd_html_features_read:
 * @tree: (not nullable): a page
 * @blocks: (not nullable): its blocks
 * @evidence: (not nullable): what it says about its article
 *
 * Measures each block by itself and where it stands, in a time in proportion to the page. Thread: any.
 *
 * Returns: (transfer full): the features of each block, the later ones unset
 */
QdHtmlFeatures *
_qd_html_features_read (const QdHtmlTree *tree, const QdHtmlBlocks *blocks, const QdHtmlEvidence *evidence)
{
  Page page = { .tree = tree, .blocks = blocks, .evidence = evidence };

  page.nodes = qd_html_tree_get_nodes (tree, &page.n_nodes);
  page.elements = g_new0 (Element, page.n_nodes);
  page.features = g_new0 (QdHtmlFeatures, blocks->list->len + 1);
  find_comments (&page);
  count_contents (&page);
  read_elements (&page);
  find_cards (&page);
  for (guint i = 0; i < blocks->list->len; i++)
    {
      read_place (&page, qd_html_blocks_get (blocks, i), &page.features[i]);
      read_size (qd_html_blocks_get (blocks, i), &page.features[i]);
      read_text (&page, qd_html_blocks_get (blocks, i), &page.features[i]);
    }
  read_furniture (&page);
  read_evidence (&page);
  read_surroundings (&page);
  g_free (page.elements);
  return page.features;
}

/**
 * _qd_html_features_score:
 * @features: (not nullable): a block
 * @weights: (not nullable): what each feature speaks for the article, and a constant behind them
 * @later: whether those that tell of the surroundings count too
 *
 * Returns: the logarithm of the odds that the block is part of the article
 */
float
_qd_html_features_score (const QdHtmlFeatures *features, const float *weights, gboolean later)
{
  float score = weights[later ? QD_HTML_N_ALL_FEATURES : QD_HTML_N_FEATURES];

  for (guint i = 0; i < G_N_ELEMENTS (features->bits); i++)
    for (guint64 rest = features->bits[i]; rest != 0; rest &= rest - 1)
      score += weights[i * 64 + (guint)__builtin_ctzll (rest)];
  for (guint i = 0; later && i < G_N_ELEMENTS (features->later); i++)
    score += features->later[i] * weights[QD_HTML_N_FEATURES + i];
  return score;
}
