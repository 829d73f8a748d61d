/* qd-undo-history.c: what a person did, to be taken back and done again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/qd-undo-history.h"

#include "model/qd-library.h"
#include "store/qd-store-correct.h"

/* Nobody goes back further, and what goes with a step may be a tag with all its articles. */
#define MAX_STEPS 100

struct _QdUndoStep
{
  GObject parent_instance;

  /* One of these is set. The first two say what is to be done to take it back or, once it was, to do it again. */
  QdChange           *change;
  QdCorrectionChange *correction;
  GArray             *articles; /* gint64 */
  gboolean            done;
};

struct _QdUndoHistory
{
  QdLibrary *library; /* borrowed: owns this */
  GPtrArray *done;    /* QdUndoStep, the last one last */
  GPtrArray *undone;  /* the one that was taken back last, last */
};

enum {
  PROP_0,
  PROP_DONE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QdUndoStep, qd_undo_step, G_TYPE_OBJECT)

static void
qd_undo_step_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_DONE)
    g_value_set_boolean (value, QD_UNDO_STEP (object)->done);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qd_undo_step_finalize (GObject *object)
{
  QdUndoStep *self = QD_UNDO_STEP (object);

  g_clear_pointer (&self->change, qd_change_unref);
  g_clear_pointer (&self->correction, qd_correction_change_unref);
  g_clear_pointer (&self->articles, g_array_unref);

  G_OBJECT_CLASS (qd_undo_step_parent_class)->finalize (object);
}

static void
qd_undo_step_class_init (QdUndoStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = qd_undo_step_get_property;
  object_class->finalize = qd_undo_step_finalize;

  /**
   * QdUndoStep:done:
   *
   * Whether it stands, and was not taken back.
   */
  properties[PROP_DONE] = g_param_spec_boolean ("done", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qd_undo_step_init (QdUndoStep *self)
{
  self->done = TRUE;
}

static void
set_done (QdUndoStep *self,
          gboolean    done)
{
  self->done = done;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DONE]);
}

/**
 * qd_undo_step_new_change:
 * @inverse: (not nullable): the change that takes it back; referenced
 *
 * Returns: (transfer full): the step
 */
QdUndoStep *
qd_undo_step_new_change (QdChange *inverse)
{
  QdUndoStep *self;

  g_return_val_if_fail (inverse != NULL, NULL);

  self = g_object_new (QD_TYPE_UNDO_STEP, NULL);
  self->change = qd_change_ref (inverse);
  return self;
}

/**
 * qd_undo_step_new_correction:
 * @inverse: (not nullable): what takes it back; referenced
 *
 * Returns: (transfer full): the step
 */
QdUndoStep *
qd_undo_step_new_correction (QdCorrectionChange *inverse)
{
  QdUndoStep *self;

  g_return_val_if_fail (inverse != NULL, NULL);

  self = g_object_new (QD_TYPE_UNDO_STEP, NULL);
  self->correction = qd_correction_change_ref (inverse);
  return self;
}

/**
 * qd_undo_step_new_removal:
 * @ids: (array length=n_ids): rows of articles that were hidden, to be removed; copied
 * @n_ids: how many
 *
 * Whoever removes them for good has to call qd_undo_history_forget().
 *
 * Returns: (transfer full): the step
 */
QdUndoStep *
qd_undo_step_new_removal (const gint64 *ids,
                          gsize         n_ids)
{
  QdUndoStep *self;

  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  self = g_object_new (QD_TYPE_UNDO_STEP, NULL);
  self->articles = g_array_new (FALSE, FALSE, sizeof *ids);
  g_array_append_vals (self->articles, ids, (guint)n_ids);
  return self;
}

/**
 * qd_undo_step_get_articles:
 * @self: a step
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the rows of the articles that it removes; %NULL if it is none that removes any
 */
GArray *
qd_undo_step_get_articles (QdUndoStep *self)
{
  g_return_val_if_fail (QD_IS_UNDO_STEP (self), NULL);

  return self->articles;
}

/**
 * qd_undo_step_is_correction:
 * @self: a step
 *
 * Returns: whether it corrects what was found in articles, which are analysed again when it is taken back
 */
gboolean
qd_undo_step_is_correction (QdUndoStep *self)
{
  g_return_val_if_fail (QD_IS_UNDO_STEP (self), FALSE);

  return self->correction != NULL;
}

/**
 * qd_undo_step_get_done:
 * @self: a step
 *
 * Returns: whether it stands
 */
gboolean
qd_undo_step_get_done (QdUndoStep *self)
{
  g_return_val_if_fail (QD_IS_UNDO_STEP (self), FALSE);

  return self->done;
}

/**
 * qd_undo_history_new:
 * @library: (not nullable): the library that owns it
 *
 * Returns: (transfer full): a history in which nothing was done
 */
QdUndoHistory *
qd_undo_history_new (QdLibrary *library)
{
  QdUndoHistory *self = g_new0 (QdUndoHistory, 1);

  self->library = library;
  self->done = g_ptr_array_new_with_free_func (g_object_unref);
  self->undone = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

/**
 * qd_undo_history_free:
 * @self: (not nullable) (transfer full): a history
 */
void
qd_undo_history_free (QdUndoHistory *self)
{
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_free (self);
}

static void
push (QdUndoHistory *self,
      QdUndoStep    *step)
{
  g_ptr_array_add (self->done, g_object_ref (step));
  if (self->done->len > MAX_STEPS)
    g_ptr_array_remove_index (self->done, 0);
}

/**
 * qd_undo_history_add:
 * @self: (not nullable): a history
 * @step: (not nullable): what was done just now; referenced
 *
 * What was taken back before cannot be done again any more.
 */
void
qd_undo_history_add (QdUndoHistory *self,
                     QdUndoStep    *step)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (QD_IS_UNDO_STEP (step));

  g_ptr_array_set_size (self->undone, 0);
  push (self, step);
}

/**
 * qd_undo_history_forget:
 * @self: (not nullable): a history
 * @step: (not nullable): what cannot be taken back any more
 */
void
qd_undo_history_forget (QdUndoHistory *self,
                        QdUndoStep    *step)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (QD_IS_UNDO_STEP (step));

  g_ptr_array_remove (self->done, step);
}

/**
 * qd_undo_history_forget_removals:
 * @self: (not nullable): a history
 *
 * Forgets the removals of articles that stand: these are removed for good now.
 */
void
qd_undo_history_forget_removals (QdUndoHistory *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = self->done->len; i > 0; i--)
    if (qd_undo_step_get_articles (self->done->pdata[i - 1]) != NULL)
      g_ptr_array_remove_index (self->done, i - 1);
}

/**
 * qd_undo_history_get_last:
 * @self: (not nullable): a history
 *
 * Returns: (transfer none) (nullable): what was done last and stands
 */
QdUndoStep *
qd_undo_history_get_last (QdUndoHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->done->len > 0 ? self->done->pdata[self->done->len - 1] : NULL;
}

/**
 * qd_undo_history_get_next:
 * @self: (not nullable): a history
 *
 * Returns: (transfer none) (nullable): what was taken back last and can be done again
 */
QdUndoStep *
qd_undo_history_get_next (QdUndoHistory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->undone->len > 0 ? self->undone->pdata[self->undone->len - 1] : NULL;
}

/* A step on its way from done to undone, or back. */
typedef struct
{
  QdLibrary  *library;
  QdUndoStep *step;
} Turn;

static void
turn_free (Turn *turn)
{
  g_object_unref (turn->library);
  g_object_unref (turn->step);
  g_free (turn);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Turn, turn_free)

/* Where the disk is full, or the library is locked, the same can be tried again; where what the step is of is gone, it would stand in the way of
 * all before it. */
static void
give_back (QdUndoHistory *self,
           QdUndoStep    *step,
           const GError  *error)
{
  if (g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_NOT_FOUND) || g_error_matches (error, QD_STORE_ERROR, QD_STORE_ERROR_EXISTS))
    return;
  set_done (step, !step->done);
  if (step->done)
    push (self, step);
  else
    g_ptr_array_add (self->undone, g_object_ref (step));
}

static void
finish_turn (Turn         *turn,
             const GError *error)
{
  QdUndoHistory *self = qd_library_get_undo_history (turn->library);

  if (error != NULL)
    {
      give_back (self, turn->step, error);
      g_signal_emit_by_name (turn->library, "failed", error);
    }
  else if (turn->step->done)
    push (self, turn->step);
  else
    g_ptr_array_add (self->undone, g_object_ref (turn->step));
  if (error == NULL)
    g_signal_emit_by_name (turn->library, "applied", NULL, turn->step);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Turn)     turn = user_data;
  g_autoptr (GError)   error = NULL;
  g_autoptr (QdChange) inverse = qd_store_apply_finish (QD_STORE (source), result, &error);

  if (inverse != NULL)
    {
      qd_change_unref (turn->step->change);
      turn->step->change = g_steal_pointer (&inverse);
    }
  finish_turn (turn, error);
}

static void
corrected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Turn)               turn = user_data;
  g_autoptr (GError)             error = NULL;
  g_autoptr (QdCorrectionChange) inverse = qd_store_correct_finish (QD_STORE (source), result, &error);

  if (inverse != NULL)
    {
      qd_correction_change_unref (turn->step->correction);
      turn->step->correction = g_steal_pointer (&inverse);
    }
  finish_turn (turn, error);
}

static void
turn_step (QdUndoHistory *self,
           QdUndoStep    *step)
{
  g_autoptr (Turn) turn = g_new (Turn, 1);
  QdStore         *store = qd_library_get_store (self->library);

  turn->library = g_object_ref (self->library);
  turn->step = g_object_ref (step);
  set_done (step, !step->done);
  if (step->articles != NULL)
    {
      const gint64 *ids = (const gint64 *)(gconstpointer)step->articles->data;

      if (step->done)
        qd_library_hide_articles (self->library, ids, step->articles->len);
      else
        qd_library_show_articles (self->library, ids, step->articles->len);
      finish_turn (turn, NULL);
    }
  else if (step->correction != NULL)
    qd_store_change_corrections_async (store, qd_correction_change_ref (step->correction), corrected_cb, g_steal_pointer (&turn));
  else
    qd_store_apply_async (store, step->change, NULL, changed_cb, g_steal_pointer (&turn));
}

/**
 * qd_undo_history_undo:
 * @self: (not nullable): a history
 * @step: (not nullable): what is to be taken back, the last or any before it; if it was already, or cannot be any more, nothing is done
 *
 * #QdLibrary::applied says when it is done, #QdLibrary::failed why it was not; then it can be tried again, unless what it is of is gone.
 */
void
qd_undo_history_undo (QdUndoHistory *self,
                      QdUndoStep    *step)
{
  g_autoptr (QdUndoStep) kept = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (QD_IS_UNDO_STEP (step));

  kept = g_object_ref (step);
  if (g_ptr_array_remove (self->done, step))
    turn_step (self, step);
}

/**
 * qd_undo_history_redo:
 * @self: (not nullable): a history
 * @step: (not nullable): what was taken back and is to be done again; if it cannot be any more, nothing is done
 *
 * As qd_undo_history_undo().
 */
void
qd_undo_history_redo (QdUndoHistory *self,
                      QdUndoStep    *step)
{
  g_autoptr (QdUndoStep) kept = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (QD_IS_UNDO_STEP (step));

  kept = g_object_ref (step);
  if (g_ptr_array_remove (self->undone, step))
    turn_step (self, step);
}
