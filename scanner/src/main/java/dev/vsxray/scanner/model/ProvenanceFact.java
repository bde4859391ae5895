package dev.vsxray.scanner.model;

import java.util.Optional;

/** What is known on one topic, with its ground. Not to know is a fact too. */
public sealed interface ProvenanceFact {

    /** Why, as a sentence of our own. */
    String ground();

    /** The value, where there is one; untrusted text. */
    default Optional<String> known() {
        return this instanceof Known known ? Optional.of(known.value()) : Optional.empty();
    }

    /** @param value as {@link ProvenanceTopic} says; what a registry wrote is untrusted text */
    record Known(String value, String ground) implements ProvenanceFact {}

    /** It could not be learnt, or nobody asked. Never stands for no. */
    record Unknown(String ground) implements ProvenanceFact {}
}
