package dev.vsxray.nightly.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

final class LaunchAgentTest {

    private static final String TYPE = "PropertyList-1.0.dtd";
    private static final Machine MAC = new Machine(Os.MACOS, Path.of("/Users/ada"), Path.of("/"), Map.of());
    private static final NightlyJob JOB = new NightlyJob(
            List.of("/opt/a <b> & \"c\"/$x %y/ö/java", "-jar", "/x/vsxray.jar"),
            Path.of("/Users/ada/Library/Application Support/vsxray"),
            LocalTime.of(3, 7),
            Reach.USER);

    private final RecordedPrograms programs = new RecordedPrograms().answering("id -u", "501\n");

    @Test
    void isAPropertyListOfAProgramAndATime() throws IOException {
        Step.WriteFile file =
                new LaunchAgent(MAC, Reach.USER).install(JOB, programs).files().get(0);
        assertThat(file.path()).isEqualTo(Path.of("/Users/ada/Library/LaunchAgents/dev.vsxray.nightly.plist"));
        Document plist = Xml.parse(file);
        Element dict = Xml.children(plist.getDocumentElement()).get(0);
        assertThat(plist.getDocumentElement().getTagName()).isEqualTo("plist");
        assertThat(value(dict, "Label").getTextContent()).isEqualTo("dev.vsxray.nightly");
        assertThat(Xml.children(value(dict, "ProgramArguments")))
                .extracting(Node::getTextContent)
                .containsExactlyElementsOf(JOB.program());
        Element at = value(dict, "StartCalendarInterval");
        assertThat(value(at, "Hour").getTextContent()).isEqualTo("3");
        assertThat(value(at, "Minute").getTextContent()).isEqualTo("7");
        assertThat(value(at, "Minute").getTagName()).isEqualTo("integer");
        assertThat(value(dict, "StandardErrorPath").getTextContent())
                .isEqualTo("/Users/ada/Library/Application Support/vsxray/nightly.log");
    }

    @Test
    void isValidByTheTypeItNames() throws IOException {
        for (Reach reach : Reach.values()) {
            Step.WriteFile file =
                    new LaunchAgent(MAC, reach).install(JOB, programs).files().get(0);
            assertThat(Xml.violationOfType(TYPE, Xml.bytes(file))).isEmpty();
        }
    }

    /** The type has teeth. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<integer>3</integer> | <number>3</number>",
                "<key>Hour</key>      | ",
                "<key>Label</key>     | <key>Label</key><key>Label</key>",
                "</plist>             | <dict></dict></plist>",
                "' version=\"1.0\"'   | ",
                "<array>              | <array>java",
            })
    void isNotValidWhenSomethingIsAmiss(String right, @Nullable String wrong) throws IOException {
        String text = new LaunchAgent(MAC, Reach.USER)
                .install(JOB, programs)
                .files()
                .get(0)
                .text();
        assertThat(text).contains(right);
        String broken = text.replace(right, wrong == null ? "" : wrong);
        assertThat(Xml.violationOfType(TYPE, broken.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    @Test
    void loadsItAnewIntoTheUsersSession() throws IOException {
        assertThat(new LaunchAgent(MAC, Reach.USER).install(JOB, programs).described())
                .contains(
                        "run, if it applies, launchctl bootout gui/501/dev.vsxray.nightly",
                        "run launchctl bootstrap gui/501 /Users/ada/Library/LaunchAgents/dev.vsxray.nightly.plist");
    }

    @Test
    void isADaemonForTheWholeMachine() throws IOException {
        Plan plan = new LaunchAgent(MAC, Reach.SYSTEM).install(JOB, programs);
        assertThat(plan.files().get(0).path()).isEqualTo(Path.of("/Library/LaunchDaemons/dev.vsxray.nightly.plist"));
        assertThat(plan.described()).contains("launchctl bootstrap system ");
    }

    @Test
    void tellsHowTheLastRunEnded() throws IOException {
        programs.answering("launchctl print gui/501/dev.vsxray.nightly", """
                gui/501/dev.vsxray.nightly = {
                	active count = 0
                	path = /Users/ada/Library/LaunchAgents/dev.vsxray.nightly.plist
                	state = not running
                	runs = 4
                	last exit code = 1
                }
                """);
        Scheduler.Registration told = new LaunchAgent(MAC, Reach.USER).registration(programs);
        assertThat(told.present()).isTrue();
        assertThat(told.lastRun()).contains("4 runs since it was loaded");
        assertThat(told.lastResult()).contains("exit code 1");
    }

    @Test
    void tellsThatItHasNotRunYetOrIsNotThere() throws IOException {
        RecordedPrograms never = new RecordedPrograms()
                .answering("id -u", "501\n")
                .answering("launchctl", "x = {\n\truns = 0\n\tlast exit code = (never exited)\n}\n");
        assertThat(new LaunchAgent(MAC, Reach.USER).registration(never).lastResult())
                .isEmpty();
        assertThat(new LaunchAgent(MAC, Reach.USER).registration(never).lastRun())
                .isEmpty();
        RecordedPrograms gone = new RecordedPrograms()
                .answering("id -u", "501\n")
                .answering("launchctl", 113, "", "Could not find service \"dev.vsxray.nightly\" in domain\n");
        assertThat(new LaunchAgent(MAC, Reach.USER).registration(gone).present())
                .isFalse();
    }

    /** The value after a key: a property list's dictionary is keys and values in turn. */
    private static Element value(Element dict, String key) {
        List<Element> children = Xml.children(dict);
        for (int i = 0; i < children.size(); i += 2) {
            assertThat(children.get(i).getTagName()).isEqualTo("key");
            if (children.get(i).getTextContent().equals(key)) {
                return children.get(i + 1);
            }
        }
        throw new AssertionError("no key " + key);
    }
}
