/**
 * Is it what the registry serves, and did the registry sign it? Every outcome has its ground, and "not checked" is one of
 * them.
 */
@NullMarked
package dev.vsxray.online.integrity;

import org.jspecify.annotations.NullMarked;
