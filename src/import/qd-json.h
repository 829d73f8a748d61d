/* qd-json.h: JSON from files that nobody vouches for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode   *qd_json_parse (const char *text,
                           gsize       len,
                           GError    **error);
JsonNode   *qd_json_parse_within (const char *text,
                                  gsize       len,
                                  gsize       most_values,
                                  GError    **error);
const char *qd_json_get_string (JsonObject *object,
                                const char *member);
const char *qd_json_get_text (JsonObject *object,
                              const char *member);

G_END_DECLS
