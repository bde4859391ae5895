package dev.vsxray.online.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a registry says. Only {@link NotFound} and {@link Unpublished} say that something is not offered. */
public sealed interface RegistryAnswer<T> {

    /** Offered. */
    record Found<T>(T value) implements RegistryAnswer<T> {}

    /** Known to the registry and no longer offered. */
    record Unpublished<T>(T value) implements RegistryAnswer<T> {}

    /** The registry answered, and has no such thing. */
    record NotFound<T>() implements RegistryAnswer<T> {}

    /**
     * The registry wants to be asked later.
     *
     * @param retryAfter when, where it says so
     */
    record Refused<T>(Optional<Duration> retryAfter) implements RegistryAnswer<T> {}

    /** @param reason a sentence of our own */
    record Failed<T>(String reason) implements RegistryAnswer<T> {}

    /** What follows from a thing that is offered; every other outcome stands. */
    default <R> RegistryAnswer<R> then(Function<T, RegistryAnswer<R>> next) {
        if (this instanceof Found<T> found) {
            return next.apply(found.value());
        }
        if (this instanceof Unpublished<T> unpublished) {
            return next.apply(unpublished.value()).then(Unpublished::new);
        }
        if (this instanceof Refused<T> refused) {
            return new Refused<>(refused.retryAfter());
        }
        return this instanceof Failed<T> failed ? new Failed<>(failed.reason()) : new NotFound<>();
    }

    /** The same outcome about something else. */
    default <R> RegistryAnswer<R> map(Function<T, R> change) {
        return then(value -> new Found<>(change.apply(value)));
    }

    /** What is known of the thing, offered or not. */
    default Optional<T> known() {
        if (this instanceof Found<T> found) {
            return Optional.of(found.value());
        }
        return this instanceof Unpublished<T> unpublished ? Optional.of(unpublished.value()) : Optional.empty();
    }

    /** The outcome as a sentence, for the ground of a fact and for the user. */
    default String sentence(String registry) {
        if (this instanceof Found<T>) {
            return registry + " offers it.";
        }
        if (this instanceof Unpublished<T>) {
            return registry + " knows it and no longer offers it.";
        }
        if (this instanceof NotFound<T>) {
            return registry + " answered and does not have it.";
        }
        if (this instanceof Refused<T> refused) {
            return registry + " refuses to answer so often"
                    + refused.retryAfter()
                            .map(wait -> "; it wants to be asked again in " + wait.toSeconds() + " seconds.")
                            .orElse(".")
                    + " Nothing follows from that.";
        }
        return ((Failed<T>) this).reason() + " Nothing follows from that.";
    }
}
