package dev.vsxray.online.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.online.registry.ExtensionReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The extensions that a workspace recommends or installs: {@code .vscode/extensions.json}, {@code *.code-workspace},
 * development containers with their features, and exported profiles.
 *
 * @param references each once, in the order found
 * @param problems files that could not be read, and what was not followed, as sentences
 */
public record Recommendations(List<ExtensionReference> references, List<String> problems) {

    /** Bytes of one file. Exported profiles hold settings too. */
    private static final long MOST_BYTES = 8L << 20;

    /** Features that are looked up for one workspace. Real ones name up to ten. */
    private static final int MOST_FEATURES = 50;

    /** What these files are allowed beyond JSON. */
    private static final JsonMapper JSON_WITH_COMMENTS = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    public Recommendations {
        references = List.copyOf(references);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a workspace. What is not there recommends nothing.
     *
     * @param features where features are looked up that do not lie in it
     */
    public static Recommendations of(Path workspace, FeatureSource features) {
        Reading reading = new Reading(workspace, features);
        reading.read();
        return new Recommendations(List.copyOf(reading.found), reading.problems);
    }

    private static final class Reading {

        private final Path workspace;
        private final Set<ExtensionReference> found = new LinkedHashSet<>();
        private final Set<String> unwanted = new LinkedHashSet<>();
        private final List<String> problems = new ArrayList<>();
        private final FeatureSource features;
        private final Set<String> lookedUp = new HashSet<>();

        Reading(Path workspace, FeatureSource features) {
            this.workspace = workspace;
            this.features = features;
        }

        void read() {
            file(workspace.resolve(".vscode/extensions.json")).ifPresent(root -> ids(root.path("recommendations")));
            for (Path file : children(workspace)) {
                String name = file.getFileName().toString();
                if (name.endsWith(".code-workspace")) {
                    file(file).ifPresent(root -> ids(root.path("extensions").path("recommendations")));
                } else if (name.endsWith(".code-profile")) {
                    file(file).ifPresent(this::profile);
                }
            }
            container(workspace.resolve(".devcontainer.json"));
            Path containers = workspace.resolve(".devcontainer");
            container(containers.resolve("devcontainer.json"));
            children(containers).forEach(folder -> container(folder.resolve("devcontainer.json")));
            found.removeIf(reference -> unwanted.contains(reference.id().key()));
        }

        private void container(Path file) {
            file(file).ifPresent(root -> {
                ids(root.path("customizations").path("vscode").path("extensions"));
                // As it was written before customizations.
                ids(root.path("extensions"));
                Path folder = Optional.ofNullable(file.getParent()).orElse(workspace);
                root.path("features").fieldNames().forEachRemaining(feature -> feature(folder, feature));
            });
        }

        private void feature(Path folder, String feature) {
            if (!feature.startsWith("./")) {
                lookUp(feature);
                return;
            }
            Path manifest =
                    folder.resolve(feature).resolve("devcontainer-feature.json").normalize();
            if (manifest.startsWith(workspace)) {
                file(manifest).ifPresent(this::installs);
            }
        }

        private void lookUp(String feature) {
            if (!lookedUp.add(feature)) {
                return;
            }
            FeatureSource.Answer answer = lookedUp.size() > MOST_FEATURES
                    ? new FeatureSource.Answer.Unknown("no more than " + MOST_FEATURES + " are")
                    : features.manifestOf(feature);
            if (answer instanceof FeatureSource.Answer.Manifest manifest) {
                installs(manifest.root());
            } else if (answer instanceof FeatureSource.Answer.Unknown unknown) {
                problems.add("What the feature '" + bounded(feature)
                        + "' of the development container installs was not looked at: " + unknown.reason() + ".");
            }
        }

        /** A feature brings extensions and other features. */
        private void installs(JsonNode feature) {
            ids(feature.path("customizations").path("vscode").path("extensions"));
            feature.path("dependsOn").fieldNames().forEachRemaining(this::lookUp);
        }

        /** An exported profile holds its extensions as JSON inside a text. */
        private void profile(JsonNode root) {
            try {
                for (JsonNode extension :
                        JSON_WITH_COMMENTS.readTree(root.path("extensions").asText("[]"))) {
                    id(extension.path("identifier").path("id").asText(""));
                }
            } catch (JsonProcessingException noJson) {
                problems.add("The extensions of an exported profile cannot be read.");
            }
        }

        private void ids(JsonNode list) {
            list.forEach(id -> id(id.asText("")));
        }

        /** A development container takes an extension of its base away with a minus. */
        private void id(String written) {
            if (written.startsWith("-")) {
                ExtensionReference.of(written.substring(1))
                        .ifPresent(reference -> unwanted.add(reference.id().key()));
                return;
            }
            Optional<ExtensionReference> reference = ExtensionReference.of(written)
                    .filter(named -> named.registry().isEmpty());
            reference.ifPresentOrElse(
                    found::add,
                    () -> problems.add("A recommendation is no publisher.name: '" + bounded(written) + "'."));
        }

        private static String bounded(String text) {
            return text.length() <= 100 ? text : text.substring(0, 100) + "\u2026";
        }

        private Optional<JsonNode> file(Path file) {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try {
                if (Files.size(file) <= MOST_BYTES) {
                    return Optional.of(JSON_WITH_COMMENTS.readTree(Files.readAllBytes(file)));
                }
                problems.add(workspace.relativize(file) + " is larger than " + MOST_BYTES + " bytes.");
            } catch (IOException unreadable) {
                problems.add(workspace.relativize(file) + " cannot be read as JSON.");
            }
            return Optional.empty();
        }

        private static List<Path> children(Path folder) {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> children = Files.list(folder)) {
                return children.sorted().toList();
            } catch (IOException unlisted) {
                // A folder that may not be listed recommends nothing to this user.
                return List.of();
            }
        }
    }
}
