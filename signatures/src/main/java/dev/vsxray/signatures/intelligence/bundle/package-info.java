/**
 * Intelligence as one signed file, so that a security team makes it once and every machine takes it from a share or a
 * disk. {@code docs/intelligence-format.md} describes the file.
 */
@NullMarked
package dev.vsxray.signatures.intelligence.bundle;

import org.jspecify.annotations.NullMarked;
