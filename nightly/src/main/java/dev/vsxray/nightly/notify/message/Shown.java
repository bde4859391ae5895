package dev.vsxray.nightly.notify.message;

import dev.vsxray.reports.untrusted.Defanged;
import dev.vsxray.reports.untrusted.VisibleText;

/** Untrusted text as it may be sent. */
final class Shown {

    private Shown() {}

    /** On one line, what hides named by its code point, URLs made harmless, cut after {@code limit} characters. */
    static String of(String text, int limit) {
        return Defanged.of(VisibleText.of(text, limit));
    }

    /**
     * For chats: without the characters that call people, link, or begin code. They are replaced and not escaped, since
     * each chat escapes differently and none in all places.
     */
    static String inChat(String text, int limit) {
        return of(text, limit)
                .replace('<', '\u2039')
                .replace('>', '\u203a')
                .replace('@', '\uff20')
                .replace('`', '\'');
    }
}
