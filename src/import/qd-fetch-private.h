/* qd-fetch-private.h: whose turn it is to fetch, what is asked with, and what is said of what cannot be fetched
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "import/qd-fetch.h"

G_BEGIN_DECLS

/* Too Many Requests (RFC 6585, section 4), which libsoup has no name for. */
#define QD_FETCH_STATUS_TOO_MANY 429

/**
 * QdFetchTurns:
 *
 * Requests that wait until not too many others are on their way, in all and to their host. Hosts take turns, so that one of
 * which much is wanted, or which never answers, keeps none of the others. Belongs to the thread that made it.
 */
typedef struct _QdFetchTurns QdFetchTurns;

/* Begins a request whose turn it is; not from within _qd_fetch_turns_wait() or _qd_fetch_turns_end(). */
typedef void (*QdFetchTurnFunc) (gpointer request);

QdFetchTurns *_qd_fetch_turns_new (guint most, guint most_per_host, QdFetchTurnFunc func);
void          _qd_fetch_turns_free (QdFetchTurns *self);
void          _qd_fetch_turns_wait (QdFetchTurns *self, const char *host, gpointer request);
void          _qd_fetch_turns_end (QdFetchTurns *self, const char *host);
void          _qd_fetch_turns_note (QdFetchTurns *self, const char *host, gboolean answered);
gboolean      _qd_fetch_turns_is_silent (QdFetchTurns *self, const char *host);

/**
 * QdFetchSessions:
 *
 * What files are asked for with: for each server, and for how near it may be, a session of libsoup's that connects to nothing else. Belongs
 * to the thread that made it.
 */
typedef struct _QdFetchSessions QdFetchSessions;
typedef struct _QdFetchSession  QdFetchSession;

QdFetchSessions *_qd_fetch_sessions_new (guint most_per_host, guint timeout, QdVicinityFunc find);
void             _qd_fetch_sessions_free (QdFetchSessions *self);
QdFetchSession  *_qd_fetch_sessions_take (QdFetchSessions *self, GUri *uri, QdVicinity most, GError **error);
void             _qd_fetch_sessions_give_back (QdFetchSessions *self, QdFetchSession *session);
SoupSession     *_qd_fetch_session_get_session (QdFetchSession *self);
QdVicinity       _qd_fetch_session_get_vicinity (QdFetchSession *self);

char *_qd_fetch_dup_words_of_error (const GError *error, GTlsCertificateFlags faults);
char *_qd_fetch_dup_words_of_status (guint status, gboolean asks_to_wait);
char *_qd_fetch_dup_host (const char *address);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QdFetchTurns, _qd_fetch_turns_free)

G_END_DECLS
