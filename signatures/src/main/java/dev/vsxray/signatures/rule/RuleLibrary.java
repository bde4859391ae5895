package dev.vsxray.signatures.rule;

import dev.vsxray.signatures.yaml.FileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that ship with the tool, together with the user's. */
public final class RuleLibrary {

    /** Lies in the same root as the rules, and unlike a folder is a resource in every kind of archive. */
    private static final String LANDMARK = "/dev/vsxray/signatures/catalogue/classes.yaml";

    private static final String FOLDER = "../rules";
    private static final String INSIDE_JAR = "!/";

    private final RuleLoader loader;

    public RuleLibrary(RuleLoader loader) {
        this.loader = loader;
    }

    /** @param userDirectories each may replace rules of those before it and of the shipped ones */
    public LoadedRules load(List<Path> userDirectories) {
        URI landmark = landmark();
        try {
            if (!landmark.getScheme().equals("jar")) {
                return load(Path.of(landmark), userDirectories);
            }
            String uri = landmark.toString();
            int inside = uri.indexOf(INSIDE_JAR);
            Path jar = Path.of(URI.create(uri.substring("jar:".length(), inside)));
            try (FileSystem contents = FileSystems.newFileSystem(jar)) {
                return load(contents.getPath(uri.substring(inside + 1)), userDirectories);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the installation is damaged: its rules cannot be read", unreadable);
        }
    }

    /**
     * SHA-256 of the names and contents of the user's rule files: while it stays the same, the same build of the tool makes
     * the same rules and problems of them.
     */
    public static String digestOf(List<Path> userDirectories) {
        StringBuilder text = new StringBuilder();
        for (Path directory : userDirectories) {
            List<FileProblem> problems = new ArrayList<>();
            text.append(directory).append('\n');
            for (Path file : RuleLoader.ruleFiles(directory, problems)) {
                Optional<String> content = RuleLoader.text(file, problems);
                text.append(file)
                        .append(' ')
                        .append(Digests.sha256(content.orElse("")))
                        .append('\n');
            }
            problems.forEach(problem -> text.append(problem).append('\n'));
        }
        return Digests.sha256(text.toString());
    }

    private LoadedRules load(Path landmark, List<Path> userDirectories) {
        List<Path> directories = new ArrayList<>();
        directories.add(landmark.resolveSibling(FOLDER).normalize());
        directories.addAll(userDirectories);
        return loader.load(directories);
    }

    private static URI landmark() {
        URL url = RuleLibrary.class.getResource(LANDMARK);
        if (url == null) {
            throw new IllegalStateException("the installation is damaged: " + LANDMARK + " is missing");
        }
        try {
            return url.toURI();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
