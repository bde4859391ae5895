package dev.vsxray.nightly.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vsxray.nightly.notify.message.Hostile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyslogChannelTest {

    @TempDir
    private Path folder;

    @Test
    void sendsOneCountedFrameForEachEventOverTls() throws Exception {
        try (Receiver receiver = new Receiver(socket ->
                new String(Receiver.secured(socket).getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))) {
            new SyslogChannel("s", "localhost", receiver.port(), true, false, Optional.of(Receiver.authority(folder)))
                    .send(Hostile.announcement());
            List<String> frames = frames(receiver.heard());
            assertThat(frames).hasSize(3);
            assertThat(frames.get(0))
                    .startsWith("<106>1 2026-11-23T02:00:07Z build-7 vsxray - extension [vsxray@32473");
            assertThat(frames.get(1)).startsWith("<108>1 ").contains("extension=\"good.linter\"");
            assertThat(frames.get(2)).endsWith("The scan of the night before failed.");
        }
    }

    @Test
    void sendsCefInTheClearToThisMachine() throws Exception {
        try (Receiver receiver = new Receiver(
                socket -> new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))) {
            new SyslogChannel("s", "127.0.0.1", receiver.port(), false, true, Optional.empty())
                    .send(Hostile.announcement());
            assertThat(frames(receiver.heard()).get(1)).contains(" vsxray - extension - CEF:0|vsxray|vsxray|0.1.0|");
        }
    }

    @Test
    void tellsNothingToAReceiverItDoesNotKnow() throws Exception {
        try (Receiver receiver = new Receiver(socket ->
                new String(Receiver.secured(socket).getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))) {
            SyslogChannel channel = new SyslogChannel("s", "localhost", receiver.port(), true, false, Optional.empty());
            DeliveryException failure =
                    catchThrowableOfType(DeliveryException.class, () -> channel.send(Hostile.announcement()));
            assertThat(failure).hasMessageContaining("SSLHandshakeException");
            assertThat(receiver.heard()).startsWith("failed: ");
        }
    }

    @Test
    void tellsNothingToAReceiverWithAnotherName() throws Exception {
        try (Receiver receiver = new Receiver(socket ->
                new String(Receiver.secured(socket).getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))) {
            SyslogChannel channel = new SyslogChannel(
                    "s", "127.0.0.1", receiver.port(), true, false, Optional.of(Receiver.authority(folder)));
            assertThat(catchThrowableOfType(DeliveryException.class, () -> channel.send(Hostile.announcement())))
                    .hasMessageContaining("SSLHandshakeException");
            assertThat(receiver.heard()).doesNotContain("acme");
        }
    }

    @Test
    void mayArriveLaterWhereNobodyListens() throws Exception {
        int port;
        try (Receiver gone = new Receiver(socket -> "")) {
            port = gone.port();
        }
        SyslogChannel channel = new SyslogChannel("s", "localhost", port, true, false, Optional.empty());
        DeliveryException failure =
                catchThrowableOfType(DeliveryException.class, () -> channel.send(Hostile.announcement()));
        assertThat(failure.mayPass()).isTrue();
        assertThat(failure).hasMessageContaining("localhost:" + port);
    }

    /** As RFC 5425 reads them: a number, a blank, so many bytes. */
    private static List<String> frames(String bytes) {
        List<String> frames = new ArrayList<>();
        int at = 0;
        while (at < bytes.length()) {
            int blank = bytes.indexOf(' ', at);
            int length = Integer.parseInt(bytes.substring(at, blank));
            frames.add(bytes.substring(blank + 1, blank + 1 + length));
            at = blank + 1 + length;
        }
        return frames;
    }
}
