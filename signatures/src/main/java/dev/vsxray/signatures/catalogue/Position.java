package dev.vsxray.signatures.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a call something stands: {@code 0} is the first argument, {@code 0.body} a property of it, {@code 1..} every
 * argument from the second on, {@code this} the receiver.
 *
 * @param from index of the argument, from 0; {@link #RECEIVER} for the receiver
 * @param onward whether the arguments after it count too
 * @param properties the path below the argument, outermost first; {@code *} is every property
 */
public record Position(int from, boolean onward, List<String> properties) {

    public static final int RECEIVER = -1;

    /** Stands in a path for every property. */
    public static final String EVERY = "*";

    private static final Pattern WRITTEN = Pattern.compile("(this|\\d)(\\.\\.)?((?:\\.[\\w*$-]+)*)");

    public Position {
        properties = List.copyOf(properties);
    }

    /** @throws IllegalArgumentException when {@code written} is none of the forms above */
    public static Position parse(String written) {
        Matcher form = WRITTEN.matcher(written);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected a position such as 0, 0.body, 1.. or this, found \"" + written + "\"");
        }
        String below = form.group(3);
        return new Position(
                form.group(1).equals("this") ? RECEIVER : Integer.parseInt(form.group(1)),
                form.group(2) != null,
                below.isEmpty() ? List.of() : Arrays.asList(below.substring(1).split("\\.")));
    }

    public boolean isReceiver() {
        return from == RECEIVER;
    }
}
