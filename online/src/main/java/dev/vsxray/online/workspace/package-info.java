/** Which extensions a folder of source code asks its reader to install. */
@NullMarked
package dev.vsxray.online.workspace;

import org.jspecify.annotations.NullMarked;
