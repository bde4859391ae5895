/** What npm packages are made of as their registry published them: a table that a user supplies, against which bundled packages are held. */
@NullMarked
package dev.vsxray.signatures.published;

import org.jspecify.annotations.NullMarked;
