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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A task of Windows. Format: [MS-TSCH] 2.5, "XML Task Definition Format". */
record TaskScheduler(Machine machine, Reach reach, Path state) implements Scheduler {

    static final String NAME = "task-scheduler";

    private static final String TASK = "\\vsxray\\nightly";
    private static final String NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /** The account of the system, which needs no password. */
    private static final String SYSTEM_ACCOUNT = "S-1-5-18";

    /** Task Scheduler replaces what looks like a variable, and has no way to write a percent sign. */
    private static final Pattern VARIABLE = Pattern.compile("%[^%]+%");

    /** Of a program and of its working directory, by the schema. In characters. */
    private static final int LONGEST_PATH = 260;

    /** Fields of {@code schtasks /Query /V /FO CSV}; their order is the same in every language, their names are not. */
    private static final int NEXT_RUN = 2;

    private static final int LAST_RUN = 5;
    private static final int LAST_RESULT = 6;
    private static final Pattern FIELD = Pattern.compile("\"((?:[^\"]|\"\")*+)\"(?:,|$)");

    /** SCHED_S_TASK_RUNNING and SCHED_S_TASK_HAS_NOT_RUN. */
    private static final String RUNNING = "267009";

    private static final String NEVER_RUN = "267011";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Plan install(NightlyJob job, Programs programs) {
        for (String word : job.program()) {
            if (VARIABLE.matcher(word).find()) {
                throw new ScheduleException("Task Scheduler would replace a part of " + word
                        + " as a variable. Move vsxray or its state folder to a path without %.");
            }
        }
        for (String path : List.of(job.program().get(0), job.state().toString())) {
            if (path.length() > LONGEST_PATH) {
                throw new ScheduleException(
                        "Task Scheduler takes paths of at most " + LONGEST_PATH + " characters, and " + path + " has "
                                + path.length() + ". Move Java or the state folder to a shorter one.");
            }
        }
        return new Plan(List.of(
                new Step.WriteFile(definition(), "\uFEFF" + task(job), StandardCharsets.UTF_16LE),
                new Step.Run(Invocation.of(
                        "schtasks", "/Create", "/TN", TASK, "/XML", definition().toString(), "/F"))));
    }

    @Override
    public Plan remove(Programs programs) {
        return new Plan(List.of(
                new Step.Try(Invocation.of("schtasks", "/Delete", "/TN", TASK, "/F")),
                new Step.DeleteFile(definition())));
    }

    @Override
    public Registration registration(Programs programs) throws IOException {
        Outcome queried = programs.run("schtasks", "/Query", "/TN", TASK, "/V", "/FO", "CSV", "/NH");
        if (!queried.succeeded()) {
            return Registration.NONE;
        }
        List<String> fields = fields(queried.out());
        if (fields.size() <= LAST_RESULT) {
            throw new IOException("schtasks wrote fields we do not know: " + queried.complaint());
        }
        String result = fields.get(LAST_RESULT);
        boolean hasRun = !result.equals(NEVER_RUN);
        return new Registration(
                true,
                Optional.of(fields.get(NEXT_RUN)),
                hasRun ? Optional.of(fields.get(LAST_RUN)) : Optional.empty(),
                hasRun ? Optional.of(result.equals(RUNNING) ? "running now" : "exit code " + result) : Optional.empty(),
                List.of(),
                List.of());
    }

    @Override
    public String whenMissed() {
        return "A night in which the machine is off or asleep is made up for some minutes after it is on again.";
    }

    private Path definition() {
        return state.resolve("vsxray-nightly.xml");
    }

    /** In a trigger the order of elements is the schema's: https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema. */
    private String task(NightlyJob job) {
        return XmlText.document("UTF-16", xml -> {
            xml.writeStartElement("Task");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("version", "1.2");
            xml.writeStartElement("RegistrationInfo");
            XmlText.element(xml, "Description", "vsxray: nightly scan of the extensions of editors");
            XmlText.element(xml, "URI", TASK);
            xml.writeEndElement();
            trigger(xml, job);
            principal(xml);
            settings(xml);
            xml.writeStartElement("Actions");
            xml.writeAttribute("Context", "Author");
            xml.writeStartElement("Exec");
            XmlText.element(xml, "Command", job.program().get(0));
            XmlText.element(
                    xml,
                    "Arguments",
                    arguments(job.program().subList(1, job.program().size())));
            XmlText.element(xml, "WorkingDirectory", job.state().toString());
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    /** The first night is in the past, so that the date of the installation changes nothing. */
    private static void trigger(XMLStreamWriter xml, NightlyJob job) throws XMLStreamException {
        xml.writeStartElement("Triggers");
        xml.writeStartElement("CalendarTrigger");
        XmlText.element(
                xml,
                "StartBoundary",
                String.format(
                        Locale.ROOT,
                        "2026-01-01T%02d:%02d:00",
                        job.at().getHour(),
                        job.at().getMinute()));
        XmlText.element(xml, "RandomDelay", "PT15M");
        xml.writeStartElement("ScheduleByDay");
        XmlText.element(xml, "DaysInterval", "1");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void principal(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("Principals");
        xml.writeStartElement("Principal");
        xml.writeAttribute("id", "Author");
        if (reach == Reach.SYSTEM) {
            XmlText.element(xml, "UserId", SYSTEM_ACCOUNT);
            XmlText.element(xml, "RunLevel", "HighestAvailable");
        } else {
            XmlText.element(xml, "LogonType", "InteractiveToken");
            XmlText.element(xml, "RunLevel", "LeastPrivilege");
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** The defaults would leave out laptops on battery and nights in which the machine was off. */
    private static void settings(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("Settings");
        XmlText.element(xml, "MultipleInstancesPolicy", "IgnoreNew");
        XmlText.element(xml, "DisallowStartIfOnBatteries", "false");
        XmlText.element(xml, "StopIfGoingOnBatteries", "false");
        XmlText.element(xml, "StartWhenAvailable", "true");
        XmlText.element(xml, "Enabled", "true");
        XmlText.element(xml, "ExecutionTimeLimit", "PT2H");
        XmlText.element(xml, "Priority", "7");
        xml.writeEndElement();
    }

    private static String arguments(List<String> words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> quoted.add(quoted(word)));
        return String.join(" ", quoted);
    }

    /** As CommandLineToArgvW reads it: backslashes count only before a quote. */
    private static String quoted(String word) {
        if (word.matches("[^\\s\"]+")) {
            return word;
        }
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (char unit : word.toCharArray()) {
            if (unit == '"') {
                quoted.append("\\".repeat(backslashes + 1));
            }
            quoted.append(unit);
            backslashes = unit == '\\' ? backslashes + 1 : 0;
        }
        return quoted.append("\\".repeat(backslashes)).append('"').toString();
    }

    private static List<String> fields(String csv) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(
                csv.lines().filter(line -> line.startsWith("\"")).findFirst().orElse(""));
        while (field.find()) {
            fields.add(field.group(1).replace("\"\"", "\""));
        }
        return fields;
    }
}
