package dev.vsxray.reports.difference;

import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.ScanReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which extension of the later report is which of the earlier one.
 *
 * @param appeared those that the earlier report has not
 * @param gone those that the later report has not
 */
record Pairing(List<Pair> pairs, List<ExtensionReport> appeared, List<ExtensionReport> gone) {

    /** What two extensions are taken for one by. */
    enum Ground {
        ID,
        /** The name, of which nothing else is left in either report: the publisher is another. */
        NAME,
        /** Nothing but that each report is about one extension. */
        ALONE
    }

    /** An extension then and now. */
    record Pair(ExtensionReport old, ExtensionReport current, Ground ground) {}

    Pairing {
        pairs = List.copyOf(pairs);
        appeared = List.copyOf(appeared);
        gone = List.copyOf(gone);
    }

    /** As an editor tells them apart: by their ids. */
    static Pairing byId(ScanReport before, ScanReport after) {
        List<Pair> pairs = new ArrayList<>();
        List<ExtensionReport> appeared = new ArrayList<>();
        List<ExtensionReport> gone = new ArrayList<>();
        Map<String, List<ExtensionReport>> old = byIdentity(before);
        Map<String, List<ExtensionReport>> current = byIdentity(after);
        current.forEach((identity, extensions) ->
                pair(old.getOrDefault(identity, List.of()), extensions, pairs, appeared, gone));
        old.forEach((identity, extensions) -> {
            if (!current.containsKey(identity)) {
                gone.addAll(extensions);
            }
        });
        return new Pairing(pairs, appeared, gone);
    }

    /** By id, and what is left over then: the only one with the only one, and those of one name where it is unambiguous. */
    static Pairing byIdOrName(ScanReport before, ScanReport after) {
        Pairing byId = byId(before, after);
        if (before.extensions().size() == 1 && after.extensions().size() == 1) {
            return byId.pairs().isEmpty()
                    ? byId.with(
                            List.of(new Pair(byId.gone().get(0), byId.appeared().get(0), Ground.ALONE)))
                    : byId;
        }
        Map<String, List<ExtensionReport>> gone = byName(byId.gone());
        List<Pair> more = new ArrayList<>();
        byName(byId.appeared()).forEach((name, extensions) -> {
            List<ExtensionReport> namesakes = gone.getOrDefault(name, List.of());
            if (extensions.size() == 1 && namesakes.size() == 1) {
                more.add(new Pair(namesakes.get(0), extensions.get(0), Ground.NAME));
            }
        });
        return byId.with(more);
    }

    /** Of those that are gone, the only one with the name of {@code extension}. */
    Optional<ExtensionReport> namesakeOf(ExtensionReport extension) {
        List<ExtensionReport> namesakes = byName(gone).getOrDefault(name(extension), List.of());
        return namesakes.size() == 1 ? Optional.of(namesakes.get(0)) : Optional.empty();
    }

    private Pairing with(List<Pair> more) {
        List<Pair> all = new ArrayList<>(pairs);
        all.addAll(more);
        List<ExtensionReport> stillNew = new ArrayList<>(appeared);
        List<ExtensionReport> stillGone = new ArrayList<>(gone);
        more.forEach(pair -> {
            stillNew.remove(pair.current());
            stillGone.remove(pair.old());
        });
        return new Pairing(all, stillNew, stillGone);
    }

    /** First those with the same bytes, then the others in order of their versions. */
    private static void pair(
            List<ExtensionReport> old,
            List<ExtensionReport> current,
            List<Pair> pairs,
            List<ExtensionReport> appeared,
            List<ExtensionReport> gone) {
        List<ExtensionReport> oldLeft = new ArrayList<>(old);
        List<ExtensionReport> left = new ArrayList<>();
        for (ExtensionReport extension : current) {
            Optional<ExtensionReport> same = oldLeft.stream()
                    .filter(candidate -> candidate.sha256().equals(extension.sha256()))
                    .findFirst();
            if (same.isPresent()) {
                oldLeft.remove(same.get());
                pairs.add(new Pair(same.get(), extension, Ground.ID));
            } else {
                left.add(extension);
            }
        }
        oldLeft.sort(Comparator.comparing(ExtensionReport::version));
        left.sort(Comparator.comparing(ExtensionReport::version));
        int both = Math.min(oldLeft.size(), left.size());
        for (int i = 0; i < both; i++) {
            pairs.add(new Pair(oldLeft.get(i), left.get(i), Ground.ID));
        }
        appeared.addAll(left.subList(both, left.size()));
        gone.addAll(oldLeft.subList(both, oldLeft.size()));
    }

    private static Map<String, List<ExtensionReport>> byIdentity(ScanReport report) {
        return report.extensions().stream()
                .collect(Collectors.groupingBy(Difference::identity, TreeMap::new, Collectors.toList()));
    }

    private static Map<String, List<ExtensionReport>> byName(List<ExtensionReport> extensions) {
        return extensions.stream().collect(Collectors.groupingBy(Pairing::name, TreeMap::new, Collectors.toList()));
    }

    /** Editors compare names without regard to case; packages for several platforms stay apart. */
    private static String name(ExtensionReport extension) {
        return extension.id().name().toLowerCase(Locale.ROOT) + "@" + extension.targetPlatform();
    }
}
