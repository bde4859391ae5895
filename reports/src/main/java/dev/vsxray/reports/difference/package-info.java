/** Two reports compared: what changed, and why. Each cause asks for another reaction. */
@NullMarked
package dev.vsxray.reports.difference;

import org.jspecify.annotations.NullMarked;
