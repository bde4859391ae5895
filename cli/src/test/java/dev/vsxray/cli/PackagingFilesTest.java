package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** What build servers and package managers read: each file parses, and what it names is there. */
final class PackagingFilesTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PACKAGING = ROOT.resolve("packaging");

    @TempDir
    private Path folder;

    private static Object yaml(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    private static JsonNode tree(Path file) throws IOException {
        return new ObjectMapper().valueToTree(yaml(file));
    }

    /** What stands after {@code vsxray} in a line of a shell, up to where shell begins again. */
    private static void assertUnderstood(String command) {
        Matcher words = Pattern.compile("vsxray\"? (scan .*)").matcher(command);
        assertThat(words.find()).as(command).isTrue();
        String[] arguments = words.group(1).replaceAll("[\"']", "").split(" ");
        assertThatCode(() -> DocumentedCommandsTest.commands().parseArgs(arguments))
                .as(command)
                .doesNotThrowAnyException();
    }

    @Test
    void theActionForGitHubStartsTheLauncherWithOptionsThatThereAre() throws IOException {
        Path file = PACKAGING.resolve("ci/github/action.yml");
        JsonNode action = tree(file);
        String run = action.at("/runs/steps/1/run").asText();

        assertThat(action.at("/inputs").propertyStream().map(Map.Entry::getKey)).containsExactly("path", "fail-on");
        assertThat(run).contains("$GITHUB_ACTION_PATH/../../../vsxray");
        assertThat(file.resolveSibling("../../../vsxray").normalize()).isExecutable();
        assertUnderstood(
                run.replace("$FAIL_ON", action.at("/inputs/fail-on/default").asText()));
    }

    @Test
    void theJobForGitLabWritesTheReportsThatItNames() throws IOException {
        JsonNode job = tree(PACKAGING.resolve("ci/gitlab/vsxray.gitlab-ci.yml")).path("vsxray");
        String script = job.at("/script/0").asText();

        assertThat(script)
                .contains(job.at("/artifacts/paths/0").asText())
                .contains(job.at("/artifacts/reports/codequality").asText());
        assertUnderstood(script);
    }

    @Test
    void theHookForPreCommitStartsTheLauncher() throws IOException {
        JsonNode hook = tree(ROOT.resolve(".pre-commit-hooks.yaml")).path(0);

        assertThat(ROOT.resolve(hook.path("entry").asText())).isExecutable();
        assertThat("tools/some.vsix").containsPattern(hook.path("files").asText());
        assertUnderstood("vsxray " + String.join(" ", strings(hook.path("args"))));
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    @Test
    void theContainerTakesThePackageThatTheBuildMakes() throws IOException {
        assertThat(Files.readString(PACKAGING.resolve("containers/Dockerfile")))
                .contains("COPY vsxray_*.deb ", "ENTRYPOINT [\"/opt/vsxray/bin/vsxray\"]")
                .doesNotContain("http");
    }

    @Test
    void thePackagesHaveTheVersionOfTheProject() throws IOException {
        String pom = Files.readString(PACKAGING.resolve("pom.xml"));
        String released = between(pom, "<version>", "</version>").replace("-SNAPSHOT", "");

        assertThat(between(pom, "<application.version>", "</application.version>"))
                .isEqualTo(released);
        assertThat(Files.readString(PACKAGING.resolve("ci/github/action.yml"))).contains("@v" + released + "\n");
    }

    /** Why each option is there is said in the launcher for systems like Unix alone. */
    @Test
    void theLaunchersAndThePackagesStartJavaAlike() throws IOException {
        List<String> ofUnix = optionsOfJava(Files.readString(ROOT.resolve("vsxray")));
        List<String> ofWindows = optionsOfJava(Files.readString(ROOT.resolve("vsxray.cmd")));
        String packaged = between(
                Files.readString(PACKAGING.resolve("pom.xml")), "<argument>-XX:SharedArchiveFile", "</argument>");

        assertThat(ofUnix).hasSizeGreaterThan(5);
        assertThat(ofWindows).containsExactlyInAnyOrderElementsOf(ofUnix);
        assertThat(optionsOfJava(packaged)).isSubsetOf(ofUnix).contains("-Xshare:auto", "-XX:MaxRAMPercentage=50");
    }

    /** Options with a value or a switch; files have another name in each. */
    private static List<String> optionsOfJava(String text) {
        return Pattern.compile("-X(?:log|share):\\w+|-XX:[+-]?\\w+(?:=\\d+)?")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        assertThat(from).as(start).isGreaterThanOrEqualTo(start.length());
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void everyCommandHasAManualPageAndIsCompleted() throws IOException {
        Documentation.main(new String[] {folder.toString()});
        List<String> commands = shownCommands("vsxray", DocumentedCommandsTest.commands());

        try (Stream<Path> pages = Files.list(folder.resolve("man"))) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .hasSizeGreaterThan(40)
                    .containsExactlyInAnyOrderElementsOf(commands.stream()
                            .map(command -> command.replace(' ', '-') + ".adoc")
                            .toList());
        }
        String completion = Files.readString(folder.resolve("bash-completion/completions/vsxray"));
        assertThat(commands)
                .allSatisfy(command -> assertThat(completion)
                        .contains(
                                "function _picocli_" + command.replace("-", "").replace(' ', '_') + "() {"));
    }

    private static List<String> shownCommands(String name, CommandLine command) {
        List<String> names = new ArrayList<>(List.of(name));
        command.getSubcommands().forEach((word, below) -> {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                names.addAll(shownCommands(name + " " + word, below));
            }
        });
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"homebrew", "windows"})
    void theTemplatesAreFilledByTheBuild(String templates) throws Exception {
        Path archive = Files.writeString(folder.resolve("vsxray-9.8.7-plan9-mips.zip"), "an archive");
        Path output = folder.resolve("manifests");
        Process filled = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        PACKAGING.resolve("ReleaseManifests.java").toString(),
                        PACKAGING.resolve(templates).toString(),
                        archive.toString(),
                        "9.8.7",
                        "https://releases.example/9.8.7",
                        output.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(filled.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(filled.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(filled.exitValue()).as(said).isZero();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
        try (Stream<Path> manifests = Files.list(output)) {
            assertThat(manifests).isNotEmpty().allSatisfy(manifest -> {
                assertThat(Files.readString(manifest))
                        .contains("9.8.7", digest, "https://releases.example/9.8.7/" + archive.getFileName())
                        .doesNotContain("@");
                if (!manifest.toString().endsWith(".rb")) {
                    assertThat(yaml(manifest)).as("%s parses", manifest).isInstanceOf(Map.class);
                }
            });
        }
    }
}
