/* qd-library-fixture.c: a library to test with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "qd-library-fixture.h"

#include <glib/gstdio.h>

#include "store/qd-store-add.h"
#include "store/qd-store-articles.h"

typedef struct
{
  const char *label;
  const char *source;
  const char *title;
  gint64      days;
  const char *body;
} Text;

/* One event, three outlets: one carries the words in full, one cuts them, one changes them. */
static const Text story[] = {
  { "lantern", "Wexcombe Lantern", "Ferry Board Cancels Night Service After Quay Collapse", 20000,
    "WEXCOMBE — The night ferry will not run before spring, the harbour board said on Tuesday.\n\n"
    "“We looked forward to carrying our neighbours home this winter, but the quay can no longer bear the weight of the boats,” Oda Brandvik said in a statement.\n\n"
    "Brandvik, who heads the board, added: “No crew of ours will be asked to moor at a wall that moves.”\n\n"
    "Shopkeepers along the front called the decision hasty." },
  { "tribune", "Osterly Tribune", "Board Chief: Quay “Can No Longer Bear the Weight”", 20001,
    "The harbour board has closed the north quay.\n\n"
    "“The quay can no longer bear the weight of the boats,” Oda Brandvik told reporters.\n\n"
    "“No crew will be asked to moor at a wall that moves,” Brandvik said." },
  { "dispatch", "The Morning Dispatch", "Night Ferry Stopped Till Spring", 20002,
    "Passengers were angry on Wednesday.\n\n"
    "“No captain of ours will be asked to moor at a wall that moves,” Oda Brandvik said.\n\n"
    "“I will walk,” said Tomas Ilk, a baker." },
};

static QdArticleDraft *
make_draft (const Text *text)
{
  QdArticleDraft        *draft = qd_article_draft_new ();
  g_autoptr (QdBody)     body = qd_body_new (text->body, -1);
  g_autoptr (QdAnalysis) analysis = qd_analysis_new (text->body, strlen (text->body), NULL);

  qd_article_draft_set_external_id (draft, text->label);
  qd_article_draft_set_source (draft, text->source);
  qd_article_draft_set_title (draft, text->title);
  qd_article_draft_set_published (draft, text->days * G_TIME_SPAN_DAY);
  qd_article_draft_set_body (draft, body);
  qd_article_draft_set_analysis (draft, analysis);

  return draft;
}

static void
add (QdLibraryFixture *self,
     GPtrArray        *drafts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) outcomes = qd_store_add_articles (self->store, drafts, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < outcomes->len; i++)
    g_assert_cmpint (g_array_index (outcomes, QdAddOutcome, i).result, ==, QD_ADD_ADDED);
}

QdLibraryFixture *
qd_library_fixture_new (void)
{
  QdLibraryFixture  *self = g_new0 (QdLibraryFixture, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char   *path = NULL;

  self->dir = g_dir_make_tmp ("quotidian-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->dir, "library.quotidian", NULL);
  self->store = qd_store_open (path, QD_STORE_CREATE, &error);
  g_assert_no_error (error);

  return self;
}

void
qd_library_fixture_free (QdLibraryFixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->dir, 0, NULL);
  const char      *name;

  qd_store_close (self->store);
  g_object_unref (self->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->dir, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->dir);
  g_free (self->dir);
  g_free (self);
}

void
qd_library_fixture_add_story (QdLibraryFixture *self)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);

  for (guint i = 0; i < G_N_ELEMENTS (story); i++)
    g_ptr_array_add (drafts, make_draft (&story[i]));
  add (self, drafts);
}

void
qd_library_fixture_add_bulk (QdLibraryFixture *self,
                             guint             first,
                             guint             n_articles)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)qd_article_draft_free);

  for (guint i = first; i < first + n_articles; i++)
    {
      g_autofree char *label = g_strdup_printf ("bulk-%06u", i);
      g_autofree char *title = g_strdup_printf ("Report number %06u from the outer islands", i);
      g_autofree char *source = g_strdup_printf ("Island Gazette %u", i % 7);
      g_autofree char *body = g_strdup_printf ("The boats of harbour %u lay still.", i);
      Text             text = { label, source, title, 10000 + i, body };

      g_ptr_array_add (drafts, make_draft (&text));
    }
  add (self, drafts);
}

gint64
qd_library_fixture_find (QdLibraryFixture *self,
                         const char       *label)
{
  g_autoptr (GError) error = NULL;
  gint64             id = qd_store_find_article_by_label (self->store, label, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

gboolean
qd_await (gboolean (*condition) (gpointer user_data),
          gpointer user_data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!condition (user_data))
    {
      if (g_get_monotonic_time () > end)
        return FALSE;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }

  return TRUE;
}

void
qd_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}
