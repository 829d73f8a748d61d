/* qd-html-hint.c: what the names that a page gives to its parts say about them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "import/qd-html-hint.h"

#include <string.h>

/* A class that says more than this says nothing. Bytes. */
#define LONGEST_VALUE 600
#define LONGEST_WORD 24

/* Words of classes and ids, as authors of pages write them in a few languages, a list a hint. */
static const char *const words[QD_HTML_N_HINTS] = {
  [QD_HTML_HINT_SHARE] = "share shares sharing sharebar sharedaddy social socials addthis sharethis follow facebook whatsapp "
                         "teilen partager partage compartir condividi compartilhar",
  [QD_HTML_HINT_RELATED] = "related recirc recirculation recommended recommend recommends recommendation recommendations more also "
                           "similar readmore teaser teasers trending popular latest recent mostread outbrain taboola zergnet "
                           "promoted next previous prev upnext further relacionadas relacionados relacionada correlati tags "
                           "mehr ahnliche lesen articulos verwandt suggested stories topstories headlines feed river list listing",
  [QD_HTML_HINT_COMMENT] = "comment comments commenting disqus respond replies reply discussion livefyre viafoura kommentar "
                           "kommentare comentario comentarios commentaire commentaires commenti reviews review",
  [QD_HTML_HINT_ADVERT] = "ad ads advert adverts advertisement advertising adslot adunit banner sponsor sponsored sponsors dfp gpt promo "
                          "promos promotion anzeige werbung publicidad publicidade publicite pub commercial affiliate shop deal deals "
                          "product buy",
  [QD_HTML_HINT_LETTER] = "newsletter newsletters subscribe subscriber subscription signup optin mailchimp register registration login "
                          "paywall piano abo abonnement suscripcion donate donation donations support membership inline cta form",
  [QD_HTML_HINT_AUTHOR] = "author authors byline bylines bio contributor contributors writer autor autores auteur autore avatar "
                          "profile reporter biography",
  [QD_HTML_HINT_LABEL] = "meta metadata date time timestamp datetime published updated dateline category categories tag taglist "
                         "keywords topic topics breadcrumb breadcrumbs info label labels kicker eyebrow rubric source sources fecha data",
  [QD_HTML_HINT_PICTURE] = "photo photos image images img media gallery slideshow slide slides slider carousel lightbox video videos "
                           "player figure thumbnail thumb embed picture pic foto imagen multimedia audio podcast",
  [QD_HTML_HINT_CAPTION] = "caption captions credit credits copyright legend legende pie wp",
  [QD_HTML_HINT_NAVIGATION] = "nav navbar navigation menu menus header masthead topbar toolbar footer foot sidebar aside rail widget "
                              "widgets pagination pager skip search breaking ticker bar secondary complementary tab tabs dropdown",
  [QD_HTML_HINT_NOTICE] = "cookie cookies gdpr consent privacy legal terms disclaimer overlay modal popup notice alert message error "
                          "hidden hide print sr visually visuallyhidden screen invisible tooltip accessibility noscript dialog",
  [QD_HTML_HINT_BODY] = "body content contents text article articlebody storybody bodytext copy richtext rte prose paragraph "
                        "paragraphs artikel texto cuerpo corps contenu contenido inhalt wysiwyg page markdown",
  [QD_HTML_HINT_LEAD] = "lead lede dek deck summary subtitle subhead subheadline subheading standfirst intro introduction excerpt "
                        "abstract description desc strapline chapo entradilla sommario vorspann synopsis",
  [QD_HTML_HINT_TITLE] = "title titles headline hed heading titulo titre titel",
  [QD_HTML_HINT_QUOTE] = "quote quotes pullquote blockquote pull tweet twitter instagram",
  [QD_HTML_HINT_BOX] = "box infobox factbox inset callout highlights keypoints facts module card cards item items block panel tile",
  [QD_HTML_HINT_POST] = "post entry story news nota noticia materia single hentry main blog",
};

static GHashTable *
create_table (void)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < QD_HTML_N_HINTS; i++)
    {
      g_auto (GStrv) list = g_strsplit (words[i], " ", -1);

      for (guint j = 0; list[j] != NULL; j++)
        g_hash_table_insert (table, g_strdup (list[j]), GUINT_TO_POINTER (1u << i | GPOINTER_TO_UINT (g_hash_table_lookup (table, list[j]))));
    }
  return table;
}

static guint
look_up (const char *word)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, GPOINTER_TO_SIZE (create_table ()));
  return GPOINTER_TO_UINT (g_hash_table_lookup (GSIZE_TO_POINTER (once), word));
}

/**
 * qd_html_hint_read:
 * @value: (nullable): a class or an id
 *
 * Takes the words of a name ("related-articles", "articleBody") one by one. Thread: any.
 *
 * Returns: the hints, a bit each: 1 << #QdHtmlHint
 */
guint
qd_html_hint_read (const char *value)
{
  char  word[LONGEST_WORD + 1];
  guint len = 0;
  guint hints = 0;

  if (value == NULL || strlen (value) > LONGEST_VALUE)
    return 0;
  for (const char *p = value;; p++)
    {
      gboolean goes_on = g_ascii_isalpha (*p);
      gboolean begins = g_ascii_isupper (*p) && p > value && g_ascii_islower (p[-1]);

      if ((!goes_on || begins) && len > 0)
        {
          word[MIN (len, LONGEST_WORD)] = '\0';
          if (len <= LONGEST_WORD)
            hints |= look_up (word);
          len = 0;
        }
      if (*p == '\0')
        return hints;
      if (goes_on && len < LONGEST_WORD)
        word[len] = g_ascii_tolower (*p);
      len += goes_on;
    }
}
