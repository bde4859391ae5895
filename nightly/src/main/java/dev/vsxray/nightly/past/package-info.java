/** What is gone, asked again: what was seen in it, for as long as that is kept, and what rules and intelligence say of it now. */
@NullMarked
package dev.vsxray.nightly.past;

import org.jspecify.annotations.NullMarked;
