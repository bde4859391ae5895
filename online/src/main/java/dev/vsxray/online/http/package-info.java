/**
 * The one way out: every request of the tool goes through {@link dev.vsxray.online.http.Web}, which holds the policy. HTTPS
 * only, redirects only among the hosts a caller named, limits on time and on decompressed bytes, polite repetition.
 */
@NullMarked
package dev.vsxray.online.http;

import org.jspecify.annotations.NullMarked;
