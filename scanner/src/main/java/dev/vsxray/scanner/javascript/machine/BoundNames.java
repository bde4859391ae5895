package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.javascript.syntax.Expression;
import dev.vsxray.scanner.javascript.syntax.Pattern;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The names that a pattern binds. */
final class BoundNames {

    private BoundNames() {}

    static void of(@Nullable Pattern pattern, Consumer<String> into) {
        if (pattern instanceof Expression.Identifier identifier) {
            into.accept(identifier.name());
        } else if (pattern instanceof Pattern.ArrayPattern array) {
            array.elements().forEach(element -> of(element, into));
        } else if (pattern instanceof Pattern.ObjectPattern object) {
            object.properties().forEach(property -> of(property.target(), into));
            of(object.rest(), into);
        } else if (pattern instanceof Pattern.WithDefault withDefault) {
            of(withDefault.target(), into);
        } else if (pattern instanceof Pattern.Rest rest) {
            of(rest.target(), into);
        }
    }
}
