package dev.vsxray.nightly.schedule;

import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.nightly.schedule.Scheduler.Registration;
import dev.vsxray.nightly.state.StateFiles;
import dev.vsxray.scanner.locate.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts the nightly scan into the scheduler of a machine, takes it out, and tells how it stands. */
public final class NightlySchedule {

    /** Names of schedulers, as on the command line. */
    public static final List<String> SCHEDULERS =
            List.of(SystemdTimer.NAME, LaunchAgent.NAME, TaskScheduler.NAME, Crontab.NAME);

    /** A day, the random delay, and time for the scan itself. */
    private static final Duration OVERDUE = Duration.ofHours(26);

    private final Machine machine;
    private final Programs programs;
    private final Path state;
    private final Clock clock;

    /** @param clock in the machine's own time zone */
    public NightlySchedule(Machine machine, Programs programs, Path state, Clock clock) {
        this.machine = machine;
        this.programs = programs;
        this.state = state;
        this.clock = clock;
    }

    /**
     * How the last scan went, as the tool itself remembers.
     *
     * @param outcome a sentence
     */
    public record LastNight(Instant at, String outcome) {}

    /**
     * How it stands.
     *
     * @param installed what was installed from this state folder
     * @param nextRun as the scheduler says it, or as the time of day makes it
     * @param whenMissed what becomes of a night in which the machine is off
     * @param problems what is wrong and what to do, sentences
     * @param notes what is so and may be meant so, sentences
     */
    public record Status(
            Optional<InstalledJob> installed,
            boolean registered,
            Optional<String> nextRun,
            Optional<String> lastRun,
            Optional<String> lastResult,
            String whenMissed,
            List<String> problems,
            List<String> notes) {

        public Status {
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /** The scheduler named, or the one that suits the machine. */
    public Scheduler scheduler(Optional<String> named, Reach reach) {
        if (named.isPresent()) {
            return byName(named.get(), reach);
        }
        return switch (machine.os()) {
            case MACOS -> new LaunchAgent(machine, reach);
            case WINDOWS -> new TaskScheduler(machine, reach, state);
            case LINUX -> onLinux(reach);
        };
    }

    /** What installing would do. */
    public Plan installation(Scheduler scheduler, NightlyJob job) throws IOException {
        return scheduler.install(job, programs);
    }

    /** Installs, and remembers what was left. */
    public void install(Scheduler scheduler, NightlyJob job) throws IOException {
        Plan plan = scheduler.install(job, programs);
        // Launchd opens the log, and Windows the working directory, before the program can make them.
        StateFiles.createFolder(state);
        plan.carryOut(programs);
        InstalledJob.of(scheduler.name(), job, clock.instant(), plan).write();
    }

    /** What removing would do. */
    public Plan removal(Scheduler scheduler) throws IOException {
        return scheduler.remove(programs);
    }

    public void remove(Scheduler scheduler) throws IOException {
        scheduler.remove(programs).carryOut(programs);
        InstalledJob.forget(state);
    }

    /** What was installed from this state folder. */
    public Optional<InstalledJob> installed() {
        return InstalledJob.in(state);
    }

    /** @param lastNight what the tool remembers of its last scan */
    public Status status(Scheduler scheduler, Optional<LastNight> lastNight) throws IOException {
        Optional<InstalledJob> installed = installed();
        Registration registration = scheduler.registration(programs);
        List<String> problems = new ArrayList<>(registration.problems());
        installed.ifPresent(job -> {
            if (!registration.present()) {
                problems.add("It was installed and the scheduler no longer knows it. Install again.");
            }
            problems.addAll(job.changes());
            problems.addAll(job.missing());
            problems.addAll(changedLine(scheduler, job));
            overdue(scheduler, job, lastNight).ifPresent(problems::add);
        });
        if (installed.isEmpty() && registration.present()) {
            problems.add("It was installed with another state folder than " + state + ".");
        }
        Optional<String> next = registration
                .nextRun()
                .or(() -> installed
                        .filter(job -> registration.present())
                        .map(job -> next(job.job().at())));
        return new Status(
                installed,
                registration.present(),
                next,
                lastNight.map(night -> night.at().toString()).or(registration::lastRun),
                lastNight.map(LastNight::outcome).or(registration::lastResult),
                scheduler.whenMissed(),
                problems,
                registration.notes());
    }

    private List<String> changedLine(Scheduler scheduler, InstalledJob job) {
        if (!(scheduler instanceof Crontab crontab)) {
            return List.of();
        }
        try {
            return crontab.ours(programs)
                    .filter(line -> !line.equals(Crontab.line(job.job())))
                    .map(line ->
                            List.of("The line of the crontab was changed by hand. It stays until you install again."))
                    .orElse(List.of());
        } catch (IOException unreadable) {
            return List.of("The crontab cannot be read: " + unreadable.getMessage() + ".");
        }
    }

    private Optional<String> overdue(Scheduler scheduler, InstalledJob job, Optional<LastNight> lastNight) {
        Instant last = lastNight
                .map(LastNight::at)
                .filter(at -> at.isAfter(job.installedAt()))
                .orElse(job.installedAt());
        if (Duration.between(last, clock.instant()).compareTo(OVERDUE) < 0) {
            return Optional.empty();
        }
        return Optional.of("No scan since " + last + ". Was the machine off or asleep at "
                + job.job().at() + "? " + scheduler.whenMissed());
    }

    private String next(LocalTime at) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime today = now.with(at);
        ZonedDateTime next = today.isAfter(now) ? today : today.plusDays(1);
        return String.format(Locale.ROOT, "%tF %<tH:%<tM", next);
    }

    private Scheduler byName(String name, Reach reach) {
        return switch (name) {
            case SystemdTimer.NAME -> new SystemdTimer(machine, reach);
            case LaunchAgent.NAME -> new LaunchAgent(machine, reach);
            case TaskScheduler.NAME -> new TaskScheduler(machine, reach, state);
            case Crontab.NAME -> new Crontab();
            default ->
                throw new ScheduleException("There is no scheduler \"" + name + "\". Expected one of "
                        + String.join(", ", SCHEDULERS) + ".");
        };
    }

    private Scheduler onLinux(Reach reach) {
        if (reach == Reach.SYSTEM && Files.isDirectory(machine.root().resolve("run/systemd/system"))) {
            return new SystemdTimer(machine, reach);
        }
        if (reach == Reach.USER && hasUserManager()) {
            return new SystemdTimer(machine, reach);
        }
        if (programs.has("crontab")) {
            return new Crontab();
        }
        throw new ScheduleException("No scheduler was found: systemd does not answer"
                + (reach == Reach.USER ? " for this user" : "")
                + " and there is no crontab. Install cron, or start \"vsxray nightly run\" by other means.");
    }

    private boolean hasUserManager() {
        try {
            return programs.has("systemctl")
                    && programs.run("systemctl", "--user", "show-environment").succeeded();
        } catch (IOException cannotAsk) {
            // Then there is none that could start anything.
            return false;
        }
    }
}
