package dev.vsxray.nightly.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Waits until something happens in folders, or time is up. Events only wake; what happened is seen by looking. Where the
 * system has no events to give, such as on network folders or at its limit, it is time alone that wakes.
 */
public final class FolderEvents implements AutoCloseable {

    private final Optional<WatchService> service;
    private final Set<Path> watched = new HashSet<>();
    private boolean complete = true;

    /** Events of the system, if it has them. */
    public FolderEvents() {
        this.service = open();
    }

    private static Optional<WatchService> open() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /** Also listens to these folders; those that do not exist are tried again at the next call. */
    public void listenTo(List<Path> folders) {
        complete = service.isPresent();
        for (Path folder : folders) {
            if (service.isPresent() && Files.isDirectory(folder) && !watched.contains(folder)) {
                try {
                    folder.register(
                            service.get(),
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
                    watched.add(folder);
                } catch (IOException limitReached) {
                    complete = false;
                }
            }
        }
    }

    /** Whether every folder that exists is listened to, so that looking often is not needed. */
    public boolean isComplete() {
        return complete;
    }

    /** Returns when something happened or after {@code atMost}. */
    public void await(Duration atMost) throws InterruptedException {
        if (service.isEmpty()) {
            Thread.sleep(atMost.toMillis());
            return;
        }
        try {
            WatchKey key = service.get().poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            while (key != null) {
                key.pollEvents();
                if (!key.reset()) {
                    watched.remove((Path) key.watchable());
                }
                key = service.get().poll();
            }
        } catch (ClosedWatchServiceException closed) {
            throw new InterruptedException("closed");
        }
    }

    @Override
    public void close() throws IOException {
        if (service.isPresent()) {
            service.get().close();
        }
    }
}
