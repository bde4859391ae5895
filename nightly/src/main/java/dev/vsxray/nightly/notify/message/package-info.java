/**
 * What is told, and how each receiver reads it. Names and versions come from extensions: here they lose what steers a
 * terminal, calls people in a chat, ends a log line or adds a header.
 */
@NullMarked
package dev.vsxray.nightly.notify.message;

import org.jspecify.annotations.NullMarked;
