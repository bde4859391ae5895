/**
 * Registries of extensions: the Visual Studio Marketplace, Open VSX, and any gallery that speaks the Marketplace's protocol. What
 * they answer is data and untrusted; an error is never an answer.
 */
@NullMarked
package dev.vsxray.online.registry;

import org.jspecify.annotations.NullMarked;
