/* qd-activity.c: what goes on in the background
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-activity.h"

struct _QdActivity
{
  GObject parent_instance;

  /* Owned */
  char       *text;
  char       *detail;
  GListStore *problems;

  double fraction;
  guint  active : 1;
  guint  cancelling : 1;
  guint  paused : 1;
};

enum {
  PROP_0,
  PROP_ACTIVE,
  PROP_CANCELLING,
  PROP_DETAIL,
  PROP_FRACTION,
  PROP_PAUSED,
  PROP_TEXT,
  N_PROPS,
};

enum {
  SIGNAL_CANCEL,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QdActivity, qd_activity, G_TYPE_OBJECT)

static void
set_state (QdActivity *self,
           gboolean    active,
           gboolean    cancelling)
{
  gboolean was_active = self->active;
  gboolean was_cancelling = self->cancelling;

  self->active = active;
  self->cancelling = cancelling;
  if (was_active != active)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
  if (was_cancelling != cancelling)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CANCELLING]);
}

static void
set_paused (QdActivity *self,
            gboolean    paused)
{
  if (self->paused == paused)
    return;

  self->paused = paused;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAUSED]);
}

static void
qd_activity_finalize (GObject *object)
{
  QdActivity *self = QD_ACTIVITY (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (qd_activity_parent_class)->finalize (object);
}

static void
qd_activity_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  QdActivity *self = QD_ACTIVITY (object);

  switch (prop_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;

    case PROP_CANCELLING:
      g_value_set_boolean (value, self->cancelling);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case PROP_PAUSED:
      g_value_set_boolean (value, self->paused);
      break;

    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
qd_activity_class_init (QdActivityClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qd_activity_finalize;
  object_class->get_property = qd_activity_get_property;

  /**
   * QdActivity:active:
   *
   * Whether anything goes on.
   */
  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdActivity:cancelling:
   *
   * Whether it was asked to stop, and has not yet.
   */
  properties[PROP_CANCELLING] = g_param_spec_boolean ("cancelling", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdActivity:detail:
   *
   * How fast it goes and how long it will still take, for the person; empty while that is not known.
   */
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdActivity:paused:
   *
   * Whether the person wants it to wait. Ends with what goes on.
   */
  properties[PROP_PAUSED] = g_param_spec_boolean ("paused", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdActivity:fraction:
   *
   * How much is done, from 0 to 1; negative while that is not known.
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, -1, 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * QdActivity:text:
   *
   * What goes on, for the person.
   */
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * QdActivity::cancel:
   *
   * The person wants it stopped.
   */
  signals[SIGNAL_CANCEL] = g_signal_new ("cancel", QD_TYPE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * QdActivity::finished:
   * @summary: what came of it, for the person; empty if that is not worth a word
   * @n_problems: how many problems there were
   *
   * It has come to an end.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", QD_TYPE_ACTIVITY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
qd_activity_init (QdActivity *self)
{
  self->text = g_strdup ("");
  self->detail = g_strdup ("");
  self->problems = g_list_store_new (QD_TYPE_PROBLEM);
}

/**
 * qd_activity_new:
 *
 * Returns: (transfer full): an activity in which nothing goes on
 */
QdActivity *
qd_activity_new (void)
{
  return g_object_new (QD_TYPE_ACTIVITY, NULL);
}

/**
 * qd_activity_start:
 * @self: an activity
 *
 * Something begins; the problems of what went on before are forgotten.
 */
void
qd_activity_start (QdActivity *self)
{
  g_return_if_fail (QD_IS_ACTIVITY (self));

  g_list_store_remove_all (self->problems);
  qd_activity_update (self, "", -1);
  qd_activity_set_detail (self, "");
  set_paused (self, FALSE);
  set_state (self, TRUE, FALSE);
}

/**
 * qd_activity_update:
 * @self: an activity
 * @text: (not nullable): what goes on, for the person; copied
 * @fraction: how much is done, from 0 to 1; negative while that is not known
 */
void
qd_activity_update (QdActivity *self,
                    const char *text,
                    double      fraction)
{
  g_return_if_fail (QD_IS_ACTIVITY (self));

  if (g_set_str (&self->text, text))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);

  fraction = fraction < 0 ? -1 : MIN (fraction, 1);
  if (fraction > self->fraction || fraction < self->fraction)
    {
      self->fraction = fraction;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
    }
}

/**
 * qd_activity_set_detail:
 * @self: an activity
 * @detail: (not nullable): how fast it goes and how long it will still take, for the person; copied
 */
void
qd_activity_set_detail (QdActivity *self,
                        const char *detail)
{
  g_return_if_fail (QD_IS_ACTIVITY (self));

  if (g_set_str (&self->detail, detail))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DETAIL]);
}

/**
 * qd_activity_set_paused:
 * @self: an activity
 * @paused: whether it is to wait
 *
 * Asks whoever does it to wait, or to go on. Does nothing if nothing goes on, or if it was asked to stop.
 */
void
qd_activity_set_paused (QdActivity *self,
                        gboolean    paused)
{
  g_return_if_fail (QD_IS_ACTIVITY (self));

  if (self->active && !self->cancelling)
    set_paused (self, paused);
}

/**
 * qd_activity_add_problem:
 * @self: an activity
 * @problem: (not nullable): what could not be done; a reference is taken
 */
void
qd_activity_add_problem (QdActivity *self,
                         QdProblem  *problem)
{
  g_return_if_fail (QD_IS_ACTIVITY (self));

  g_list_store_append (self->problems, problem);
}

/**
 * qd_activity_cancel:
 * @self: an activity
 *
 * Asks whoever does it to stop. Does nothing if nothing goes on, or if it was asked already.
 */
void
qd_activity_cancel (QdActivity *self)
{
  g_return_if_fail (QD_IS_ACTIVITY (self));

  if (!self->active || self->cancelling)
    return;

  set_state (self, TRUE, TRUE);
  g_signal_emit (self, signals[SIGNAL_CANCEL], 0);
  set_paused (self, FALSE);
}

/**
 * qd_activity_finish:
 * @self: an activity
 * @summary: (not nullable): what came of it, for the person; empty if that is not worth a word
 *
 * It has come to an end; the problems stay until something else starts.
 */
void
qd_activity_finish (QdActivity *self,
                    const char *summary)
{
  g_return_if_fail (QD_IS_ACTIVITY (self));

  set_paused (self, FALSE);
  set_state (self, FALSE, FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, summary, g_list_model_get_n_items (G_LIST_MODEL (self->problems)));
}

/**
 * qd_activity_get_active:
 * @self: an activity
 *
 * Returns: whether anything goes on
 */
gboolean
qd_activity_get_active (QdActivity *self)
{
  g_return_val_if_fail (QD_IS_ACTIVITY (self), FALSE);

  return self->active;
}

/**
 * qd_activity_get_paused:
 * @self: an activity
 *
 * Returns: whether the person wants it to wait
 */
gboolean
qd_activity_get_paused (QdActivity *self)
{
  g_return_val_if_fail (QD_IS_ACTIVITY (self), FALSE);

  return self->paused;
}

/**
 * qd_activity_get_detail:
 * @self: an activity
 *
 * Returns: (transfer none): how fast it goes and how long it will still take, for the person; empty while that is not known
 */
const char *
qd_activity_get_detail (QdActivity *self)
{
  g_return_val_if_fail (QD_IS_ACTIVITY (self), NULL);

  return self->detail;
}

/**
 * qd_activity_get_text:
 * @self: an activity
 *
 * Returns: (transfer none): what goes on, for the person
 */
const char *
qd_activity_get_text (QdActivity *self)
{
  g_return_val_if_fail (QD_IS_ACTIVITY (self), NULL);

  return self->text;
}

/**
 * qd_activity_get_fraction:
 * @self: an activity
 *
 * Returns: how much is done, from 0 to 1; negative while that is not known
 */
double
qd_activity_get_fraction (QdActivity *self)
{
  g_return_val_if_fail (QD_IS_ACTIVITY (self), -1);

  return self->fraction;
}

/**
 * qd_activity_get_problems:
 * @self: an activity
 *
 * Returns: (transfer none): a list of #QdProblem: those of what goes on, or of what went on last
 */
GListModel *
qd_activity_get_problems (QdActivity *self)
{
  g_return_val_if_fail (QD_IS_ACTIVITY (self), NULL);

  return G_LIST_MODEL (self->problems);
}
