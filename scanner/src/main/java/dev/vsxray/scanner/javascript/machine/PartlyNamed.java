package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Symbol;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Members that are meant by a key of which parts are known, such as {@code this["on" + message.kind]}: methods of classes, too. */
final class PartlyNamed {

    private static final int MAXIMUM_PARENTS = 16;
    private static final int MAXIMUM_FOUND = 50;

    private PartlyNamed() {}

    /** Empty where nothing of the key is known, or nothing has such a name. */
    static List<Value> of(HeapObject object, Value key) {
        List<Value> found = new ArrayList<>();
        String form = key instanceof Unknown unknown ? unknown.partial().orElse("") : "";
        if (form.isEmpty()) {
            return found;
        }
        Value owner = object;
        for (int i = 0; i < MAXIMUM_PARENTS && owner instanceof HeapObject heap; i++) {
            for (String name : heap.keys()) {
                Property property = heap.find(name);
                if (property != null
                        && !property.isAccessor()
                        && found.size() < MAXIMUM_FOUND
                        && !Symbol.isKey(name)
                        && hasForm(name, form)) {
                    found.add(property.value());
                }
            }
            owner = heap.prototype();
        }
        return found;
    }

    /** True where the known parts stand in the name, in this order, and at its ends where the form begins or ends with one. */
    private static boolean hasForm(String name, String form) {
        String[] parts = form.split(Unknown.HOLE, -1);
        int at = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            int found = i == 0 ? (name.startsWith(parts[0]) ? 0 : -1) : name.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return name.length() - last.length() >= at && name.endsWith(last);
    }
}
