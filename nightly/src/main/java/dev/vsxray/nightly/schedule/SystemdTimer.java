package dev.vsxray.nightly.schedule;

import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.program.Programs.Invocation;
import dev.vsxray.nightly.program.Programs.Outcome;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.scanner.locate.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A timer of systemd, of the user or of the machine. Formats: systemd.service(5), systemd.timer(5), systemd.syntax(7). */
record SystemdTimer(Machine machine, Reach reach) implements Scheduler {

    static final String NAME = "systemd";

    private static final String SERVICE = "vsxray-nightly.service";
    private static final String TIMER = "vsxray-nightly.timer";

    /** Nobody wants a fleet to start in the same second. */
    private static final String DELAY = "15m";

    /**
     * Findings, an incomplete scan and old intelligence are results, not failures of the unit. Wrong usage, an internal
     * error and a notification that did not arrive are failures, so that {@code systemctl --failed} shows them.
     */
    private static final String RESULTS = "1 3 4";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Plan install(NightlyJob job, Programs programs) {
        return new Plan(List.of(
                new Step.WriteFile(folder().resolve(SERVICE), service(job), StandardCharsets.UTF_8),
                new Step.WriteFile(folder().resolve(TIMER), timer(job), StandardCharsets.UTF_8),
                new Step.Run(systemctl("daemon-reload")),
                new Step.Run(systemctl("enable", TIMER)),
                // Not "enable --now": a timer that is already running would keep its old hour.
                new Step.Run(systemctl("restart", TIMER))));
    }

    @Override
    public Plan remove(Programs programs) {
        return new Plan(List.of(
                new Step.Try(systemctl("disable", "--now", TIMER)),
                new Step.Try(systemctl("clean", "--what=state", TIMER)),
                new Step.DeleteFile(folder().resolve(TIMER)),
                new Step.DeleteFile(folder().resolve(SERVICE)),
                new Step.Run(systemctl("daemon-reload"))));
    }

    @Override
    public Registration registration(Programs programs) throws IOException {
        Outcome shown = programs.run(systemctl(
                "show",
                TIMER,
                "--property=LoadState,ActiveState,UnitFileState,NextElapseUSecRealtime,NeedDaemonReload"));
        if (!shown.succeeded()) {
            return unreachable(shown);
        }
        Map<String, String> timer = properties(shown.out());
        if (!timer.getOrDefault("LoadState", "").equals("loaded")) {
            return Registration.NONE;
        }
        Map<String, String> service = properties(programs.run(systemctl(
                        "show", SERVICE, "--property=Result,ExecMainStatus,ActiveState,ExecMainStartTimestamp"))
                .out());
        // Not the timer's own word: a persistent timer counts its first start as if it had elapsed.
        Optional<String> lastRun = told(service, "ExecMainStartTimestamp");
        return new Registration(
                true,
                told(timer, "NextElapseUSecRealtime"),
                lastRun,
                lastRun.map(run -> result(service)),
                problems(timer, service),
                lingers(programs)
                        ? List.of()
                        : List.of("It runs only while you are logged in. To run always: loginctl enable-linger."));
    }

    @Override
    public String whenMissed() {
        return "A night in which the machine is off is made up for when it is on again.";
    }

    /** {@code $XDG_CONFIG_HOME/systemd/user} or the machine's own folder. */
    private Path folder() {
        if (reach == Reach.SYSTEM) {
            return machine.root().resolve("etc/systemd/system");
        }
        String chosen = machine.environment().getOrDefault("XDG_CONFIG_HOME", "");
        Path settings = chosen.isEmpty() ? machine.home().resolve(".config") : Path.of(chosen);
        return settings.resolve("systemd/user");
    }

    private Invocation systemctl(String... words) {
        List<String> all = new ArrayList<>(List.of("systemctl"));
        if (reach == Reach.USER) {
            all.add("--user");
        }
        all.addAll(List.of(words));
        return new Invocation(all, "", Map.of("LC_ALL", "C.UTF-8"));
    }

    /** LC_ALL is set because Java finds no file with a non-ASCII name in the empty locale of a unit. */
    private String service(NightlyJob job) {
        String hardening =
                reach == Reach.SYSTEM ? """
                ProtectSystem=strict
                ProtectHome=read-only
                PrivateTmp=yes
                ReadWritePaths="-%s"
                """.formatted(literal(job.state().toString())) : "";
        return """
                # Written by "vsxray nightly install"; "vsxray nightly remove" takes it away.
                [Unit]
                Description=vsxray: nightly scan of the extensions of editors

                [Service]
                Type=oneshot
                ExecStart=%s
                SuccessExitStatus=%s
                Environment=LC_ALL=C.UTF-8
                Nice=10
                IOSchedulingClass=idle
                NoNewPrivileges=yes
                %s""".formatted(command(job.program()), RESULTS, hardening);
    }

    private static String timer(NightlyJob job) {
        return String.format(Locale.ROOT, """
                # Written by "vsxray nightly install"; "vsxray nightly remove" takes it away.
                [Unit]
                Description=vsxray: nightly scan at %1$02d:%2$02d

                [Timer]
                OnCalendar=*-*-* %1$02d:%2$02d:00
                Persistent=true
                RandomizedDelaySec=%3$s

                [Install]
                WantedBy=timers.target
                """, job.at().getHour(), job.at().getMinute(), DELAY);
    }

    /** The program's own path is not subject to variables, its arguments are; that is how systemd reads the line. */
    private static String command(List<String> program) {
        String executable = program.get(0);
        if (executable.matches(".*[\"'\\\\].*")) {
            throw new ScheduleException("systemd starts no program whose path has quotes or backslashes: " + executable
                    + ". Set JAVA_HOME to a Java in another folder.");
        }
        StringBuilder line = new StringBuilder('"' + literal(executable) + '"');
        for (String word : program.subList(1, program.size())) {
            line.append(" \"").append(literal(word).replace("$", "$$")).append('"');
        }
        return line.toString();
    }

    /** Inside double quotes; a percent sign would begin a specifier. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%");
    }

    private Registration unreachable(Outcome shown) {
        return new Registration(
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("systemd does not answer: " + shown.complaint()
                        + ". Log in on a session with a user manager, or install with --scheduler cron."),
                List.of());
    }

    private List<String> problems(Map<String, String> timer, Map<String, String> service) {
        List<String> problems = new ArrayList<>();
        if (!timer.getOrDefault("UnitFileState", "").startsWith("enabled")) {
            problems.add("The timer is not enabled, so it is gone after the next login. Install again.");
        }
        if (!timer.getOrDefault("ActiveState", "").equals("active")) {
            problems.add("The timer is not running. Install again, or: "
                    + String.join(" ", systemctl("start", TIMER).words()) + ".");
        }
        if (timer.getOrDefault("NeedDaemonReload", "no").equals("yes")) {
            problems.add("The unit files were changed and not read again. Install again.");
        }
        if (!service.getOrDefault("Result", "success").equals("success")) {
            problems.add("The last run failed. See: journalctl " + (reach == Reach.USER ? "--user " : "") + "-u "
                    + SERVICE + ".");
        }
        return problems;
    }

    /** Whether it runs without a login. */
    private boolean lingers(Programs programs) throws IOException {
        if (reach == Reach.SYSTEM) {
            return true;
        }
        String user =
                machine.environment().getOrDefault("USER", machine.environment().getOrDefault("LOGNAME", ""));
        if (user.isEmpty()) {
            return false;
        }
        Outcome shown = programs.run("loginctl", "show-user", user, "--property=Linger", "--value");
        return shown.succeeded() && shown.out().strip().equals("yes");
    }

    private static String result(Map<String, String> service) {
        if (service.getOrDefault("ActiveState", "").equals("activating")) {
            return "running now";
        }
        return "exit code " + service.getOrDefault("ExecMainStatus", "unknown") + ", "
                + service.getOrDefault("Result", "unknown");
    }

    private static Map<String, String> properties(String shown) {
        Map<String, String> properties = new TreeMap<>();
        shown.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.put(
                        line.substring(0, equals), line.substring(equals + 1).strip());
            }
        });
        return properties;
    }

    private static Optional<String> told(Map<String, String> properties, String name) {
        return Optional.of(properties.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty() && !value.equals("n/a") && !value.equals("0"));
    }
}
