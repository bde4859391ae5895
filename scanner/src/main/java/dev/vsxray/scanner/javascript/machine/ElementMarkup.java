package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.codec.NumberText;
import dev.vsxray.scanner.javascript.value.Bool;
import dev.vsxray.scanner.javascript.value.HeapObject;
import dev.vsxray.scanner.javascript.value.Num;
import dev.vsxray.scanner.javascript.value.Property;
import dev.vsxray.scanner.javascript.value.Text;
import dev.vsxray.scanner.javascript.value.Unknown;
import dev.vsxray.scanner.javascript.value.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The markup that an element amounts to which a script made, as far as it says how the element looks and what it loads. */
final class ElementMarkup {

    /** Properties that are attributes in markup, under their names there. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "width", "width",
            "height", "height",
            "hidden", "hidden",
            "id", "id",
            "className", "class",
            "integrity", "integrity",
            "sandbox", "sandbox");

    private ElementMarkup() {}

    /** True for a text that can stand in markup as the address of something elsewhere. */
    static boolean isAddress(String text) {
        return text.startsWith("http") && text.indexOf('"') < 0;
    }

    /** @param around the elements that the element stands in, from the inside to the outside */
    static String of(HeapObject element, String address, List<HeapObject> around, CharSequence style) {
        String tag = PageElements.tagOf(element).toLowerCase(Locale.ROOT);
        String markup = "<" + tag + " src=\"" + address + "\"" + attributes(element) + "></" + tag + ">";
        for (HeapObject outer : around) {
            String attributes = attributes(outer);
            if (!attributes.isEmpty()) {
                markup = "<div" + attributes + ">" + markup + "</div>";
            }
        }
        return markup.contains(" class=") || markup.contains(" id=") ? "<style>" + style + "</style>" + markup : markup;
    }

    static String ofModule(String address) {
        return "<script type=\"module\" src=\"" + address + "\"></script>";
    }

    /** A property of an element as a script set it, or a value that is not known. */
    static Value valueOf(HeapObject element, String key) {
        Property property = element.find(key);
        return property == null || property.isAccessor() ? Unknown.ANY : property.value();
    }

    private static String attributes(HeapObject element) {
        String attributes = ATTRIBUTES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(known -> attribute(known.getValue(), valueOf(element, known.getKey())))
                .collect(Collectors.joining());
        Value style = valueOf(element, "style");
        return attributes + attribute("style", style instanceof ApiInstance set ? Text.of(declarations(set)) : style);
    }

    private static String declarations(ApiInstance style) {
        return style.keys().stream()
                .filter(key -> isKnown(valueOf(style, key)))
                .map(key -> key.equals("cssText")
                        ? text(valueOf(style, key)) + ";"
                        : hyphenated(key) + ":" + text(valueOf(style, key)) + ";")
                .collect(Collectors.joining());
    }

    private static String hyphenated(String key) {
        return key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String attribute(String name, Value value) {
        if (value == Bool.TRUE) {
            return " " + name;
        }
        String text = isKnown(value) ? text(value).replace('"', '\'') : "";
        return text.isEmpty() ? "" : " " + name + "=\"" + text + "\"";
    }

    private static boolean isKnown(Value value) {
        return value instanceof Text || value instanceof Num;
    }

    private static String text(Value value) {
        return value instanceof Text text ? text.value() : NumberText.of(((Num) value).value());
    }
}
