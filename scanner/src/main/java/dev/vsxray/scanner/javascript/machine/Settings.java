package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.Facts;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Taint;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a setting holds as long as nobody has set it: what the manifest gives for that, and only then what the code does.
 * Only addresses are followed; they tell where data goes on the machines of most users. Of switches it is told whether
 * they are on. And whose setting it is: what another extension keeps there for itself is a source of its own.
 */
final class Settings {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?|wss?)://.+");

    /**
     * Names that end like one of a secret, or of what programs that log in keep with their passwords: connections of clients of
     * databases, environments of clients of interfaces. In the plural, a token is a piece of text.
     */
    private static final Pattern SECRET = Pattern.compile(
            "(?:.*[a-z0-9._-])?(?:api[_-]?key|access[_-]?key|private[_-]?key|secret|secret[_-]?key|token"
                    + "|password|passwd|passphrase|credentials?|connection[_-]?string|connections|environment[_-]?variables)",
            Pattern.CASE_INSENSITIVE);

    /** Sections of the editor itself, whose proxy may have a password that every program with a client reads. */
    private static final Set<String> OF_THE_EDITOR = Set.of("http", "editor", "terminal", "telemetry");

    private static final String OWN = "own-setting";

    private static final String ON_BY_DEFAULT = "setting-on-by-default";

    private static final String FOREIGN = "foreign-setting";

    private final Machine machine;

    Settings(Machine machine) {
        this.machine = machine;
    }

    /**
     * @param set what the setting is where the user has set it
     * @param configuration what {@code getConfiguration} gave, which remembers its section
     * @param arguments the key, and what the code gives in place of a value
     */
    Value read(Value set, Value configuration, List<Value> arguments) {
        Value key = Values.argument(arguments, 0);
        Value declared = ofManifest(configuration, key);
        Value unset = declared == Undefined.UNDEFINED ? Values.argument(arguments, 1) : declared;
        Value found = inspect(set, configuration, arguments);
        boolean isOn = unset == Bool.TRUE || isAddress(unset);
        Value known = isOn && found instanceof Unknown unknown ? onByDefault(unknown) : found;
        return isAddress(unset) ? Values.join(known, unset) : known;
    }

    /** A switch that is on, or an address that is there, as long as nobody touches it is no permission that somebody gave. */
    private static Unknown onByDefault(Unknown found) {
        if (!found.facts().isMarkedWith(OWN)) {
            return found;
        }
        SortedSet<String> marks = new TreeSet<>(found.facts().marks());
        marks.remove(OWN);
        marks.add(ON_BY_DEFAULT);
        return found.withFacts(found.facts().withMarks(marks));
    }

    /** The same for what tells of all levels on which a setting may be set. */
    Value inspect(Value set, Value configuration, List<Value> arguments) {
        Value key = Values.argument(arguments, 0);
        if (!(set instanceof Unknown unknown) || !isForeign(configuration, key)) {
            return set;
        }
        String name = key instanceof Text text ? text.value() : "";
        Taint taint = Taint.from(FOREIGN, name, machine.place(), "setting of another extension");
        return unknown.withFacts(unknown.facts().join(Facts.tainted(taint)));
    }

    private boolean isForeign(Value configuration, Value key) {
        if (!(configuration instanceof ApiInstance instance)) {
            return false;
        }
        Facts whose = key.facts().join(instance.facts());
        if (whose.isTaintedBy("installed-extensions")) {
            return true;
        }
        if (!(key instanceof Text name) || !SECRET.matcher(name.value()).matches()) {
            return false;
        }
        String full = fullName(instance, name);
        int dot = full.indexOf('.');
        String section = dot < 0 ? "" : full.substring(0, dot).toLowerCase(Locale.ROOT);
        return !section.isEmpty()
                && !OF_THE_EDITOR.contains(section)
                && !ownSections().contains(section);
    }

    private static String fullName(ApiInstance configuration, Text name) {
        List<String> sections = configuration.destinations();
        return sections.isEmpty() ? name.value() : sections.get(0) + "." + name.value();
    }

    /** First parts of the names of the settings that the manifest declares, and what the extension calls itself. */
    private Set<String> ownSections() {
        Set<String> sections = new TreeSet<>();
        Value manifest = machine.modules.manifest();
        for (Value page : pages(manifest)) {
            if (member(page, "properties") instanceof HeapObject properties) {
                for (String name : properties.keys()) {
                    sections.add(name.split("\\.", 2)[0].toLowerCase(Locale.ROOT));
                }
            }
        }
        for (String own : List.of("name", "publisher", "displayName")) {
            if (member(manifest, own) instanceof Text text) {
                sections.add(text.value().toLowerCase(Locale.ROOT));
            }
        }
        return sections;
    }

    private static boolean isAddress(Value value) {
        return value instanceof Text text && ADDRESS.matcher(text.value()).matches();
    }

    private Value ofManifest(Value configuration, Value key) {
        if (!(key instanceof Text name) || !(configuration instanceof ApiInstance instance)) {
            return Undefined.UNDEFINED;
        }
        String full = fullName(instance, name);
        for (Value page : pages(machine.modules.manifest())) {
            Value unset = member(member(member(page, "properties"), full), "default");
            if (unset != Undefined.UNDEFINED) {
                return unset;
            }
        }
        return Undefined.UNDEFINED;
    }

    /** The groups of settings that a manifest declares: one, or a list. */
    private static List<Value> pages(Value manifest) {
        Value contributed = member(member(manifest, "contributes"), "configuration");
        return contributed instanceof ArrayObject pages ? pages.elements() : List.of(contributed);
    }

    private static Value member(Value object, String key) {
        Property property = object instanceof HeapObject heap ? heap.find(key) : null;
        return property == null ? Undefined.UNDEFINED : property.value();
    }
}
