package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.scanner.ScanProgress;
import dev.vsxray.scanner.ScanRequest;
import dev.vsxray.scanner.Scanner;
import dev.vsxray.scanner.locate.Machine;
import dev.vsxray.scanner.model.ScanReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntelCommandTest {

    @TempDir
    private Path folder;

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void importsAListAndSaysSoInTheStatus() throws Exception {
        write("ours.txt", "acme.bad\nacme.worse@1.2.3\n!!\n");

        assertThat(run("intel", "import", "ours.txt", "--name", "ours", "--licence", "CC0-1.0"))
                .isZero();
        assertThat(text(out)).isEqualTo("ours: extensions +2 -0 ~0; indicators +0 -0 ~0\n");
        assertThat(text(err)).isEqualTo("vsxray: entry 3 left out: '!!' is neither publisher.name nor a publisher\n");

        assertThat(run("intel", "status")).isZero();
        assertThat(text(out)).contains("as of      2026-11-23, 0 days ago", "CC0-1.0", "Imported\n  ours");
    }

    @Test
    void exportsSignsVerifiesAndImportsABundle() throws Exception {
        write("ours.txt", "acme.bad\n");
        run("intel", "import", "ours.txt", "--name", "ours");
        run("intel", "export", "team.vsxi", "--name", "ours");
        run("intel", "keys", "team");
        run("intel", "sign", "team.vsxi", "--private-key", "team.private.pem", "--public-key", "team.public.pem");

        assertThat(run("intel", "verify", "team.vsxi", "--key", "team.public.pem"))
                .isZero();
        assertThat(text(out)).contains("team.vsxi: signature is good; made 2026-11-23T12:00:00Z, 1 entries");
        assertThat(run("intel", "import", "team.vsxi", "--name", "team", "--key", "team.public.pem"))
                .isZero();

        write("team.vsxi", Files.readString(folder.resolve("team.vsxi")).replace("acme.bad", "acme.bat"));
        assertThat(run("intel", "import", "team.vsxi", "--name", "team", "--key", "team.public.pem"))
                .isEqualTo(2);
        assertThat(text(err)).contains("its signature does not fit. What is in force stays in force.");
    }

    @Test
    void refusesABundleByAKeyThatIsNotTrusted() throws Exception {
        write("ours.txt", "acme.bad\n");
        run("intel", "import", "ours.txt", "--name", "ours");
        run("intel", "export", "team.vsxi");
        run("intel", "keys", "team");
        run("intel", "sign", "team.vsxi", "--private-key", "team.private.pem", "--public-key", "team.public.pem");

        assertThat(run("intel", "import", "team.vsxi", "--name", "team")).isEqualTo(2);
        assertThat(text(err)).contains("signed by a key that is not trusted here");
    }

    @Test
    void refusesAFeedThatLostAFifthUnlessForced() throws Exception {
        write("many.txt", "acme.a\nacme.b\nacme.c\nacme.d\nacme.e\nacme.f\nacme.g\nacme.h\nacme.i\nacme.j\n");
        write("few.txt", "acme.a\n");
        run("intel", "import", "many.txt", "--name", "ours");

        assertThat(run("intel", "import", "few.txt", "--name", "ours")).isEqualTo(2);
        assertThat(text(err)).contains("ours has only 1 extensions where 10 are in force, which stay in force.");
        assertThat(run("intel", "import", "few.txt", "--name", "ours", "--force"))
                .isZero();
    }

    @Test
    void showsWhatAnImportAddsToWhatIsShipped() throws Exception {
        write("ours.txt", "acme.bad\n");
        run("intel", "import", "ours.txt", "--name", "ours", "--registry", "open-vsx");

        assertThat(run("intel", "diff", "shipped", "current")).isZero();
        assertThat(text(out))
                .isEqualTo("+ acme.bad  malware  open-vsx  *  ours\nextensions +1 -0 ~0; indicators +0 -0 ~0\n");
    }

    @Test
    void mistakesAreNamed() throws Exception {
        write("odd.bin", "\u0001\u0002");

        assertThat(run("intel", "import", "absent.txt", "--name", "x")).isEqualTo(2);
        assertThat(text(err)).contains("there is no file absent.txt");
        assertThat(run("intel", "import", "odd.bin", "--name", "x")).isEqualTo(2);
        assertThat(text(err)).contains("its format is not plain to see; say --format");
        assertThat(run("intel", "import", "odd.bin", "--name", "../x", "--format", "list"))
                .isEqualTo(2);
        assertThat(text(err)).contains("the name of a feed is");
        assertThat(run("intel", "import", "odd.bin", "--name", "x", "--format", "yaml"))
                .isEqualTo(2);
        assertThat(text(err)).contains("expected one of osv, removed-packages");
    }

    /** SHA-256 of {@code module.exports = 1;\n} is none of these, so the package in it was changed. */
    @Test
    void aTableOfPublishedFilesIsTakenInAndScansCompareWithIt() throws Exception {
        write("npm.tsv", "sha256\tpackage\tversion\tpath\n" + "0".repeat(64) + "\tpad\t1.0.0\tindex.js\n");

        assertThat(run("intel", "npm-files", "npm.tsv")).isZero();
        assertThat(text(out)).isEqualTo("1 package, 1 file\n");

        Path bundled = Files.createDirectories(folder.resolve("acme/node_modules/pad"));
        write("acme/package.json", "{\"publisher\": \"acme\", \"name\": \"one\", \"version\": \"1.0.0\"}");
        Files.writeString(bundled.resolve("package.json"), "{\"name\": \"pad\", \"version\": \"1.0.0\"}");
        Files.writeString(bundled.resolve("index.js"), "module.exports = 1;\n");
        ScanReport report = scan(folder.resolve("acme"));
        assertThat(report.extensions().get(0).findings())
                .filteredOn(finding -> finding.rule().equals("bundled-package-differs"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.evidence().get(0).location().file()).isEqualTo("node_modules/pad/index.js"));
    }

    @Test
    void aTableWithAWrongDigestIsRefusedWithItsLine() throws Exception {
        write("npm.tsv", "package\tversion\tpath\tsha256\npad\t1.0.0\tindex.js\tabc\n");

        assertThat(run("intel", "npm-files", "npm.tsv")).isEqualTo(2);
        assertThat(text(err)).contains("npm.tsv", "2", "expected a SHA-256 in 64 lower-case digits, found 'abc'");
    }

    private ScanReport scan(Path target) {
        ScanRequest request = new ScanRequest(
                List.of(target), false, List.of(), Optional.of(folder.resolve("state/intelligence")), 1);
        return new Scanner(Machine.current(), "", "test", Clock.fixed(NOW, ZoneOffset.UTC))
                .scan(request, ScanProgress.silent());
    }

    @Test
    void theRulesOfTheIntelligenceAreExplainedLikeAnyOther() {
        assertThat(run("rules", "explain", "known-malicious-extension")).isZero();
        assertThat(text(out))
                .startsWith("Is an extension reported as malware\n")
                .contains("known-malicious-extension (threat intelligence)", "What to do: Uninstall it");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        Surroundings around = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false,
                StandardCharsets.UTF_8,
                Map.of("VSXRAY_STATE", folder.resolve("state").toString()),
                folder,
                Clock.fixed(NOW, ZoneOffset.UTC));
        return Vsxray.commandLine(
                        (request, progress) -> {
                            throw new AssertionError("no scan was asked for");
                        },
                        around)
                .execute(arguments);
    }

    private void write(String name, String text) throws Exception {
        Files.writeString(folder.resolve(name), text);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
