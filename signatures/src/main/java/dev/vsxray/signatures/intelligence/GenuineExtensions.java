package dev.vsxray.signatures.intelligence;

import dev.vsxray.signatures.table.Table;
import dev.vsxray.signatures.table.TableFormatException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Genuine extensions of which some releases were hijacked. Removal lists name them without versions, which would accuse
 * every release there is; this table takes that reach away from them. Reports that name versions keep it.
 */
public final class GenuineExtensions {

    private final Set<String> ids;

    private GenuineExtensions(Set<String> ids) {
        this.ids = Set.copyOf(ids);
    }

    /**
     * Reads the table.
     *
     * @param table with a column {@code id}: {@code publisher.name} or {@code publisher.*}
     */
    public static GenuineExtensions of(Table table) throws TableFormatException {
        int id = table.requiredColumn("id");
        Set<String> ids = new HashSet<>();
        for (Table.Row row : table.rows()) {
            ids.add(row.cells().get(id).toLowerCase(Locale.ROOT));
        }
        return new GenuineExtensions(ids);
    }

    public boolean contains(String id) {
        int dot = id.indexOf('.');
        return ids.contains(id) || (dot > 0 && ids.contains(id.substring(0, dot) + ".*"));
    }

    /** The reports, with {@code unknown-subset} for {@code *} where the extension is genuine. */
    public List<ExtensionIndicator> limit(List<ExtensionIndicator> reports) {
        List<ExtensionIndicator> limited = new ArrayList<>(reports.size());
        for (ExtensionIndicator report : reports) {
            boolean reachesTooFar = report.versions().all() && contains(report.id());
            limited.add(reachesTooFar ? report.withVersions(AffectedVersions.UNKNOWN_SUBSET) : report);
        }
        return limited;
    }
}
