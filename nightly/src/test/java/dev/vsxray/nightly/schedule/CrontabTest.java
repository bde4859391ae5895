package dev.vsxray.nightly.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.nightly.program.SystemPrograms;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrontabTest {

    private static final String FOREIGN = "MAILTO=ada\n0 5 * * 1 /usr/bin/backup 100\\%\n";

    @TempDir
    private Path folder;

    @Test
    void addsOneLineAndKeepsTheOthers() throws IOException {
        RecordedPrograms programs = programs(FOREIGN);
        new Crontab().install(job(Path.of("/state"), "/usr/bin/java"), programs).carryOut(programs);
        assertThat(programs.last().input())
                .isEqualTo(FOREIGN + "7 3 * * * LC_ALL=C.UTF-8 '/usr/bin/java' >'/state/nightly.log' 2>&1"
                        + " # vsxray-nightly\n");
    }

    @Test
    void replacesItsOwnLine() throws IOException {
        RecordedPrograms programs = programs("30 2 * * * '/old/java' # vsxray-nightly\n" + FOREIGN);
        new Crontab().install(job(Path.of("/state"), "/new/java"), programs).carryOut(programs);
        assertThat(programs.last().input())
                .startsWith(FOREIGN)
                .contains("/new/java")
                .doesNotContain("/old/java");
    }

    @Test
    void removesNothingButItsOwnLine() throws IOException {
        RecordedPrograms programs = programs(FOREIGN + "7 3 * * * '/usr/bin/java' # vsxray-nightly\n");
        new Crontab().remove(programs).carryOut(programs);
        assertThat(programs.last().input()).isEqualTo(FOREIGN);
        assertThat(new Crontab().remove(programs(FOREIGN)).steps()).isEmpty();
    }

    @Test
    void beginsACrontabWhereThereIsNone() throws IOException {
        RecordedPrograms programs = new RecordedPrograms()
                .answering("crontab -l", 1, "", "no crontab for ada\n")
                .answering("crontab -", "");
        new Crontab().install(job(Path.of("/state"), "/usr/bin/java"), programs).carryOut(programs);
        assertThat(programs.last().input()).startsWith("7 3 * * *");
    }

    @Test
    void leavesACrontabAloneThatItCannotRead() {
        RecordedPrograms programs = new RecordedPrograms()
                .answering("crontab -l", 1, "", "You (ada) are not allowed to use this program\n");
        assertThatThrownBy(() -> new Crontab().install(job(Path.of("/state"), "/usr/bin/java"), programs))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("not allowed");
        assertThat(programs.lines()).containsExactly("crontab -l");
    }

    /** What cron hands to sh, handed to a real sh. */
    @Test
    void reachesTheProgramAsItWasWritten() throws IOException {
        SystemPrograms real = new SystemPrograms();
        assumeTrue(real.has("sh"), "no sh on this machine");
        Path odd = Files.createDirectories(folder.resolve("it's a $HOME `id` \"q\" 100% ü"));
        Path program = odd.resolve("program");
        Files.writeString(program, "#!/bin/sh\nprintf '[%s]' \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        String line = Crontab.line(job(odd, program.toString(), "a'b", "%d", "$(id)"));
        String command = line.substring("7 3 * * * ".length()).replace("\\%", "%");
        assertThat(real.run("sh", "-c", command).exitCode()).isZero();
        assertThat(Files.readString(odd.resolve("nightly.log"))).isEqualTo("[a'b][%d][$(id)]");
    }

    private static RecordedPrograms programs(String crontab) {
        return new RecordedPrograms().answering("crontab -l", crontab).answering("crontab -", "");
    }

    private static NightlyJob job(Path state, String... program) {
        return new NightlyJob(List.of(program), state, LocalTime.of(3, 7), Reach.USER);
    }
}
