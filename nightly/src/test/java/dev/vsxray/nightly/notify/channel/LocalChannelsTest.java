package dev.vsxray.nightly.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.EventFormat;
import dev.vsxray.nightly.notify.message.Hostile;
import dev.vsxray.nightly.program.RecordedPrograms;
import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The channels that do not leave the machine. */
final class LocalChannelsTest {

    private static final Announcement ANNOUNCEMENT = Hostile.announcement();

    @TempDir
    private Path folder;

    @Test
    void appendsOneLineForEachEvent() throws Exception {
        Path file = folder.resolve("logs/vsxray.jsonl");
        LinesFileChannel channel = new LinesFileChannel("f", file, EventFormat.JSON);
        channel.send(ANNOUNCEMENT);
        channel.send(ANNOUNCEMENT);
        assertThat(Files.readAllLines(file)).hasSize(6).allMatch(line -> line.startsWith("{\"time\":\"2026-11-23T"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions and links")
    void writesForItsOwnerAndThroughNoLink() throws Exception {
        Path file = folder.resolve("vsxray.cef");
        new LinesFileChannel("f", file, EventFormat.CEF).send(ANNOUNCEMENT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), victim);
        assertThat(catchThrowableOfType(
                        DeliveryException.class,
                        () -> new LinesFileChannel("f", link, EventFormat.CEF).send(ANNOUNCEMENT)))
                .hasMessageContaining("cannot be written");
        assertThat(victim).hasContent("mine");
    }

    @Test
    void handsSendmailAMailAndItsReceiversAsArguments() throws Exception {
        RecordedPrograms programs = new RecordedPrograms().answering("/usr/sbin/sendmail", "");
        new SendmailChannel("s", "/usr/sbin/sendmail", "vsxray@corp.example", List.of("a@corp.example"), programs)
                .send(ANNOUNCEMENT);
        assertThat(programs.last().words())
                .containsExactly("/usr/sbin/sendmail", "-i", "-f", "vsxray@corp.example", "--", "a@corp.example");
        String headers =
                programs.last().input().substring(0, programs.last().input().indexOf("\n\n"));
        assertThat(headers).contains("To: a@corp.example\n").doesNotContain("\nBcc", "\r");
    }

    @Test
    void saysThatSendmailFailed() {
        RecordedPrograms programs = new RecordedPrograms().answering("/usr/sbin/sendmail", 75, "", "queue is full\n");
        SendmailChannel channel = new SendmailChannel(
                "s", "/usr/sbin/sendmail", "vsxray@corp.example", List.of("a@corp.example"), programs);
        assertThat(catchThrowableOfType(DeliveryException.class, () -> channel.send(ANNOUNCEMENT)))
                .hasMessage("/usr/sbin/sendmail: queue is full");
    }

    @Test
    void givesLinuxTextWithoutMarkupAfterTheOptions() throws Exception {
        List<String> words = shown(Os.LINUX).last().words();
        assertThat(words.subList(0, 4)).containsExactly("notify-send", "--app-name=vsxray", "--urgency=critical", "--");
        assertThat(words.get(4)).isEqualTo("vsxray: 1 malicious extension, 1 suspicious on build-7");
        assertThat(words.get(5)).contains("&lt;!channel&gt;").doesNotContain("<");
    }

    @Test
    void givesMacOsTextAsArgumentsOfAScriptThatIsAlwaysTheSame() throws Exception {
        List<String> words = shown(Os.MACOS).last().words();
        assertThat(words.subList(0, 7))
                .containsExactly(
                        "osascript",
                        "-e",
                        "on run arguments",
                        "-e",
                        "display notification (item 2 of arguments) with title (item 1 of arguments)",
                        "-e",
                        "end run");
        assertThat(words.subList(7, words.size())).hasSize(2).allMatch(word -> word.startsWith("vsxray"));
    }

    @Test
    void givesWindowsTextAsVariablesOfAScriptThatIsAlwaysTheSame() throws Exception {
        RecordedPrograms programs = shown(Os.WINDOWS);
        List<String> words = programs.last().words();
        String script = new String(Base64.getDecoder().decode(words.get(4)), StandardCharsets.UTF_16LE);
        assertThat(script).contains("CreateTextNode($env:VSXRAY_TEXT)").doesNotContain("acme");
        assertThat(programs.last().environment().get("VSXRAY_TEXT")).contains("malicious: acme.x");
        assertThat(String.join(" ", words)).doesNotContain("acme");
    }

    @Test
    void saysThatThereIsNoDesktop() {
        DesktopChannel channel = new DesktopChannel("d", Os.LINUX, new RecordedPrograms());
        assertThat(catchThrowableOfType(DeliveryException.class, () -> channel.send(ANNOUNCEMENT)))
                .hasMessageContaining("no desktop");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
    void readsASecretOnlyWhereNobodyElseMay() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "s3cret\nsecond line\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(new Secret.OwnFile(file).reveal()).isEqualTo("s3cret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(failure(new Secret.OwnFile(file))).contains("others may read", "chmod 600");
        Files.delete(file);
        assertThat(failure(new Secret.OwnFile(file))).contains("cannot be read");
    }

    @Test
    void saysWhichVariableIsMissingAndShowsNoSecret() throws Exception {
        Secret.Variable there = new Secret.Variable("URL", Map.of("URL", "s3cret"));
        assertThat(there.reveal()).isEqualTo("s3cret");
        assertThat(there.toString()).isEqualTo("the environment variable URL");
        assertThat(failure(new Secret.Variable("URL", Map.of("OTHER", "x"))))
                .contains("URL is not set", "A scheduler has not the variables of your shell");
    }

    private RecordedPrograms shown(Os os) throws DeliveryException {
        RecordedPrograms programs = new RecordedPrograms()
                .answering("notify-send", "")
                .answering("osascript", "")
                .answering("powershell.exe", "");
        new DesktopChannel("d", os, programs).send(ANNOUNCEMENT);
        return programs;
    }

    private static String failure(Secret secret) throws IOException {
        return catchThrowableOfType(DeliveryException.class, secret::reveal).getMessage();
    }
}
