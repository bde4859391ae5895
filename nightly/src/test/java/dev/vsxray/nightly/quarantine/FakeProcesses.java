package dev.vsxray.nightly.quarantine;

import java.util.ArrayList;
import java.util.List;

/** The processes that a test puts there. */
final class FakeProcesses implements Processes {

    final List<Running> running = new ArrayList<>();

    @Override
    public List<Running> running() {
        return running;
    }

    @Override
    public boolean isRunning(long pid) {
        return running.stream().anyMatch(process -> process.pid() == pid);
    }
}
