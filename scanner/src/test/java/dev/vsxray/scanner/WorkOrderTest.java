package dev.vsxray.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.model.ExtensionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkOrderTest {

    @TempDir
    private Path folder;

    @Test
    void aBigExtensionComesBeforeSmallOnesWhichKeepTheirOrder() throws IOException {
        OpenedExtension first = extension("first", 3);
        OpenedExtension big = extension("big", 70);
        OpenedExtension second = extension("second", 3);

        assertThat(WorkOrder.biggestFirst(List.of(first, big, second))).containsExactly(big, first, second);
    }

    @Test
    void allFilesBelowTheFolderCount() throws IOException {
        Path extension = Files.createDirectories(folder.resolve("nested/out"));
        Files.write(extension.resolve("a.js"), new byte[5]);
        Files.write(folder.resolve("nested/b.json"), new byte[11]);

        assertThat(WorkOrder.size(folder.resolve("nested"))).isEqualTo(16);
    }

    @Test
    void whatVanishedCountsNothing() {
        assertThat(WorkOrder.size(folder.resolve("gone"))).isZero();
    }

    private OpenedExtension extension(String name, int bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[bytes]);
        KnownPackage known = new KnownPackage(
                new ExtensionId("acme", name), "1.0.0", "digest of " + name, "", Optional.empty(), List.of());
        return new OpenedExtension(known, file, Optional.empty(), List.of());
    }
}
