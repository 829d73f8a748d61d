/* qd-raw-server.h: a server that answers byte for byte what a test says, right or wrong
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The address of "outside.example", and the first of "turning.example"; "both.example" has it after that of this computer. */
#define QD_RAW_SERVER_OUTSIDE "127.0.0.2"

/* What goes to one who asks; @request is all that was asked. Called in a thread for each connection. */
typedef void (*QdRawAnswer) (GOutputStream *out, const char *path, const char *request, gpointer user_data);

typedef struct
{
  GSocketService  *service;
  GMainContext    *context;
  GMainLoop       *loop;
  GThread         *thread;
  GTlsCertificate *certificate;
  guint16          port;
  QdRawAnswer      answer;
  gpointer         user_data;
  int              n_requests;
} QdRawServer;

void     qd_raw_server_start (QdRawServer *self, QdRawAnswer answer, gpointer user_data);
void     qd_raw_server_stop (QdRawServer *self);
gboolean qd_raw_server_write (GOutputStream *out, const char *bytes, gssize len);
void     qd_raw_server_use_names (void);

G_END_DECLS
