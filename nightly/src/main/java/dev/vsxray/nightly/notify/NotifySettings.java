package dev.vsxray.nightly.notify;

import dev.vsxray.nightly.notify.channel.Channel;
import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.Announcement.Item;
import dev.vsxray.nightly.notify.message.Announcement.Occasion;
import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Finding;
import dev.vsxray.scanner.model.ScanReport;
import dev.vsxray.scanner.model.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When to speak and to whom.
 *
 * @param threshold the least verdict that is worth a message
 */
public record NotifySettings(Verdict threshold, When when, List<Channel> channels) {

    /** Changes for the worse. That something is gone wakes nobody; it is in the report. */
    private static final Set<Change.Kind> ALARMING = EnumSet.of(
            Change.Kind.VERDICT_WORSE,
            Change.Kind.NEW_EXTENSION,
            Change.Kind.NEW_FINDING,
            Change.Kind.REPOSITORY_CHANGED,
            Change.Kind.NEW_PACK_ENTRY,
            Change.Kind.NEW_BINARY,
            Change.Kind.OBFUSCATION_APPEARED,
            Change.Kind.ACTIVATION_WIDENED,
            Change.Kind.NEW_VERSION,
            Change.Kind.NEW_CAPABILITY,
            Change.Kind.NEW_HOST,
            Change.Kind.SPREAD);

    /** Findings named per extension. */
    private static final int FINDINGS = 5;

    /** Whether what was there the night before is told again. */
    public enum When {
        CHANGED,
        ALWAYS;

        /** As in the settings, such as {@code changed}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NotifySettings {
        channels = List.copyOf(channels);
    }

    /** Nobody is told anything. */
    public static NotifySettings silent() {
        return new NotifySettings(Verdict.SUSPICIOUS, When.CHANGED, List.of());
    }

    /**
     * What there is to tell of a scan, if anything.
     *
     * @param changes since the last good scan; empty where there was none, so that everything is new
     * @param notes sentences of our own that are told whatever was found
     */
    public Optional<Announcement> announcement(
            Occasion occasion, ScanReport report, Optional<Difference> changes, List<String> notes) {
        List<Item> items = new ArrayList<>();
        for (ExtensionReport extension : report.extensions()) {
            if (extension.verdict().compareTo(threshold) >= 0) {
                List<Change> alarming = alarming(extension, changes);
                if (when == When.ALWAYS || changes.isEmpty() || !alarming.isEmpty()) {
                    items.add(item(extension, alarming));
                }
            }
        }
        if (items.isEmpty() && notes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Announcement(
                occasion,
                report.scan().startedAt(),
                report.scan().host(),
                report.tool().version(),
                items,
                notes));
    }

    private static List<Change> alarming(ExtensionReport extension, Optional<Difference> changes) {
        return changes.map(Difference::changes).orElse(List.of()).stream()
                .filter(change -> change.extension().equals(extension.id()) && ALARMING.contains(change.kind()))
                .toList();
    }

    private static Item item(ExtensionReport extension, List<Change> alarming) {
        List<String> reasons = new ArrayList<>();
        for (Change change : alarming) {
            String items = String.join(", ", change.items());
            reasons.add(change.kind().words() + (items.isEmpty() ? "" : ": " + items) + " ("
                    + change.cause().words() + ")");
        }
        extension.findings().stream()
                .map(Finding::title)
                .distinct()
                .limit(FINDINGS)
                .forEach(reasons::add);
        return new Item(extension.id().written(), extension.version(), extension.verdict(), reasons);
    }
}
