package dev.vsxray.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.ToolInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether rules are read shows in what a cache makes the scan believe of them. */
final class KnownRulesTest {

    private static final Instant NOW = Instant.parse("2150-03-01T02:00:00Z");
    private static final ToolInfo.Rules BELIEVED = new ToolInfo.Rules(4711, "sha256:believed");

    @TempDir
    private Path folder;

    private final Memory memory = new Memory();

    @BeforeEach
    void oneExtension() throws IOException {
        write("extensions/one/package.json", "{\"publisher\": \"acme\", \"name\": \"one\", \"version\": \"1.0.0\"}");
        write("rules/hygiene/torn.yaml", "id: torn\n");
    }

    @Test
    void readsNoRuleWhereNothingIsLookedAt() {
        ScanReport first = scan();
        memory.rules.replaceAll((files, known) -> new KnownRules(BELIEVED, known.texts(), known.problems()));
        memory.anyKey = first.extensions();
        ScanReport second = scan();
        assertThat(second.scan().reused()).isEqualTo(1);
        assertThat(second.tool().rules()).isEqualTo(BELIEVED);
        assertThat(second.errors())
                .as("mistakes in rules are told again")
                .isEqualTo(first.errors())
                .anyMatch(error -> error.subject().contains("torn.yaml"));
    }

    @Test
    void readsThemWhereSomethingIsLookedAtAndBelievesThemAlone() {
        ToolInfo.Rules real = scan().tool().rules();
        memory.rules.replaceAll((files, known) -> new KnownRules(BELIEVED, List.of(), known.problems()));
        memory.reports.clear();
        assertThat(scan().tool().rules()).isEqualTo(real).isNotEqualTo(BELIEVED);
        assertThat(memory.reports)
                .as("nothing is kept under a name that may be wrong")
                .isEmpty();
    }

    @Test
    void knowsThemByEachOfTheirFiles() throws IOException {
        scan();
        write("rules/hygiene/torn.yaml", "id: torn \n");
        scan();
        write("rules/hygiene/more.yaml", "id: more\n");
        scan();
        Files.delete(folder.resolve("rules/hygiene/more.yaml"));
        scan();
        assertThat(memory.rules).as("the last is as the second").hasSize(3);
    }

    private ScanReport scan() {
        Machine machine = new Machine(Machine.Os.LINUX, folder.resolve("home"), folder, Map.of());
        ScanRequest request = new ScanRequest(
                List.of(folder.resolve("extensions")), false, List.of(folder.resolve("rules")), Optional.empty(), 1);
        return new Scanner(machine, "build-7", "0.1.0", Clock.fixed(NOW, ZoneOffset.UTC))
                .scan(request, ScanProgress.silent(), memory);
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** A cache in memory. */
    private static final class Memory implements ScanCache {

        private final Map<String, KnownRules> rules = new HashMap<>();
        private final Map<String, ExtensionReport> reports = new HashMap<>();
        private List<ExtensionReport> anyKey = List.of();

        @Override
        public Optional<KnownPackage> opened(Path path, String stamp) {
            return Optional.empty();
        }

        @Override
        public void keep(Path path, String stamp, KnownPackage known) {}

        @Override
        public Optional<ExtensionReport> report(String key) {
            return anyKey.stream().findFirst().or(() -> Optional.ofNullable(reports.get(key)));
        }

        @Override
        public void keep(String key, ExtensionReport report) {
            reports.put(key, report);
        }

        @Override
        public Optional<KnownRules> rules(String files) {
            return Optional.ofNullable(rules.get(files));
        }

        @Override
        public void keep(String files, KnownRules known) {
            rules.put(files, known);
        }
    }
}
