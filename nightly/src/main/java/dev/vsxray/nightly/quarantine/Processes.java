package dev.vsxray.nightly.quarantine;

import java.util.List;

/** The processes of this machine, as far as this user may see them. */
public interface Processes {

    /** All of them, in order of their numbers, without this one. */
    List<Running> running();

    /** Whether a process with this number runs. */
    boolean isRunning(long pid);

    /**
     * A process.
     *
     * @param program path of what it runs; empty where that may not be seen
     * @param arguments where they may be seen
     */
    record Running(long pid, String program, List<String> arguments) {
        public Running {
            arguments = List.copyOf(arguments);
        }
    }

    /** Those of the system. */
    static Processes ofSystem() {
        return new Processes() {
            @Override
            public List<Running> running() {
                long self = ProcessHandle.current().pid();
                return ProcessHandle.allProcesses()
                        .filter(process -> process.pid() != self)
                        .sorted()
                        .map(process -> new Running(
                                process.pid(),
                                process.info().command().orElse(""),
                                List.of(process.info().arguments().orElse(new String[0]))))
                        .toList();
            }

            @Override
            public boolean isRunning(long pid) {
                return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            }
        };
    }
}
