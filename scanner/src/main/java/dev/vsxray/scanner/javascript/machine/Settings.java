package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.ArrayObject;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Undefined;
import dev.vsxray.scanner.javascript.value.Value;
import dev.vsxray.scanner.javascript.value.Values;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a setting holds as long as nobody has set it: what the code or the manifest gives for that. Only addresses are
 * followed; they tell where data goes on the machines of most users.
 */
final class Settings {

    private static final Pattern ADDRESS = Pattern.compile("(?:https?|wss?)://.+");

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
        Value given = Values.argument(arguments, 1);
        Value unset = given == Undefined.UNDEFINED ? ofManifest(configuration, Values.argument(arguments, 0)) : given;
        return isAddress(unset) ? Values.join(set, unset) : set;
    }

    private static boolean isAddress(Value value) {
        return value instanceof Text text && ADDRESS.matcher(text.value()).matches();
    }

    private Value ofManifest(Value configuration, Value key) {
        if (!(key instanceof Text name) || !(configuration instanceof ApiInstance instance)) {
            return Undefined.UNDEFINED;
        }
        List<String> sections = instance.destinations();
        String full = sections.isEmpty() ? name.value() : sections.get(0) + "." + name.value();
        Value contributed = member(member(machine.modules.manifest(), "contributes"), "configuration");
        if (contributed instanceof ArrayObject pages) {
            return pages.elements().stream()
                    .map(page -> unset(page, full))
                    .filter(unset -> unset != Undefined.UNDEFINED)
                    .findFirst()
                    .orElse(Undefined.UNDEFINED);
        }
        return unset(contributed, full);
    }

    private static Value unset(Value page, String full) {
        return member(member(member(page, "properties"), full), "default");
    }

    private static Value member(Value object, String key) {
        Property property = object instanceof HeapObject heap ? heap.find(key) : null;
        return property == null ? Undefined.UNDEFINED : property.value();
    }
}
