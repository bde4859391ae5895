package dev.vsxray.scanner.model;

import dev.vsxray.signatures.rule.Confidence;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A fact about a package, without an opinion. Rules match on features and on nothing else. */
public sealed interface Feature {

    /** The place that shows the fact. */
    Evidence evidence();

    /** Path inside the package of the file that shows the fact. */
    default String file() {
        return evidence().location().file();
    }

    /**
     * A call of a known API.
     *
     * @param api canonical name: {@code vscode.env.openExternal}, {@code node:child_process.exec},
     *     {@code npm:axios.post}, {@code global.eval}, {@code dom.fetch}
     * @param classes the catalogue classes the call belongs to, such as {@code process-spawn}
     */
    record ApiCall(
            String api, SortedSet<String> classes, List<Argument> arguments, CodeContext context, Evidence evidence)
            implements Feature {
        public ApiCall {
            classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * What is known of an argument.
     *
     * @param texts the strings it may be, bounded; text that is known only in part has {@code \u2026} for the rest
     * @param properties for an object, its constant properties: {@code windowsHide -> true}
     */
    record Argument(List<String> texts, SortedMap<String, String> properties) {
        public Argument {
            texts = List.copyOf(texts);
            properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        }
    }

    /**
     * Data of one class that reaches a place of another.
     *
     * @param from source class, such as {@code editor-document}
     * @param through what the data went through on the way: {@code base64-encode}, {@code encrypt}, {@code json}
     * @param to sink class, such as {@code network-send}
     * @param sinkApi canonical name of the API at the end
     * @param destinations what names the far end: URLs, hosts, commands, paths; as far as known
     * @param steps from source to sink, at least two
     */
    record Flow(
            String from,
            SortedSet<String> through,
            String to,
            String sinkApi,
            List<String> destinations,
            CodeContext context,
            List<Evidence> steps)
            implements Feature {
        public Flow {
            through = Collections.unmodifiableSortedSet(new TreeSet<>(through));
            destinations = List.copyOf(destinations);
            steps = List.copyOf(steps);
        }

        @Override
        public Evidence evidence() {
            return steps.get(steps.size() - 1);
        }

        /** True when a link of the chain is assumed, not proven. */
        public boolean assumed() {
            return steps.stream().anyMatch(Evidence::assumed);
        }
    }

    /**
     * A pattern of the rules was seen in text.
     *
     * @param pattern the pattern's id in the compiled rule set
     * @param text what matched, bounded; untrusted
     * @param origin where the text stood
     */
    record Text(String pattern, String text, TextOrigin origin, Evidence evidence) implements Feature {}

    /** Where a text was seen. */
    enum TextOrigin {
        /** In the bytes of the file. */
        FILE,
        /** In a string that constant folding made. */
        FOLDED,
        /** In a nested layer that was decoded from the file. */
        LAYER
    }

    /**
     * A host that a file names.
     *
     * @param host lower case, without port; an IPv6 address without brackets
     * @param url the URL it was seen in, or the host again
     */
    record Host(String host, HostKind kind, String url, Evidence evidence) implements Feature {}

    /** What kind of far end a host is. */
    enum HostKind {
        PUBLIC,
        PUBLIC_IP,
        PRIVATE,
        LOCAL
    }

    /**
     * What a file is.
     *
     * @param actual kind by content, such as {@code png}, {@code pe}, {@code zip}, {@code javascript}, {@code unknown}
     * @param named kind by file name, or {@code unknown}
     * @param size in bytes
     */
    record FileKind(String actual, String named, long size, Evidence evidence) implements Feature {}

    /**
     * An observation with a name, made by one of the readers: {@code invisible-unicode-payload},
     * {@code hidden-iframe}, {@code powershell-encoded-command}. {@code docs/traits.md} lists them all.
     */
    record Trait(String name, SortedMap<String, String> facts, Evidence evidence) implements Feature {
        public Trait {
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        }

        public Trait(String name, Evidence evidence) {
            this(name, new TreeMap<>(Map.of()), evidence);
        }
    }

    /**
     * One leaf of {@code package.json}, with {@code %key%} texts resolved.
     *
     * @param pointer JSON Pointer (RFC 6901), such as {@code /activationEvents/0}
     * @param value the leaf as text; {@code true}, {@code false}, {@code null} and numbers as in JSON
     */
    record ManifestFact(String pointer, String value, Evidence evidence) implements Feature {}

    /** Something the extension brings or pulls in. {@code version} is empty where it is not known. */
    record Dependency(DependencyKind kind, String name, String version, Evidence evidence) implements Feature {}

    /** How a dependency is tied to the extension. */
    enum DependencyKind {
        /** An npm package in {@code node_modules} or in a bundle. */
        BUNDLED,
        /** An npm package only named in a manifest or lock file. */
        DECLARED,
        EXTENSION_PACK,
        EXTENSION_DEPENDENCY
    }

    /** Who the extension says it is. {@code targetPlatform} is empty where none is named. */
    record Identity(ExtensionId id, String version, String targetPlatform, Registry registry, Evidence evidence)
            implements Feature {}

    /**
     * A row of the threat intelligence agrees with something in the package.
     *
     * @param kind what agrees: {@code extension} for the extension's own id, {@code extension-pack} and {@code
     *     extension-dependency} for one it brings along, or a kind of indicator: {@code domain}, {@code ip}, {@code
     *     url}, {@code sha256}, {@code wallet}, {@code github-account}, {@code npm-package}
     * @param type why it is listed: {@code malware}, {@code impersonation}, {@code untrustworthy}, {@code spam},
     *     {@code copyright}, {@code other}; {@code malware} for an indicator
     * @param confidence how surely the row is about this very package: low where, for one, the row is about another
     *     registry and nobody knows where this package came from
     */
    record Indicator(String kind, String value, String type, String campaign, Confidence confidence, Evidence evidence)
            implements Feature {}
}
