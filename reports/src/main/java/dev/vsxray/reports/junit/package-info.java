/** JUnit XML: findings in the test view of a build server. */
@NullMarked
package dev.vsxray.reports.junit;

import org.jspecify.annotations.NullMarked;
