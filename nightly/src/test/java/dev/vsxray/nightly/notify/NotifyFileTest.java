package dev.vsxray.nightly.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.nightly.notify.NotifyFile.Reading;
import dev.vsxray.nightly.notify.NotifySettings.When;
import dev.vsxray.nightly.notify.channel.DesktopChannel;
import dev.vsxray.nightly.notify.channel.LinesFileChannel;
import dev.vsxray.nightly.notify.channel.Secret;
import dev.vsxray.nightly.notify.channel.SendmailChannel;
import dev.vsxray.nightly.notify.channel.SmtpChannel;
import dev.vsxray.nightly.notify.channel.SmtpChannel.Encryption;
import dev.vsxray.nightly.notify.channel.SmtpChannel.Login;
import dev.vsxray.nightly.notify.channel.SyslogChannel;
import dev.vsxray.nightly.notify.channel.WebhookChannel;
import dev.vsxray.nightly.notify.message.EventFormat;
import dev.vsxray.nightly.notify.message.WebhookBody;
import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.locate.Machine.Os;
import dev.vsxray.scanner.model.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NotifyFileTest {

    private static final Path FILE = Path.of("/etc/vsxray/notify.yaml");
    private static final Map<String, String> ENVIRONMENT = Map.of("SLACK", "https://hooks.example/s3cret");
    private static final Machine MACHINE = new Machine(Os.LINUX, Path.of("/home/ada"), Path.of("/"), ENVIRONMENT);
    private static final RecordedPrograms PROGRAMS = new RecordedPrograms();

    @Test
    void readsEveryKindOfChannel() {
        Reading reading = read("""
                notify:
                  threshold: malicious
                  when: always
                  channels:
                    - {name: team, type: slack, url: {env: SLACK}}
                    - {type: webhook, url: {file: ~/hook}, token: {file: token}, ca: ca.pem}
                    - type: mail
                      host: smtp.corp.example
                      tls: implicit
                      user: vsxray
                      password: {file: /run/secrets/smtp}
                      from: vsxray@corp.example
                      to: [a@corp.example, b@corp.example]
                    - {type: sendmail, from: vsxray@corp.example, to: c@corp.example}
                    - {type: syslog, host: siem.corp.example, format: cef}
                    - {type: file, path: events.jsonl}
                    - {type: desktop}
                """);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.settings().threshold()).isEqualTo(Verdict.MALICIOUS);
        assertThat(reading.settings().when()).isEqualTo(When.ALWAYS);
        assertThat(reading.settings().channels())
                .containsExactly(
                        new WebhookChannel(
                                "team",
                                WebhookBody.SLACK,
                                new Secret.Variable("SLACK", ENVIRONMENT),
                                Optional.empty(),
                                Optional.empty()),
                        new WebhookChannel(
                                "webhook",
                                WebhookBody.JSON,
                                new Secret.OwnFile(Path.of("/home/ada/hook")),
                                Optional.of(new Secret.OwnFile(Path.of("/etc/vsxray/token"))),
                                Optional.of(Path.of("/etc/vsxray/ca.pem"))),
                        new SmtpChannel(
                                "mail",
                                "smtp.corp.example",
                                465,
                                Encryption.IMPLICIT,
                                Optional.of(new Login("vsxray", new Secret.OwnFile(Path.of("/run/secrets/smtp")))),
                                "vsxray@corp.example",
                                List.of("a@corp.example", "b@corp.example"),
                                Optional.empty()),
                        new SendmailChannel(
                                "sendmail",
                                "/usr/sbin/sendmail",
                                "vsxray@corp.example",
                                List.of("c@corp.example"),
                                PROGRAMS),
                        new SyslogChannel("syslog", "siem.corp.example", 6514, true, true, Optional.empty()),
                        new LinesFileChannel("file", Path.of("/etc/vsxray/events.jsonl"), EventFormat.JSON),
                        new DesktopChannel("desktop", Os.LINUX, PROGRAMS));
    }

    @Test
    void speaksOfSuspiciousChangesUnlessToldOtherwise() {
        NotifySettings settings = read("notify: {channels: [{type: desktop}]}").settings();
        assertThat(settings.threshold()).isEqualTo(Verdict.SUSPICIOUS);
        assertThat(settings.when()).isEqualTo(When.CHANGED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: pager} | 3:14 | one of webhook, slack, teams, discord, mail, sendmail, syslog, file, desktop",
                "{type: slack} | 3:7 | the field \"url\"",
                "{type: slack, url: {env: A, file: b}} | 3:26 | either env or file, found both",
                "{type: slack, url: {evn: A}} | 3:27 | one of env, file, found \"evn\"",
                "{type: desktop, colour: red} | 3:23 | found \"colour\"",
                "{type: syslog, host: siem.example, port: 0} | 3:42 | a number from 1 to 65535",
                "{type: syslog, host: siem.example, tls: false} | 3:42 | only a relay on this machine goes without",
                "{type: syslog, host: 'a b'} | 3:22 | a host name or address",
                "{type: mail, host: m.example, tls: none, from: a@b.example, to: c@d.example} | 3:37 | starttls or implicit",
                "{type: mail, host: m.example, from: a@b.example, to: -oQ/tmp@d.example} | 3:56 | mail addresses",
                "{type: mail, host: m.example, from: \"a@b.example\\nBcc: x@y.example\", to: c@d.example} | 3:37 | a mail address",
                "{type: mail, host: m.example, from: a@b.example, to: c@d.example, user: u} | 3:7 | both \"user\" and \"password\"",
                "{type: file} | 3:7 | the field \"path\"",
            })
    void tellsEveryMistakeWithItsPlace(String channel, String place, String message) {
        Reading reading = read("notify:\n  channels:\n    - " + channel + "\n");
        assertThat(reading.problems())
                .first()
                .asString()
                .startsWith(FILE + ":" + place + ": ")
                .contains(message);
        assertThat(reading.settings().channels())
                .as("half a file notifies nobody")
                .isEmpty();
    }

    @Test
    void showsNoSecretThatStandsInTheFile() {
        Reading reading = read("""
                notify:
                  channels:
                    - {type: slack, url: https://hooks.example/s3cret}
                    - {type: slack, url: {env: SLACK}}
                """);
        assertThat(reading.problems())
                .hasSize(2)
                .noneMatch(problem -> problem.toString().contains("s3cret"))
                .anyMatch(problem -> problem.toString().contains("3:26: expected {env: NAME} or {file: PATH}"))
                .anyMatch(problem -> problem.toString().contains("a name of its own"));
    }

    private static Reading read(String text) {
        return NotifyFile.read(text, FILE, MACHINE, PROGRAMS);
    }
}
