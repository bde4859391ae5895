package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.Api;
import dev.vsxray.scanner.javascript.value.PlainObject;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Settings of the editor that a program changes: their names, and what terminals start with from then on. */
final class SettingUpdates {

    static final String API = "vscode.WorkspaceConfiguration.update";

    private static final Pattern OF_TERMINALS =
            Pattern.compile("(^|\\.)terminal\\.integrated\\.(profiles|automationProfile|env)\\.");

    private final Machine machine;
    private final ArgumentTexts texts;

    SettingUpdates(Machine machine, ArgumentTexts texts) {
        this.machine = machine;
        this.texts = texts;
    }

    /** The arguments of an update with the name of the setting as a whole, of which its section may be the first part. */
    static List<Value> named(Value configuration, List<Value> arguments) {
        List<String> section = sectionsOf(configuration);
        if (section.size() != 1 || !(Values.argument(arguments, 0) instanceof Text name)) {
            return arguments;
        }
        List<Value> whole = new ArrayList<>(arguments);
        whole.set(0, Text.of(section.get(0) + "." + name.value()));
        return whole;
    }

    /**
     * Observes the commands that terminals are to start with.
     *
     * @param classes of the call, which they add to
     * @return the values of variables by which programs load code before their own
     */
    List<Value> startOfTerminals(Value configuration, List<Value> arguments, SortedSet<String> classes) {
        List<Value> preloads = new ArrayList<>();
        boolean isOfTerminals = Values.argument(named(configuration, arguments), 0) instanceof Text name
                && OF_TERMINALS.matcher(name.value()).find();
        if (isOfTerminals && Values.argument(arguments, 1) instanceof PlainObject table) {
            for (String key : List.copyOf(table.enumerableKeys())) {
                Value one = machine.access.get(table, key);
                if (Preloads.isName(key)) {
                    preloads.add(one);
                } else if (one instanceof PlainObject profile) {
                    List<String> words = new ArrayList<>(texts.textsOf(machine.access.get(profile, "path")));
                    words.addAll(texts.textsOf(machine.access.get(profile, "args")));
                    machine.commandLines.observe(String.join(" ", words), API, classes);
                }
            }
        }
        return preloads;
    }

    private static List<String> sectionsOf(Value configuration) {
        if (configuration instanceof ApiInstance instance) {
            return instance.destinations();
        }
        return configuration instanceof Api api ? api.destinations() : List.of();
    }
}
