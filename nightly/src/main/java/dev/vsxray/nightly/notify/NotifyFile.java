package dev.vsxray.nightly.notify;

import dev.vsxray.nightly.notify.NotifySettings.When;
import dev.vsxray.nightly.notify.channel.Channel;
import dev.vsxray.nightly.notify.channel.DesktopChannel;
import dev.vsxray.nightly.notify.channel.LinesFileChannel;
import dev.vsxray.nightly.notify.channel.Loopback;
import dev.vsxray.nightly.notify.channel.Secret;
import dev.vsxray.nightly.notify.channel.SendmailChannel;
import dev.vsxray.nightly.notify.channel.SmtpChannel;
import dev.vsxray.nightly.notify.channel.SmtpChannel.Encryption;
import dev.vsxray.nightly.notify.channel.SmtpChannel.Login;
import dev.vsxray.nightly.notify.channel.SyslogChannel;
import dev.vsxray.nightly.notify.channel.WebhookChannel;
import dev.vsxray.nightly.notify.message.EventFormat;
import dev.vsxray.nightly.notify.message.WebhookBody;
import dev.vsxray.nightly.program.Programs;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.Verdict;
import dev.vsxray.signatures.yaml.Fields;
import dev.vsxray.signatures.yaml.FileProblem;
import dev.vsxray.signatures.yaml.Problems;
import dev.vsxray.signatures.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code notify.yaml}. Every mistake is told with its place; a file with mistakes notifies nobody. */
public final class NotifyFile {

    /** The name of the file in the state folder. */
    public static final String NAME = "notify.yaml";

    private static final Verdict[] THRESHOLDS = {Verdict.MALICIOUS, Verdict.SUSPICIOUS, Verdict.RISKY};
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9][^\\s@,;<>\"]*@[^\\s@,;<>\"]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]+");
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;
    private static final int SYSLOG_TLS = 6514;

    /** What a channel is. */
    private enum Type {
        WEBHOOK,
        SLACK,
        TEAMS,
        DISCORD,
        MAIL,
        SENDMAIL,
        SYSLOG,
        FILE,
        DESKTOP;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How syslog messages are written. */
    private enum SyslogFormat {
        RFC5424,
        CEF;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Problems problems;
    private final Path folder;
    private final Machine machine;
    private final Programs programs;
    private final Set<String> names = new TreeSet<>();

    private NotifyFile(String name, Path folder, Machine machine, Programs programs) {
        this.problems = new Problems(name);
        this.folder = folder;
        this.machine = machine;
        this.programs = programs;
    }

    /** The settings, or what is wrong with the file: without problems the settings count. */
    public record Reading(NotifySettings settings, List<FileProblem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file; relative paths in it start from its folder. */
    public static Reading read(Path file, Machine machine, Programs programs) throws IOException {
        return read(Files.readString(file), file, machine, programs);
    }

    static Reading read(String text, Path file, Machine machine, Programs programs) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
        return new NotifyFile(file.toString(), folder, machine, programs).read(text);
    }

    private Reading read(String text) {
        String expected = "the field \"notify\" with its settings";
        Optional<NotifySettings> settings = YamlText.compose(text, problems, expected, "see docs/notify.md")
                .flatMap(root -> Fields.of(root, expected, problems))
                .flatMap(root -> {
                    Optional<Fields> notify =
                            root.required("notify").flatMap(node -> Fields.of(node, "settings", problems));
                    root.rejectOthers();
                    return notify.map(this::settings);
                });
        return new Reading(
                problems.any() ? NotifySettings.silent() : settings.orElse(NotifySettings.silent()), problems.found());
    }

    private NotifySettings settings(Fields notify) {
        Verdict threshold = notify.has("threshold")
                ? notify.word("threshold", THRESHOLDS, Verdict::word).orElse(Verdict.SUSPICIOUS)
                : Verdict.SUSPICIOUS;
        When when = notify.has("when")
                ? notify.word("when", When.values(), When::word).orElse(When.CHANGED)
                : When.CHANGED;
        List<Channel> channels = new ArrayList<>();
        notify.required("channels").ifPresent(node -> channels(node, channels));
        notify.rejectOthers();
        return new NotifySettings(threshold, when, channels);
    }

    private void channels(Node node, List<Channel> channels) {
        if (!(node instanceof SequenceNode list)) {
            problems.at(node, "a list of channels", "write \"- type: desktop\" or another type");
            return;
        }
        for (Node entry : list.getValue()) {
            Fields.of(entry, "a channel with its fields", problems)
                    .flatMap(this::channel)
                    .ifPresent(channels::add);
        }
    }

    private Optional<Channel> channel(Fields fields) {
        Optional<Type> type = fields.word("type", Type.values(), Type::word);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String name = fields.text("name").orElse(type.get().word());
        if (!names.add(name)) {
            problems.at(fields.owner(), "a name of its own", '"' + name + "\" again", "add \"name\" to one of them");
        }
        Optional<Channel> channel = switch (type.get()) {
            case WEBHOOK -> webhook(name, WebhookBody.JSON, fields);
            case SLACK -> webhook(name, WebhookBody.SLACK, fields);
            case TEAMS -> webhook(name, WebhookBody.TEAMS, fields);
            case DISCORD -> webhook(name, WebhookBody.DISCORD, fields);
            case MAIL -> mail(name, fields);
            case SENDMAIL -> sendmail(name, fields);
            case SYSLOG -> syslog(name, fields);
            case FILE -> file(name, fields);
            case DESKTOP -> Optional.of(new DesktopChannel(name, machine.os(), programs));
        };
        fields.rejectOthers();
        return channel;
    }

    private Optional<Channel> webhook(String name, WebhookBody body, Fields fields) {
        Optional<Secret> url = fields.required("url").flatMap(this::secret);
        Optional<Secret> token = fields.take("token").flatMap(this::secret);
        Optional<Path> authority = path("ca", fields);
        return url.map(secret -> new WebhookChannel(name, body, secret, token, authority));
    }

    private Optional<Channel> mail(String name, Fields fields) {
        Optional<String> host = host(fields);
        Encryption encryption = fields.has("tls")
                ? fields.word("tls", Encryption.values(), Encryption::word).orElse(Encryption.STARTTLS)
                : Encryption.STARTTLS;
        int port = fields.smallNumber("port", 1, 65_535)
                .orElse(encryption == Encryption.IMPLICIT ? SUBMISSIONS : SUBMISSION);
        Optional<String> user = fields.text("user");
        Optional<Secret> password = fields.take("password").flatMap(this::secret);
        if (user.isPresent() != fields.has("password")) {
            problems.at(fields.owner(), "both \"user\" and \"password\", or neither", "one of them", "add the other");
        }
        host.filter(named -> encryption == Encryption.NONE && !Loopback.isNamedBy(named))
                .ifPresent(far -> problems.at(
                        fields.place("tls"),
                        "starttls or implicit",
                        "none",
                        "only a relay on this machine goes without"));
        Optional<String> from = address("from", fields);
        List<String> to = addresses(fields);
        Optional<Path> authority = path("ca", fields);
        if (host.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        Optional<Login> login = user.flatMap(who -> password.map(secret -> new Login(who, secret)));
        return Optional.of(new SmtpChannel(name, host.get(), port, encryption, login, from.get(), to, authority));
    }

    private Optional<Channel> sendmail(String name, Fields fields) {
        Path program = path("program", fields).orElse(Path.of("/usr/sbin/sendmail"));
        Optional<String> from = address("from", fields);
        List<String> to = addresses(fields);
        return from.filter(sender -> !to.isEmpty())
                .map(sender -> new SendmailChannel(name, program.toString(), sender, to, programs));
    }

    private Optional<Channel> syslog(String name, Fields fields) {
        Optional<String> host = host(fields);
        boolean tls = fields.flag("tls").orElse(true);
        int port = fields.smallNumber("port", 1, 65_535).orElse(SYSLOG_TLS);
        boolean cef = fields.has("format")
                && fields.word("format", SyslogFormat.values(), SyslogFormat::word)
                        .filter(SyslogFormat.CEF::equals)
                        .isPresent();
        host.filter(named -> !tls && !Loopback.isNamedBy(named))
                .ifPresent(far ->
                        problems.at(fields.place("tls"), "true", "false", "only a relay on this machine goes without"));
        Optional<Path> authority = path("ca", fields);
        return host.map(named -> new SyslogChannel(name, named, port, tls, cef, authority));
    }

    private Optional<Channel> file(String name, Fields fields) {
        fields.required("path");
        Optional<Path> path = path("path", fields);
        EventFormat format = fields.has("format")
                ? fields.word("format", EventFormat.values(), EventFormat::word).orElse(EventFormat.JSON)
                : EventFormat.JSON;
        return path.map(where -> new LinesFileChannel(name, where, format));
    }

    /** A secret that stands in the file itself is not quoted in the message. */
    private Optional<Secret> secret(Node node) {
        if (!(node instanceof MappingNode)) {
            problems.at(
                    node,
                    "{env: NAME} or {file: PATH}",
                    "something else, not shown here",
                    "secrets do not stand in this file");
            return Optional.empty();
        }
        Optional<Fields> fields = Fields.of(node, "a place of a secret", problems);
        Optional<String> variable = fields.flatMap(place -> place.text("env"));
        Optional<Path> file = fields.flatMap(place -> path("file", place));
        fields.ifPresent(Fields::rejectOthers);
        if (variable.isPresent() == file.isPresent()) {
            problems.at(node, "either env or file", variable.isPresent() ? "both" : "neither", "write one of them");
            return Optional.empty();
        }
        return file.<Secret>map(Secret.OwnFile::new)
                .or(() -> variable.map(name -> new Secret.Variable(name, machine.environment())));
    }

    private Optional<String> host(Fields fields) {
        return fields.requiredText("host")
                .filter(text -> matches(HOST, text, "host", "a host name or address", fields));
    }

    private Optional<String> address(String field, Fields fields) {
        return fields.requiredText(field).filter(text -> matches(ADDRESS, text, field, "a mail address", fields));
    }

    private List<String> addresses(Fields fields) {
        fields.required("to");
        List<String> all = fields.texts("to");
        return all.stream()
                .filter(text -> matches(ADDRESS, text, "to", "mail addresses", fields))
                .toList();
    }

    private boolean matches(Pattern pattern, String text, String field, String expected, Fields fields) {
        if (pattern.matcher(text).matches()) {
            return true;
        }
        problems.at(fields.place(field), expected, '"' + text + '"', "correct it");
        return false;
    }

    private Optional<Path> path(String field, Fields fields) {
        Optional<String> text = fields.text(field);
        try {
            return text.map(written ->
                    written.startsWith("~/") ? machine.home().resolve(written.substring(2)) : folder.resolve(written));
        } catch (InvalidPathException impossibleHere) {
            problems.at(fields.place(field), "a path", '"' + text.orElse("") + '"', "correct it");
            return Optional.empty();
        }
    }
}
