package dev.vsxray.scanner.javascript.bundle;

import java.util.Optional;

/**
 * A range of a bundle that is one module, or more of one package.
 *
 * @param start first UTF-16 code unit
 * @param end exclusive
 * @param module empty for code that is said to be of no package: the extension's own, or the bundler's
 */
record Region(int start, int end, Optional<BundledModule> module) {}
