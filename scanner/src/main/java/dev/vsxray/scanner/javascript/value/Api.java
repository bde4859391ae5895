package dev.vsxray.scanner.javascript.value;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that the API catalogue names: a module, a member of one, an instance of one of its types.
 *
 * @param path canonical name: {@code vscode}, {@code vscode.TextDocument}, {@code node:fs.readFile}, {@code npm:axios}
 * @param facts what the value carries, for example the taint of a document that came with an event
 * @param destinations what names the far end of it, as far as known: the URL of a request, the command of a child
 *     process, the path of a stream
 */
public record Api(String path, Facts facts, List<String> destinations) implements Value {

    /** Longest path that is kept, in UTF-16 code units: a chain of calls on an unlisted API ends somewhere. */
    public static final int MAXIMUM_PATH = 200;

    private static final String ANY = "~any-key";

    /** Stands for each key of a value of the catalogue in turn, where a program goes through its keys. */
    public static final Unknown ANY_KEY = Unknown.of(Unknown.Kind.TEXT, Facts.marked(ANY));

    private static final String ANY_MEMBER = ".*";
    private static final String KEY_OF = "~key-of ";

    public Api {
        destinations = List.copyOf(destinations);
    }

    /** True for a module, which is no member of anything. */
    public boolean isModule() {
        return path.indexOf('.', Math.max(path.lastIndexOf('/'), 0)) < 0;
    }

    /** True for a key that stands for each in turn. */
    public static boolean isAnyKey(Value key) {
        return key.facts().isMarkedWith(ANY);
    }

    /** What stands for each key of this one in turn: the keys of one thing are not those of another. */
    public Unknown eachKey() {
        return Unknown.of(Unknown.Kind.TEXT, facts.join(ANY_KEY.facts()).withMark(KEY_OF + path));
    }

    /** True for a key that stands for each of this one. */
    public boolean isEachKey(Value key) {
        return isAnyKey(key) && key.facts().isMarkedWith(KEY_OF + path);
    }

    public static Api of(String path) {
        return new Api(path, Facts.NONE, List.of());
    }

    /** A member of this, which keeps what this carries. */
    public Api member(String name) {
        return path.length() + name.length() >= MAXIMUM_PATH ? this : new Api(path + "." + name, facts, destinations);
    }

    /** The member of this under a key that is not known: under {@link #ANY_KEY} each of its members in turn. */
    public Value memberUnder(Value key) {
        return isAnyKey(key) ? new Api(path + ANY_MEMBER, facts, destinations) : Unknown.with(facts);
    }

    /** For each member of a value in turn: that value. */
    public static Optional<Api> whole(Value members) {
        return Values.alternatives(members).stream()
                .filter(value -> value instanceof Api api && api.path.endsWith(ANY_MEMBER))
                .map(Api.class::cast)
                .map(api -> new Api(
                        api.path.substring(0, api.path.length() - ANY_MEMBER.length()), api.facts, api.destinations))
                .findFirst();
    }

    public Api withFacts(Facts other) {
        return other == facts ? this : new Api(path, other, destinations);
    }

    @Override
    public boolean isConstant() {
        return false;
    }

    // Written out, because those that the JDK makes for records are slow before the optimising compiler gets to them.

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Api that
                        && path.equals(that.path)
                        && facts.equals(that.facts)
                        && destinations.equals(that.destinations);
    }

    @Override
    public int hashCode() {
        return (path.hashCode() * 31 + facts.hashCode()) * 31 + destinations.hashCode();
    }
}
