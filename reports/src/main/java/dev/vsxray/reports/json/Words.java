package dev.vsxray.reports.json;

import java.util.Locale;

/** The spelling of enum constants in JSON: {@code RULE_FAILED} is {@code rule-failed}. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of {@code type} that is spelled {@code word}. */
    static <E extends Enum<E>> E parse(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
