package dev.vsxray.online.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads members of an answer. A member of another kind than expected is one that is not there. */
final class Answered {

    /** UTF-16 code units of a name or version that are taken. */
    private static final int LONGEST = 300;

    private Answered() {}

    /** Bounded; empty where there is none. */
    static String text(JsonNode node, String member) {
        String text = node.path(member).isTextual() ? node.path(member).textValue() : "";
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    static Optional<String> optional(JsonNode node, String member) {
        return Optional.of(text(node, member)).filter(text -> !text.isEmpty());
    }

    static Optional<Boolean> flag(JsonNode node, String member) {
        return node.path(member).isBoolean() ? Optional.of(node.path(member).booleanValue()) : Optional.empty();
    }

    static Optional<Long> count(JsonNode node, String member) {
        return node.path(member).isNumber()
                ? Optional.of(node.path(member).longValue()).filter(number -> number >= 0)
                : Optional.empty();
    }

    static Optional<Double> number(JsonNode node, String member) {
        return node.path(member).isNumber() ? Optional.of(node.path(member).doubleValue()) : Optional.empty();
    }

    static Optional<Instant> time(JsonNode node, String member) {
        try {
            return optional(node, member).map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    static Optional<URI> address(JsonNode node, String member) {
        return node.path(member).isTextual() ? address(node.path(member).textValue()) : Optional.empty();
    }
}
