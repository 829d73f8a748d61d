/* qd-problem.c: a file that could not be imported, and why
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/qd-activity.h"
#include "model/qd-format.h"

struct _QdProblem
{
  GObject parent_instance;

  char   *path;
  guint64 line;
  char   *message;
};

enum {
  PROP_0,
  PROP_PLACE,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdProblem, qd_problem, G_TYPE_OBJECT)

static void
qd_problem_finalize (GObject *object)
{
  QdProblem *self = QD_PROBLEM (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->message, g_free);

  G_OBJECT_CLASS (qd_problem_parent_class)->finalize (object);
}

static void
qd_problem_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  QdProblem *self = QD_PROBLEM (object);

  switch (prop_id)
    {
    case PROP_PLACE:
      g_value_take_string (value, qd_problem_dup_place (self));
      break;

    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_problem_class_init (QdProblemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qd_problem_finalize;
  object_class->get_property = qd_problem_get_property;

  /**
   * QdProblem:place:
   *
   * The file and, if there is one, the line.
   */
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdProblem:message:
   *
   * What is wrong and what can be done.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_problem_init (QdProblem *self)
{
}

/**
 * qd_problem_new:
 * @path: (nullable): the file or folder, in the file system's encoding; copied
 * @line: the line in it, from 1, or 0
 * @message: (not nullable): what is wrong, a sentence for the person; copied
 *
 * Returns: (transfer full): a problem
 */
QdProblem *
qd_problem_new (const char *path,
                guint64     line,
                const char *message)
{
  QdProblem *self;

  g_return_val_if_fail (message != NULL, NULL);

  self = g_object_new (QD_TYPE_PROBLEM, NULL);
  self->path = g_strdup (path);
  self->line = line;
  self->message = g_utf8_make_valid (message, -1);

  return self;
}

/**
 * qd_problem_get_message:
 * @self: a problem
 *
 * Returns: (transfer none): what is wrong
 */
const char *
qd_problem_get_message (QdProblem *self)
{
  g_return_val_if_fail (QD_IS_PROBLEM (self), NULL);

  return self->message;
}

/**
 * qd_problem_dup_place:
 * @self: a problem
 *
 * Returns: (transfer full): the file and, if there is one, the line, in UTF-8; empty if there is no file
 */
char *
qd_problem_dup_place (QdProblem *self)
{
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (QD_IS_PROBLEM (self), NULL);

  if (self->path == NULL)
    return g_strdup ("");

  name = qd_format_path (self->path);
  if (self->line == 0)
    return g_steal_pointer (&name);

  /* Written out first: a format that depends on the machine cannot be translated. */
  line = g_strdup_printf ("%" G_GUINT64_FORMAT, self->line);
  /* Translators: a file and a line in it */
  return g_strdup_printf (_ ("%s, line %s"), name, line);
}
