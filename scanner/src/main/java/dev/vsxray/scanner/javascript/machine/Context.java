package dev.vsxray.scanner.javascript.machine;

import dev.vsxray.scanner.model.Trigger;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What made the present code run and what must have held for it to run. Immutable. */
final class Context {

    /** Mark of a value that the network decided; a branch on it runs when the network says so. */
    static final String DECIDED_BY_NETWORK = "~network";

    /**
     * Guard of what a listener does with a message that was posted across the bridge to pages without the user asking: as
     * the page was loaded, by a timer, on the network's word, whenever a document changes.
     */
    static final String UNASKED_MESSAGE = "unasked-message";

    /** How marks begin that are no guards. */
    private static final String INTERNAL = "~";

    private static final String USER_STARTED = "user-started";

    private static final String USER_CONFIRMATION = "user-confirmation";

    private static final Set<Trigger> BY_THE_USER = Set.of(Trigger.USER_COMMAND, Trigger.CHAT_REQUEST);

    private static final Set<Trigger> ANSWERING =
            Set.of(Trigger.USER_COMMAND, Trigger.CHAT_REQUEST, Trigger.WEBVIEW_MESSAGE);

    private static final Set<Trigger> BY_ITSELF = Set.of(
            Trigger.STARTUP,
            Trigger.DOCUMENT_EVENT,
            Trigger.EDITOR_EVENT,
            Trigger.TERMINAL_EVENT,
            Trigger.TIMER,
            Trigger.NETWORK_MESSAGE,
            Trigger.PAGE_LOAD);

    private final SortedSet<Trigger> triggers;
    private final SortedSet<String> guards;
    private final int triggerMask;
    private final int hash;

    private Context(SortedSet<Trigger> triggers, SortedSet<String> guards) {
        this.triggers = Collections.unmodifiableSortedSet(triggers);
        this.guards = Collections.unmodifiableSortedSet(guards);
        this.triggerMask =
                triggers.stream().mapToInt(trigger -> 1 << trigger.ordinal()).sum();
        this.hash = triggers.hashCode() * 31 + guards.hashCode();
    }

    /** Never empty. */
    SortedSet<Trigger> triggers() {
        return triggers;
    }

    /** The same as a bit for each. */
    int triggerMask() {
        return triggerMask;
    }

    /** By the names of the API catalogue. */
    SortedSet<String> guards() {
        return guards;
    }

    static Context startedBy(Trigger trigger) {
        return new Context(new TreeSet<>(EnumSet.of(trigger)), new TreeSet<>());
    }

    /** What is true of both ways. */
    Context or(Context other) {
        SortedSet<Trigger> both = new TreeSet<>(triggers);
        both.addAll(other.triggers);
        SortedSet<String> common = new TreeSet<>(guards);
        common.retainAll(other.guards);
        return new Context(both, common);
    }

    /** Whether the user asked for it, or said yes to a question. */
    boolean isAskedFor() {
        return BY_THE_USER.containsAll(triggers) || guards.contains(USER_STARTED) || guards.contains(USER_CONFIRMATION);
    }

    /**
     * Whether what is posted now comes unasked. What goes on after a click in a page is still asked for; a page that a
     * command opened says nothing of what the host does from then on.
     */
    boolean isUnasked(boolean inPage) {
        if (guards.contains(USER_CONFIRMATION) || inPage && guards.contains(USER_STARTED)) {
            return false;
        }
        return guards.contains(UNASKED_MESSAGE)
                || triggers.stream().noneMatch(BY_THE_USER::contains)
                        && triggers.stream().anyMatch(BY_ITSELF::contains);
    }

    /**
     * Under a condition that was made of values with these marks. What a server decides while it answers the user is
     * still the answer to the user.
     */
    Context under(Collection<String> marks) {
        if (marks.isEmpty() || guards.containsAll(marks)) {
            return this;
        }
        SortedSet<String> more = new TreeSet<>(guards);
        SortedSet<Trigger> moreTriggers = triggers;
        for (String mark : marks) {
            if (!mark.startsWith(INTERNAL)) {
                more.add(mark);
            } else if (mark.equals(DECIDED_BY_NETWORK) && !ANSWERING.containsAll(triggers)) {
                moreTriggers = new TreeSet<>(triggers);
                moreTriggers.add(Trigger.NETWORK_MESSAGE);
            }
        }
        return new Context(moreTriggers, more);
    }

    /**
     * The same guards, run by another trigger: a callback that was registered here. What a timer runs is still started
     * by what set the timer. What goes on after the user asked for something, such as a live preview, is
     * {@code user-started}.
     */
    Context startedLaterBy(Trigger trigger) {
        SortedSet<Trigger> next = new TreeSet<>(EnumSet.of(trigger));
        if (trigger == Trigger.TIMER) {
            next.addAll(triggers);
        }
        SortedSet<String> nextGuards = new TreeSet<>(guards);
        if (BY_THE_USER.containsAll(triggers) && !BY_THE_USER.contains(trigger)) {
            nextGuards.add(USER_STARTED);
        }
        if (BY_THE_USER.contains(trigger)) {
            nextGuards.remove(UNASKED_MESSAGE);
        }
        return new Context(next, nextGuards);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Context that
                        && hash == that.hash
                        && triggers.equals(that.triggers)
                        && guards.equals(that.guards);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
