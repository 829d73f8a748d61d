/* test-outlet.c: which names are those of one outlet, and which outlets have one name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/qd-outlet.h"

#define MOST_USES 12

/* Names with their domains, and what the outlet of each is called; NULL where that is its name. */
static const struct
{
  const char *path;
  struct
  {
    const char *name;
    const char *domain;
    const char *expected;
  } uses[MOST_USES];
} cases[] = {
  { "/core/outlet/one",
    { { "www.example-gazette.org", "example-gazette.org", "The Example Gazette" },
      { "example-gazette.org", "example-gazette.org", "The Example Gazette" },
      { "The Example Gazette", "example-gazette.org", NULL },
      { "Example Gazette – Top Stories", "example-gazette.org", "The Example Gazette" },
      { "Sport | The Example Gazette", "example-gazette.org", "The Example Gazette" } } },
  { "/core/outlet/feed-alone", { { "Example Gazette: World", "example-gazette.org", "Example Gazette" }, { "example-gazette.org", "example-gazette.org", "Example Gazette" } } },
  { "/core/outlet/no-address", { { "The Example Gazette", "example-gazette.org", NULL }, { "EXAMPLE GAZETTE", NULL, "The Example Gazette" }, { "Gazette", NULL, NULL } } },
  { "/core/outlet/only-name", { { "merrow.example", "merrow.example", "Harbor Evening Post" }, { "Harbor Evening Post", "merrow.example", NULL } } },
  { "/core/outlet/feeds",
    { { "Calder Ledger", "calderledger.example", NULL },
      { "Calder Ledger RSS Feed", "calderledger.example", "Calder Ledger" },
      { "Calder Ledger News", "calderledger.example", "Calder Ledger" },
      { "Latest from Calder Ledger", "calderledger.example", "Calder Ledger" },
      { "Calder Ledger, Top Stories", "calderledger.example", "Calder Ledger" },
      { "Calder Ledger (Politics)", "calderledger.example", "Calder Ledger" },
      { "Calder Ledger > Arts", "calderledger.example", "Calder Ledger" },
      { "World|Calder Ledger", "calderledger.example", "Calder Ledger" },
      { "feeds.calderledger.example", "calderledger.example", "Calder Ledger" },
      { "https://www.calderledger.example/", "calderledger.example", "Calder Ledger" },
      { "CalderLedger.example", "calderledger.example", "Calder Ledger" } } },
  { "/core/outlet/legal-form",
    { { "Quay Times", "quaytimes.example", NULL },
      { "Quay Times Ltd.", "quaytimes.example", "Quay Times" },
      { "Quay Times, Inc.", "quaytimes.example", "Quay Times" },
      { "Quay Times S.A.", "quaytimes.example", "Quay Times" },
      { "Quay Times GmbH & Co. KG", "quaytimes.example", "Quay Times" },
      { "Quay Times Media Group plc", "quaytimes.example", "Quay Times" },
      { "© Quay Times", "quaytimes.example", "Quay Times" },
      { "Quay Times®", "quaytimes.example", "Quay Times" },
      { "Quay Times Ltd", NULL, "Quay Times" },
      { "quaytimes.example", NULL, "Quay Times" },
      { "www.quaytimes.example", NULL, "Quay Times" } } },
  { "/core/outlet/letters",
    { { "Möwenblatt", "moewenblatt.example", "Das Möwenblatt" },
      { "Moewenblatt", "moewenblatt.example", "Das Möwenblatt" },
      { "Das Möwenblatt", "moewenblatt.example", NULL },
      { "Möwenblatt Online", "moewenblatt.example", "Das Möwenblatt" },
      { "Bread & Boats", "breadandboats.example", "Bread and Boats" },
      { "Bread and Boats", "breadandboats.example", NULL },
      { "Le Phare", "lephare.example", NULL },
      { "Le Phare.example", "lephare.example", "Le Phare" } } },
  /* What is a part of another name elsewhere, or a brand of the same house, stays by itself. */
  { "/core/outlet/apart",
    { { "Quay", "quay.example", NULL },
      { "Quay News", NULL, NULL },
      { "Sport – Quay", NULL, NULL },
      { "Merrow Post", "merrowpost.example", NULL },
      { "Merrow Post Magazine", "merrowpost.example", NULL },
      { "Limited", "limited.example", NULL },
      { "The Company", "company.example", NULL },
      { "News", "newscorp.example", NULL },
      { "Corp", "newscorp.example", NULL } } },
  /* Portals, agencies and blogs keep their names. */
  { "/core/outlet/portal",
    { { "portal.example", "portal.example", NULL }, { "Harbor Evening Post", "portal.example", NULL }, { "Coastal Wire", "portal.example", NULL }, { "Coastal Wire", "coastalwire.example", NULL } } },
  { "/core/outlet/aggregator", { { "Planet Quay", "gull.example", NULL }, { "gull.example", "gull.example", NULL }, { "Planet Quay", "skarv.example", NULL } } },
  { "/core/outlet/guest", { { "Coastal Wire", "example-gazette.org", NULL }, { "Example Gazette", "example-gazette.org", NULL }, { "example-gazette.org", "example-gazette.org", "Example Gazette" } } },
  /* Two outlets of one name are told by their domains; what has none could be either's. */
  { "/core/outlet/two-of-a-name",
    { { "The Post", "post.example", "The Post (post.example)" },
      { "Post", "post.test", "Post (post.test)" },
      { "Post – Sport", "post.test", "Post (post.test)" },
      { "www.post.test", "post.test", "Post (post.test)" },
      { "post.example", NULL, "The Post (post.example)" },
      { "POST", NULL, NULL },
      { "The Post", "portal.example", NULL },
      { "Coastal Wire", "portal.example", NULL },
      { "The Post (post.test)", NULL, "Post (post.test)" } } },
  { "/core/outlet/local",
    { { "The Courier", "merrowcourier.example", "The Courier (merrowcourier.example)" },
      { "Courier", "skerra-courier.example", "Courier (skerra-courier.example)" },
      { "Courier: Sport", "skerra-courier.example", "Courier (skerra-courier.example)" },
      { "skerra-courier.example", "skerra-courier.example", "Courier (skerra-courier.example)" },
      { "The Courier", "database.example", NULL },
      { "The Courier", NULL, NULL } } },
  { "/core/outlet/unlike", { { "The Courier", "merrow.example", "The Courier (merrow.example)" }, { "The Courier", "skerra.example", "The Courier (skerra.example)" }, { "The Courier", NULL, NULL } } },
  { "/core/outlet/initials",
    { { "Merrow Evening Courier", "mec.example", "Merrow Evening Courier (mec.example)" },
      { "Merrow Evening Courier", "merrow-evening-courier.test", "Merrow Evening Courier (merrow-evening-courier.test)" },
      { "Merrow Evening Courier", "database.example", NULL } } },
  { "/core/outlet/shortened",
    { { "The Merrow Bay Courier", "mbcourier.example", NULL },
      { "Merrow Bay Courier – Sport", "mbcourier.example", "The Merrow Bay Courier" },
      { "mbcourier.example", "mbcourier.example", "The Merrow Bay Courier" },
      { "Merrow Bay Courier", "database.example", "The Merrow Bay Courier" },
      { "Court Reporter", "mbcourier.example", NULL },
      { "Gazette of Möwe", "gazmoe.example", NULL },
      { "Skerra", "sk.example", NULL },
      { "Coastal Wire", "coa.example", NULL },
      { "coa.example", "coa.example", NULL },
      { "Other Name", "coa.example", NULL } } },
  { "/core/outlet/agency", { { "Coastal Wire", "merrow.example", NULL }, { "Coastal Wire", "skerra.example", NULL }, { "Coastal Wire", "gull.example", NULL }, { "Coastal Wire", NULL, NULL } } },
  { "/core/outlet/database", { { "Merrow Post", "merrowpost.example", NULL }, { "Merrow Post", "database.example", NULL }, { "MERROW POST", "database.example", "Merrow Post" }, { "Merrow Post Ltd", NULL, "Merrow Post" } } },
  { "/core/outlet/letters-in-domains",
    { { "Möwe", "xn--mwe-sna.example", "Möwe (möwe.example)" }, { "Möwe", "moewe.example", "Möwe (moewe.example)" }, { "Möwe (möwe.example)", NULL, NULL } } },
  { "/core/outlet/accents", { { "Möwensund Anzeiger", "moewensund.example", NULL }, { "Le Quai", "lequai.example", NULL }, { "lequai.example", "lequai.example", "Le Quai" } } },
  { "/core/outlet/short", { { "X", "x.example", NULL }, { "x.example", "x.example", "X" } } },
};

static void
test_case (gconstpointer data)
{
  const typeof (cases[0]) *self = data;
  QdOutletUse              uses[MOST_USES];
  gsize                    n = 0;

  while (n < MOST_USES && self->uses[n].name != NULL)
    n++;
  /* In every rotation: the order must not matter. */
  for (gsize shift = 0; shift < n; shift++)
    {
      g_autoptr (GPtrArray) names = NULL;

      for (gsize i = 0; i < n; i++)
        uses[i] = (QdOutletUse){ self->uses[(i + shift) % n].name, self->uses[(i + shift) % n].domain };
      names = qd_outlet_find_names (uses, n);
      g_assert_cmpuint (names->len, ==, n);
      for (gsize i = 0; i < n; i++)
        {
          g_test_message ("%s at %s", uses[i].name, uses[i].domain);
          g_assert_cmpstr (g_ptr_array_index (names, i), ==, self->uses[(i + shift) % n].expected);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);
  return g_test_run ();
}
