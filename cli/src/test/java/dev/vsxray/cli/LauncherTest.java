package dev.vsxray.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java and a Maven that only write down how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "vsxray is a POSIX shell script; Windows has vsxray.cmd")
final class LauncherTest {

    private static final Path LAUNCHER = Path.of("../vsxray");

    @TempDir
    private Path temporary;

    private Path project;
    private Path tools;
    private Path calls;

    @BeforeEach
    void installFakes() throws IOException {
        project = Files.createDirectories(temporary.resolve("a folder with spaces"));
        tools = Files.createDirectories(temporary.resolve("tools"));
        calls = temporary.resolve("calls");
        Files.copy(LAUNCHER, project.resolve("vsxray"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.createDirectories(project.resolve("cli/src/main"));
        Files.writeString(project.resolve("cli/src/main/Main.java"), "class Main {}");
        script("mvn", "echo \"mvn $*\" >>'" + calls + "'");
        java("17.0.15");
    }

    @Test
    void buildsOnceAndThenOnlyStarts() throws Exception {
        Result first = start("scan", "my file.vsix");
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).contains("vsxray: building, once").contains("run: scan|my file.vsix|");
        assertThat(calls()).singleElement().asString().startsWith("mvn -q -B").contains("package");
        Result second = start("scan");
        assertThat(second.output()).doesNotContain("building").contains("run: scan|");
        assertThat(calls()).hasSize(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        start("scan");
        Files.setLastModifiedTime(
                project.resolve("cli/src/main/Main.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        start("scan");
        assertThat(calls()).hasSize(2);
    }

    @Test
    void saysWhenJavaIsTooOldOrMissing() throws Exception {
        java("11.0.22");
        Result old = start("scan");
        assertThat(old.exitCode()).isEqualTo(2);
        assertThat(old.output()).contains("is Java 11; 17 or newer is needed. Set JAVA_HOME to one.");
        Files.delete(tools.resolve("java"));
        Result missing = start("scan");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.output()).contains("no java found. Install a JDK 17 or newer");
    }

    @Test
    void saysWhenMavenIsMissing() throws Exception {
        Files.delete(tools.resolve("mvn"));
        Result missing = start("scan");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.output()).contains("no mvn found. Install Maven 3.8 or newer");
    }

    @Test
    void doesNotCallAFailedBuildABuild() throws Exception {
        script("mvn", "echo broken; exit 1");
        assertThat(start("scan").output()).contains("broken").contains("the build failed");
        assertThat(start("scan").output()).contains("building, once");
    }

    @Test
    void runsThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(temporary.resolve("linked"), project.resolve("vsxray"));
        assertThat(run(link, "--version").output()).contains("run: --version|");
    }

    @Test
    void makesTheArchiveOfClassesOnceForEachBuild() throws Exception {
        assertThat(start("scan").output()).doesNotContain("SharedArchiveFile");
        assertThat(javaCalls())
                .filteredOn(call -> call.contains("-Xshare:dump"))
                .hasSize(1);
        Files.writeString(project.resolve("cli/target/vsxray.jsa"), "an archive");
        start("scan");
        assertThat(javaCalls())
                .filteredOn(call -> call.contains("-Xshare:dump"))
                .hasSize(1);
        assertThat(javaCalls())
                .last()
                .asString()
                .contains("-XX:SharedArchiveFile=" + project.resolve("cli/target/vsxray.jsa"), "-Xshare:auto");
        Files.setLastModifiedTime(
                project.resolve("cli/src/main/Main.java"),
                FileTime.from(Instant.now().plusSeconds(60)));
        start("scan");
        assertThat(javaCalls())
                .filteredOn(call -> call.contains("-Xshare:dump"))
                .hasSize(2);
        assertThat(project.resolve("cli/target/vsxray.jsa"))
                .as("the archive of the old build")
                .doesNotExist();
    }

    /** Half an archive ends the JVM, so none is left where one would be looked for. */
    @Test
    void startsWithoutAnArchiveWhereNoneCanBeMade() throws Exception {
        script(
                "java",
                "case \"$1\" in -version) echo 'openjdk version \"17.0.15\"' >&2; exit 0;; esac",
                "echo \"java $*\" >>'" + temporary.resolve("java-calls") + "'",
                "case \"$*\" in *-Xshare:dump*) echo half >'" + project.resolve("cli/target/making.jsa")
                        + "'; exit 134;; esac",
                "echo started");
        Result started = start("scan");
        assertThat(started.exitCode()).isZero();
        assertThat(started.output()).endsWith("started\n");
        assertThat(javaCalls()).last().asString().doesNotContain("SharedArchiveFile");
        assertThat(project.resolve("cli/target/vsxray.jsa")).doesNotExist();
    }

    /** Says its version when asked, and otherwise the arguments after the jar. */
    private void java(String version) throws IOException {
        script(
                "java",
                "case \"$1\" in -version) echo 'openjdk version \"" + version + "\"' >&2; exit 0;; esac",
                "echo \"java $*\" >>'" + temporary.resolve("java-calls") + "'",
                "while [ \"$1\" != -jar ]; do shift; done; shift 2",
                "printf 'run: '; printf '%s|' \"$@\"; echo");
    }

    private void script(String name, String... lines) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result start(String... arguments) throws Exception {
        return run(project.resolve("vsxray"), arguments);
    }

    /** With the system's own tools but for Java and Maven, which may be there too: only ours are on the path. */
    private Result run(Path launcher, String... arguments) throws Exception {
        for (String tool : List.of("sed", "head", "cat", "find", "dirname", "readlink", "mkdir", "rm", "mv", "tput")) {
            for (String folder : List.of("/bin", "/usr/bin")) {
                if (Files.exists(Path.of(folder, tool))) {
                    script(tool, "exec " + folder + "/" + tool + " \"$@\"");
                }
            }
        }
        ProcessBuilder builder = new ProcessBuilder(launcher.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.directory(temporary.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", tools.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** The launcher for Windows cannot run here; what can be held is that it asks for the same. */
    @Test
    void asksForTheSameOnWindows() throws IOException {
        String batch = Files.readString(Path.of("../vsxray.cmd"));
        assertThat(batch.lines().count()).isEqualTo(batch.split("\r\n").length);
        for (String line : List.of(
                "-Xlog:disable -XX:MaxRAMPercentage=50 -XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=40",
                "-q -B -Dstyle.color=never -f",
                "-Dmaven.test.skip=true package",
                "vsxray: building, once")) {
            assertThat(Files.readString(LAUNCHER)).contains(line);
            assertThat(batch).contains(line);
        }
        assertThat(batch).contains("%*\r\nexit /b %ERRORLEVEL%");
    }

    private List<String> javaCalls() throws IOException {
        return Files.readAllLines(temporary.resolve("java-calls"));
    }

    private record Result(int exitCode, String output) {}
}
