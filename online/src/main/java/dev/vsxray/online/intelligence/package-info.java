/** Keeps intelligence fresh: fetches feeds and puts them in force, or leaves what is in force and says why. */
@NullMarked
package dev.vsxray.online.intelligence;

import org.jspecify.annotations.NullMarked;
