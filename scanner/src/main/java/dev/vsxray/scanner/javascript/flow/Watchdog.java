package dev.vsxray.scanner.javascript.flow;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * Waits for an analysis and asks it to end when its time is over. Processor time, so that what is found does not depend
 * on what else the machine does.
 */
public final class Watchdog {

    /** Between two looks at the thread. In milliseconds. */
    private static final long INTERVAL = 200;

    /** What a thread gets to end after it was asked: it looks at each step. In milliseconds of wall time. */
    private static final long GRACE = 20_000;

    private Watchdog() {}

    /**
     * True when the thread has ended. It is interrupted at {@code limit}, which the budget of the machine takes for
     * spent; a thread that goes on all the same is left to itself.
     */
    public static boolean ends(Thread thread, Duration limit) throws InterruptedException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        do {
            thread.join(INTERVAL);
        } while (thread.isAlive() && threads.getThreadCpuTime(thread.getId()) < limit.toNanos());
        if (thread.isAlive()) {
            thread.interrupt();
            thread.join(GRACE);
        }
        return !thread.isAlive();
    }
}
