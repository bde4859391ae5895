package dev.vsxray.scanner.audit;

import dev.vsxray.scanner.model.Capability;
import dev.vsxray.scanner.model.Evidence;
import dev.vsxray.scanner.model.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Gathers what the code can do from what it calls, what flows where, what the manifest asks for. */
final class Capabilities {

    /** Places shown for one capability. */
    private static final int MOST_EVIDENCE = 5;

    /** Values shown for one capability: hosts, commands, paths. */
    private static final int MOST_VALUES = 25;

    /** UTF-16 code units of one value. */
    private static final int LONGEST_VALUE = 200;

    private static final Set<String> NATIVE_KINDS = Set.of("pe", "elf", "mach-o", "mach-o-fat", "macho", "dex");

    /** Events after which an extension runs although nobody used it. */
    private static final Set<String> STARTUP_EVENTS = Set.of("*", "onStartupFinished");

    private static final Comparator<Evidence> BY_PLACE = Comparator.comparing(
                    (Evidence evidence) -> evidence.location().file())
            .thenComparingLong(evidence -> evidence.location().offset())
            .thenComparing(Evidence::note);

    private final Map<CapabilityKind, Shown> shownByKind = new EnumMap<>(CapabilityKind.class);

    private Capabilities() {}

    static Capabilities of(List<Feature> features) {
        Capabilities capabilities = new Capabilities();
        features.forEach(capabilities::add);
        return capabilities;
    }

    private void add(Feature feature) {
        if (feature instanceof Feature.ApiCall call) {
            call.classes().forEach(name -> show(name, firstTexts(call), call.evidence()));
        } else if (feature instanceof Feature.Flow flow) {
            show(flow.from(), Stream.empty(), flow.steps().get(0));
            show(flow.to(), flow.destinations().stream(), flow.evidence());
        } else if (feature instanceof Feature.FileKind file && NATIVE_KINDS.contains(file.actual())) {
            show(CapabilityKind.NATIVE_CODE, Stream.of(file.file()), file.evidence());
        } else if (feature instanceof Feature.ManifestFact fact) {
            add(fact);
        }
    }

    private void add(Feature.ManifestFact fact) {
        if (fact.pointer().startsWith("/activationEvents/") && STARTUP_EVENTS.contains(fact.value())) {
            show(CapabilityKind.STARTUP, Stream.of(fact.value()), fact.evidence());
        }
        if (Stream.of("/contributes/languageModelTools/", "/contributes/chatParticipants/", "/contributes/mcpServer")
                .anyMatch(fact.pointer()::startsWith)) {
            show(CapabilityKind.AI_MODELS, Stream.empty(), fact.evidence());
        }
    }

    private static Stream<String> firstTexts(Feature.ApiCall call) {
        return call.arguments().stream().limit(1).flatMap(argument -> argument.texts().stream());
    }

    private void show(String catalogueClass, Stream<String> shown, Evidence evidence) {
        List<String> texts = shown.toList();
        for (CapabilityKind kind : CapabilityKind.values()) {
            if (kind.isShownBy(catalogueClass)) {
                show(kind, texts.stream(), evidence);
            }
        }
    }

    private void show(CapabilityKind kind, Stream<String> texts, Evidence evidence) {
        Shown shown = shownByKind.computeIfAbsent(kind, unused -> new Shown());
        shown.places.add(evidence);
        texts.map(Capabilities::bounded).filter(kind::isToldBy).forEach(shown.values::add);
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "\u2026";
    }

    /** Some of the places that show a capability; none where the code does not have it. */
    List<Evidence> evidence(CapabilityKind kind) {
        Shown shown = shownByKind.get(kind);
        return shown == null ? List.of() : shown.evidence();
    }

    List<Capability> toList() {
        List<Capability> list = new ArrayList<>();
        shownByKind.forEach((kind, shown) -> list.add(new Capability(
                kind.word(),
                kind.detail(),
                shown.values.stream().limit(MOST_VALUES).toList(),
                shown.evidence())));
        return list.stream().sorted().toList();
    }

    /** What shows one capability. */
    private static final class Shown {

        private final NavigableSet<Evidence> places = new TreeSet<>(BY_PLACE);
        private final NavigableSet<String> values = new TreeSet<>();

        List<Evidence> evidence() {
            return places.stream().limit(MOST_EVIDENCE).toList();
        }
    }
}
