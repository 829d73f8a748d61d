/* test-speaker-list.c: the people who are quoted, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/qd-speaker-list.h"
#include "store/qd-store-people.h"

static void
free_person (gpointer data)
{
  QdPersonRecord *record = data;

  g_free (record->name);
  g_strfreev (record->names);
  g_free (record->key);
  g_free (record);
}

static GPtrArray *
make_people (const char *const *names)
{
  GPtrArray *people = g_ptr_array_new_with_free_func (free_person);

  for (guint i = 0; names[i] != NULL; i++)
    {
      QdPersonRecord *record = g_new0 (QdPersonRecord, 1);

      record->name = g_strdup (names[i]);
      record->key = qd_person_key (names[i]);
      record->n_quotations = i + 1;
      g_ptr_array_add (people, record);
    }

  return people;
}

static void
assert_listed (QdSpeakerList *list,
               guint          position,
               const char    *name)
{
  g_autoptr (QdSpeakerItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);
  g_autoptr (QdSpeakerItem) again = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_cmpstr (qd_speaker_item_get_name (item), ==, name);
  g_assert_true (item == again);
  g_assert_cmpuint (qd_speaker_list_find (list, name), ==, position);
}

static void
items_changed_cb (guint *n_listed,
                  guint  position,
                  guint  removed,
                  guint  added)
{
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (removed, ==, *n_listed);
  *n_listed = added;
}

static void
test_search (void)
{
  g_autoptr (QdSpeakerList) list = qd_speaker_list_new ();
  g_autoptr (GPtrArray)     people = make_people ((const char *const[]){ "Élise Morvan", "Nils Harbo", "Elise Harbo", NULL });
  g_autoptr (GPtrArray)     others = make_people ((const char *const[]){ "Ove Harbo", NULL });
  guint                     n_listed = 0;

  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), &n_listed);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 0));
  qd_speaker_list_set_people (list, people);
  g_assert_cmpuint (n_listed, ==, 3);
  assert_listed (list, 1, "Nils Harbo");

  /* In another case, and with the accent as a letter of its own. */
  qd_speaker_list_set_search (list, "HARBO");
  g_assert_cmpuint (n_listed, ==, 2);
  assert_listed (list, 1, "Elise Harbo");
  g_assert_cmpuint (qd_speaker_list_find (list, "Élise Morvan"), ==, G_MAXUINT);
  qd_speaker_list_set_search (list, "e\u0301lise");
  g_assert_cmpuint (n_listed, ==, 1);
  assert_listed (list, 0, "Élise Morvan");

  /* Others are searched too; all are told of whatever is searched. */
  qd_speaker_list_set_people (list, others);
  g_assert_cmpuint (n_listed, ==, 0);
  g_assert_cmpuint (qd_speaker_list_get_people (list)->len, ==, 1);
  qd_speaker_list_set_search (list, "");
  g_assert_cmpuint (n_listed, ==, 1);
  assert_listed (list, 0, "Ove Harbo");
}

/* Who has several names is found by each, but not before somebody who is called so. */
static void
test_names (void)
{
  g_autoptr (QdSpeakerList) list = qd_speaker_list_new ();
  g_autoptr (GPtrArray)     people = make_people ((const char *const[]){ "Nils Harbo", "Harbo", NULL });
  g_auto (GStrv)            names = NULL;
  g_auto (GStrv)            others = NULL;

  ((QdPersonRecord *)people->pdata[0])->names = g_strsplit ("Nils O. Harbo|Nils Harbo|Harbo", "|", -1);
  qd_speaker_list_set_people (list, people);
  g_assert_cmpuint (qd_speaker_list_find (list, "Nils O. Harbo"), ==, 0);
  g_assert_cmpuint (qd_speaker_list_find (list, "Harbo"), ==, 1);
  names = qd_speaker_list_dup_names (list, "Nils Harbo");
  g_assert_cmpstrv (names, ((const char *const[]){ "Nils O. Harbo", "Nils Harbo", "Harbo", NULL }));
  others = qd_speaker_list_dup_names (list, "Ove Harbo");
  g_assert_cmpstrv (others, ((const char *const[]){ "Ove Harbo", NULL }));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/speaker-list/search", test_search);
  g_test_add_func ("/model/speaker-list/names", test_names);

  return g_test_run ();
}
