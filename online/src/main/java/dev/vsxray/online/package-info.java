/**
 * What leaves the machine, and only when the user asks for it: registry clients, downloads, fresh intelligence.
 *
 * <p>Nothing in {@code scanner} or {@code reports} knows this module, so that a scan without {@code --online} cannot
 * connect anywhere.
 */
@NullMarked
package dev.vsxray.online;

import org.jspecify.annotations.NullMarked;
