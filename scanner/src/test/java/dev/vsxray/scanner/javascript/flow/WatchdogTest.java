package dev.vsxray.scanner.javascript.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    @Test
    void waitsForWhatEndsByItself() throws InterruptedException {
        Thread quick = started(() -> {});

        assertThat(Watchdog.ends(quick, Duration.ofMinutes(1))).isTrue();
        assertThat(quick.isInterrupted()).isFalse();
    }

    @Test
    void interruptsWhatUsesUpItsTime() throws InterruptedException {
        AtomicLong turns = new AtomicLong();
        Thread endless = started(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                turns.incrementAndGet();
            }
        });

        assertThat(Watchdog.ends(endless, Duration.ofMillis(1))).isTrue();
        assertThat(turns.get()).isPositive();
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
