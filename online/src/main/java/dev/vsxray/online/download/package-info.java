/** Fetches packages, so that they can be scanned before an editor has them. Nothing that is fetched is unpacked or run. */
@NullMarked
package dev.vsxray.online.download;

import org.jspecify.annotations.NullMarked;
