/**
 * The system's own scheduler starts the nightly scan: systemd, launchd, Task Scheduler or cron. What is to be done is a
 * {@link Plan}, which can be shown before it is carried out.
 */
@NullMarked
package dev.vsxray.nightly.schedule;

import org.jspecify.annotations.NullMarked;
