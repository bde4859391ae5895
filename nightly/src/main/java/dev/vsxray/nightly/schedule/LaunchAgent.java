package dev.vsxray.nightly.schedule;

import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.program.Programs.Invocation;
import dev.vsxray.nightly.program.Programs.Outcome;
import dev.vsxray.nightly.schedule.NightlyJob.Reach;
import dev.vsxray.scanner.locate.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An agent of launchd, or for the machine a daemon. Format: launchd.plist(5). */
record LaunchAgent(Machine machine, Reach reach) implements Scheduler {

    static final String NAME = "launchd";

    private static final String LABEL = "dev.vsxray.nightly";
    private static final Pattern EXIT_CODE = Pattern.compile("last exit code = ([^\\n]{1,80})");
    private static final Pattern RUNS = Pattern.compile("\\n\\s*runs = (\\d{1,9})");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Plan install(NightlyJob job, Programs programs) throws IOException {
        String domain = domain(programs);
        return new Plan(List.of(
                new Step.WriteFile(file(), plist(job), StandardCharsets.UTF_8),
                // What is loaded keeps its old times until it is unloaded.
                new Step.Try(Invocation.of("launchctl", "bootout", domain + "/" + LABEL)),
                new Step.Run(Invocation.of("launchctl", "bootstrap", domain, file().toString()))));
    }

    @Override
    public Plan remove(Programs programs) throws IOException {
        return new Plan(List.of(
                new Step.Try(Invocation.of("launchctl", "bootout", domain(programs) + "/" + LABEL)),
                new Step.DeleteFile(file())));
    }

    @Override
    public Registration registration(Programs programs) throws IOException {
        Outcome printed = programs.run("launchctl", "print", domain(programs) + "/" + LABEL);
        if (!printed.succeeded()) {
            return Registration.NONE;
        }
        Optional<String> exit = first(EXIT_CODE, printed.out()).filter(code -> !code.startsWith("(never"));
        Optional<String> runs = first(RUNS, printed.out()).filter(count -> !count.equals("0"));
        return new Registration(
                true,
                Optional.empty(),
                runs.map(count -> count + " runs since it was loaded"),
                exit.map(code -> "exit code " + code),
                List.of(),
                List.of());
    }

    @Override
    public String whenMissed() {
        return "A night in which the Mac sleeps is made up for when it wakes; one in which it is off is left out.";
    }

    private Path file() {
        Path library = reach == Reach.SYSTEM
                ? machine.root().resolve("Library/LaunchDaemons")
                : machine.home().resolve("Library/LaunchAgents");
        return library.resolve(LABEL + ".plist");
    }

    private String domain(Programs programs) throws IOException {
        if (reach == Reach.SYSTEM) {
            return "system";
        }
        Outcome id = programs.run("id", "-u");
        if (!id.succeeded() || !id.out().strip().matches("\\d+")) {
            throw new ScheduleException("Who you are is not known: id -u says " + id.complaint() + ".");
        }
        return "gui/" + id.out().strip();
    }

    private static String plist(NightlyJob job) {
        return XmlText.document("UTF-8", xml -> {
            xml.writeDTD("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\""
                    + " \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">");
            xml.writeStartElement("plist");
            xml.writeAttribute("version", "1.0");
            xml.writeStartElement("dict");
            entry(xml, "Label", LABEL);
            XmlText.element(xml, "key", "ProgramArguments");
            xml.writeStartElement("array");
            for (String word : job.program()) {
                XmlText.element(xml, "string", word);
            }
            xml.writeEndElement();
            XmlText.element(xml, "key", "StartCalendarInterval");
            xml.writeStartElement("dict");
            XmlText.element(xml, "key", "Hour");
            XmlText.element(xml, "integer", Integer.toString(job.at().getHour()));
            XmlText.element(xml, "key", "Minute");
            XmlText.element(xml, "integer", Integer.toString(job.at().getMinute()));
            xml.writeEndElement();
            entry(xml, "ProcessType", "Background");
            String log = job.state().resolve("nightly.log").toString();
            entry(xml, "StandardOutPath", log);
            entry(xml, "StandardErrorPath", log);
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static void entry(XMLStreamWriter xml, String key, String value) throws XMLStreamException {
        XmlText.element(xml, "key", key);
        XmlText.element(xml, "string", value);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
