/** The ways on which an announcement leaves the machine. Each sends once; who tries again is above. */
@NullMarked
package dev.vsxray.nightly.notify.channel;

import org.jspecify.annotations.NullMarked;
