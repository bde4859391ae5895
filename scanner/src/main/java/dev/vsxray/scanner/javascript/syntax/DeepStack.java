package dev.vsxray.scanner.javascript.syntax;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Runs work that recurses as deep as {@link ParseLimits#depth} allows on a thread whose stack is large enough for it.
 *
 * <p>Threads of unknown origin have 512 KB to 1 MB, and one level of nesting takes the parser about a kilobyte. Rather
 * than lower the limit to what the smallest stack carries, the work moves. The stack is reserved, not used: only what is
 * touched costs memory. Work that is already on such a thread stays there.
 */
public final class DeepStack {

    /** Twenty kilobytes for each of the 3,000 levels a tree may have, interpreted frames included. */
    private static final long STACK_BYTES = 64L << 20;

    private DeepStack() {}

    /** Runs the work to its end. What it throws, the caller gets; when the caller is interrupted it still waits. */
    public static <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof DeepThread) {
            return work.get();
        }
        DeepThread<T> thread = new DeepThread<>(work);
        thread.start();
        thread.joinUninterruptibly();
        return thread.outcome();
    }

    private static final class DeepThread<T> extends Thread {

        private final Supplier<T> work;
        /** Written before the thread ends, read after it was joined. */
        private Optional<T> result = Optional.empty();

        private final AtomicReference<Throwable> failure = new AtomicReference<>();

        DeepThread(Supplier<T> work) {
            super(null, null, "syntax-tree", STACK_BYTES, false);
            this.work = work;
            setDaemon(true);
        }

        @Override
        @SuppressWarnings("CatchAndPrintStackTrace")
        public void run() {
            try {
                result = Optional.of(work.get());
            } catch (RuntimeException | Error thrown) {
                failure.set(thrown);
            }
        }

        void joinUninterruptibly() {
            boolean interrupted = false;
            while (true) {
                try {
                    join();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        T outcome() {
            Throwable thrown = failure.get();
            if (thrown instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (thrown instanceof Error error) {
                throw error;
            }
            return result.orElseThrow(() -> new IllegalStateException("the work ended without an outcome"));
        }
    }
}
