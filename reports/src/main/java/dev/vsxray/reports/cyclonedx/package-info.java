/** CycloneDX 1.6: which extensions are installed and what they bring, as a bill of materials. */
@NullMarked
package dev.vsxray.reports.cyclonedx;

import org.jspecify.annotations.NullMarked;
