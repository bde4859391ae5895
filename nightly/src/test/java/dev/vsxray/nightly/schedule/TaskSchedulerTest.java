package dev.vsxray.nightly.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** On any system: paths of Windows only stand in arguments here, where they are text. */
final class TaskSchedulerTest {

    private static final String SCHEMA = "task.xsd";
    private static final Path STATE = Path.of("/state folder");
    private static final Machine WINDOWS = new Machine(Os.WINDOWS, Path.of("/home"), Path.of("/"), Map.of());

    private final RecordedPrograms programs = new RecordedPrograms();

    @Test
    void isATaskOfEveryNightThatBatteriesAndSleepDoNotStop() {
        Document task = Xml.parse(definition(Reach.USER, "-jar", "/x/vsxray.jar"));
        assertThat(Xml.children(task.getDocumentElement()))
                .extracting(Element::getTagName)
                .containsExactly("RegistrationInfo", "Triggers", "Principals", "Settings", "Actions");
        assertThat(Xml.children(one(task, "CalendarTrigger")))
                .extracting(Element::getTagName)
                .containsExactly("StartBoundary", "RandomDelay", "ScheduleByDay");
        assertThat(text(task, "StartBoundary")).isEqualTo("2026-01-01T03:07:00");
        assertThat(text(task, "DaysInterval")).isEqualTo("1");
        assertThat(text(task, "StartWhenAvailable")).isEqualTo("true");
        assertThat(text(task, "DisallowStartIfOnBatteries")).isEqualTo("false");
        assertThat(text(task, "StopIfGoingOnBatteries")).isEqualTo("false");
        assertThat(text(task, "LogonType")).isEqualTo("InteractiveToken");
        assertThat(text(task, "RunLevel")).isEqualTo("LeastPrivilege");
        assertThat(text(task, "WorkingDirectory")).isEqualTo("/state folder");
    }

    @Test
    void isValidByTheSchemaOfTaskScheduler() {
        for (Reach reach : Reach.values()) {
            assertThat(Xml.violation(SCHEMA, Xml.bytes(definition(reach, "-jar", "/x/a b.jar"))))
                    .isEmpty();
        }
    }

    /** The schema has teeth. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<RandomDelay>PT15M</RandomDelay>           | <RandomDelay>15 minutes</RandomDelay>",
                "<StartBoundary>                            | <RandomDelay>PT1M</RandomDelay><StartBoundary>",
                "</StartBoundary>                           | </StartBoundary><Enabled>true</Enabled>",
                "2026-01-01T03:07:00                        | 3:07",
                "<DaysInterval>1</DaysInterval>             | <DaysInterval>0</DaysInterval>",
                "<LogonType>InteractiveToken</LogonType>    | <LogonType>Interactive</LogonType>",
                "<StartWhenAvailable>true                   | <StartWhenAvailable>yes",
                "<StartWhenAvailable>true</StartWhenAvailable> | <StartIfMissed>true</StartIfMissed>",
                "<Priority>7</Priority>                     | <Priority>11</Priority>",
                "Context=\"Author\"                         | Context=\"Reader\"",
                "<Command>/java home/javaw.exe</Command>    | <Command></Command>",
                "2004/02/mit/task                           | 2005/02/mit/task",
            })
    void isNotValidWhenSomethingIsAmiss(String right, String wrong) {
        Step.WriteFile file = definition(Reach.USER, "-jar");
        assertThat(file.text()).contains(right);
        assertThat(Xml.violation(SCHEMA, file.text().replace(right, wrong).getBytes(file.charset())))
                .isPresent();
    }

    @Test
    void refusesPathsThatAreTooLongForTaskScheduler() {
        Path deep = Path.of("/" + "state/".repeat(50));
        NightlyJob job = new NightlyJob(List.of("/java/javaw.exe", "-jar"), deep, LocalTime.of(3, 7), Reach.USER);
        assertThatThrownBy(() -> scheduler(Reach.USER).install(job, programs))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("260 characters")
                .hasMessageContaining("state/state");
    }

    @Test
    void quotesArgumentsAsWindowsReadsThem() {
        Document task =
                Xml.parse(definition(Reach.USER, "-Dvsxray.state=C:\\A B & <C>\\", "C:\\plain\\", "say \"it\\\"", "ü"));
        assertThat(text(task, "Command")).isEqualTo("/java home/javaw.exe");
        assertThat(text(task, "Arguments"))
                .isEqualTo("\"-Dvsxray.state=C:\\A B & <C>\\\\\" C:\\plain\\ \"say \\\"it\\\\\\\"\" ü");
    }

    @Test
    void refusesWhatTaskSchedulerWouldReplace() {
        assertThatThrownBy(() -> definition(Reach.USER, "C:\\100%temp%\\vsxray.jar"))
                .isInstanceOf(ScheduleException.class)
                .hasMessageContaining("without %");
        assertThat(text(Xml.parse(definition(Reach.USER, "C:\\100%\\vsxray.jar")), "Arguments"))
                .isEqualTo("C:\\100%\\vsxray.jar");
    }

    @Test
    void runsAsTheSystemForAllUsers() {
        Document task = Xml.parse(definition(Reach.SYSTEM, "-jar"));
        assertThat(text(task, "UserId")).isEqualTo("S-1-5-18");
        assertThat(task.getElementsByTagName("LogonType").getLength()).isZero();
    }

    @Test
    void readsFieldsByTheirPlaceSinceTheirNamesAreTranslated() throws IOException {
        programs.answering(
                "schtasks /Query /TN \\vsxray\\nightly",
                "\r\n\"RECHNER\",\"\\vsxray\\nightly\",\"24.11.2026 03:07:00\",\"Bereit\",\"Nur interaktiv\","
                        + "\"23.11.2026 03:09:12\",\"1\",\"ada\",\"C:\\java, \"\"x\"\"\"\r\n");
        Scheduler.Registration told = scheduler(Reach.USER).registration(programs);
        assertThat(told.nextRun()).contains("24.11.2026 03:07:00");
        assertThat(told.lastRun()).contains("23.11.2026 03:09:12");
        assertThat(told.lastResult()).contains("exit code 1");
    }

    @Test
    void tellsThatItHasNotRunOrIsNotThere() throws IOException {
        programs.answering("schtasks", "\"A\",\"B\",\"24.11.2026\",\"Ready\",\"C\",\"30.11.1999\",\"267011\"\r\n");
        assertThat(scheduler(Reach.USER).registration(programs).lastRun()).isEmpty();
        RecordedPrograms gone =
                new RecordedPrograms().answering("schtasks", 1, "", "ERROR: The system cannot find the file.\r\n");
        assertThat(scheduler(Reach.USER).registration(gone).present()).isFalse();
    }

    private Step.WriteFile definition(Reach reach, String... arguments) {
        List<String> program = new java.util.ArrayList<>(List.of("/java home/javaw.exe"));
        program.addAll(List.of(arguments));
        return scheduler(reach)
                .install(new NightlyJob(program, STATE, LocalTime.of(3, 7), reach), programs)
                .files()
                .get(0);
    }

    private static TaskScheduler scheduler(Reach reach) {
        return new TaskScheduler(WINDOWS, reach, STATE);
    }

    private static String text(Document task, String name) {
        return one(task, name).getTextContent();
    }

    private static Element one(Document task, String name) {
        assertThat(task.getElementsByTagName(name).getLength()).as(name).isEqualTo(1);
        return (Element) task.getElementsByTagName(name).item(0);
    }
}
