package dev.vsxray.nightly.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time is what the test says it is. */
final class WatchTest {

    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path home;

    private Path extensions;
    private Path old;
    private Watch watch;

    @BeforeEach
    void begin() throws IOException {
        extensions = Files.createDirectories(home.resolve(".vscode/extensions"));
        old = extension("acme.old-1.0.0");
        watch = new Watch(List.of(extensions), Duration.ofSeconds(2));
    }

    @Test
    void saysNothingOfWhatWasThere() {
        assertThat(look(0)).isEmpty();
        assertThat(look(60)).isEmpty();
        assertThat(watch.isWaiting()).isFalse();
    }

    @Test
    void waitsUntilANewExtensionIsQuietAndTellsItOnce() throws IOException {
        Path fresh = extension("acme.new-1.0.0");
        assertThat(look(0)).isEmpty();
        assertThat(watch.isWaiting()).isTrue();
        Files.writeString(fresh.resolve("index.js"), "first part");
        assertThat(look(1)).isEmpty();
        Files.writeString(fresh.resolve("index.js"), "first part, second part");
        assertThat(look(2)).as("it was written to a second ago").isEmpty();
        assertThat(look(3)).isEmpty();
        assertThat(look(4)).containsExactly(fresh);
        assertThat(look(5)).isEmpty();
        assertThat(watch.isWaiting()).isFalse();
    }

    @Test
    void waitsForTheManifest() throws IOException {
        Path fresh = Files.createDirectory(extensions.resolve("acme.new-1.0.0"));
        look(0);
        assertThat(look(60)).isEmpty();
        Files.writeString(fresh.resolve("package.json"), "{}");
        look(61);
        assertThat(look(63)).containsExactly(fresh);
    }

    @Test
    void noticesAnUpdateInPlace() throws IOException {
        Files.writeString(old.resolve("package.json"), "{\"version\": \"1.0.1\"}");
        Files.setLastModifiedTime(old.resolve("package.json"), FileTime.from(START));
        look(0);
        assertThat(look(2)).containsExactly(old);
    }

    @Test
    void leavesOutTemporaryFoldersAndWhatGoesAgain() throws IOException {
        extension(".4f5a-unpacking");
        extension("acme.gone-1.0.0.vsctmp");
        Path short_ = extension("acme.short-1.0.0");
        look(0);
        Files.delete(short_.resolve("package.json"));
        Files.delete(short_);
        assertThat(look(10)).isEmpty();
        assertThat(watch.isWaiting()).isFalse();
        extension("acme.short-1.0.0");
        look(11);
        assertThat(look(13)).as("it came again").containsExactly(short_);
    }

    @Test
    void noticesAnEditorThatComesLater() throws IOException {
        Path cursor = home.resolve(".cursor/extensions");
        assertThat(watch.look(List.of(extensions, cursor), START)).isEmpty();
        Path fresh = Files.createDirectories(cursor.resolve("acme.new-1.0.0"));
        Files.writeString(fresh.resolve("package.json"), "{}");
        watch.look(List.of(extensions, cursor), START);
        assertThat(watch.look(List.of(extensions, cursor), START.plusSeconds(2)))
                .containsExactly(fresh);
    }

    /** The real events: the wait is far longer than the test, so only an event can end it. */
    @Test
    void isWokenByTheSystem() throws Exception {
        try (FolderEvents events = new FolderEvents()) {
            events.listenTo(List.of(extensions, home.resolve("not there")));
            assertThat(events.isComplete()).isTrue();
            extension("acme.new-1.0.0");
            events.await(Duration.ofMinutes(5));
            assertThat(look(0)).isEmpty();
            assertThat(watch.isWaiting()).isTrue();
        }
    }

    private List<Path> look(int seconds) {
        return watch.look(List.of(extensions), START.plusSeconds(seconds));
    }

    private Path extension(String name) throws IOException {
        Path folder = Files.createDirectory(extensions.resolve(name));
        Files.writeString(folder.resolve("package.json"), "{}");
        return folder;
    }
}
