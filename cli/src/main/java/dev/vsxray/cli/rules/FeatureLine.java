package dev.vsxray.cli.rules;

import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.scanner.model.CodeContext;
import dev.vsxray.scanner.model.Feature;
import dev.vsxray.scanner.secrets.Mask;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A feature in one line, in the words that a rule would use for it.
 *
 * @param secrets taken out of it
 */
record FeatureLine(Mask secrets) {

    /** Characters of a text from the package; a rule author needs to know it again, not to read it whole. */
    private static final int MAX_TEXT = 120;

    String of(Feature feature) {
        return place(feature) + "  " + said(feature);
    }

    private String place(Feature feature) {
        return shown(feature.file()) + ":" + feature.evidence().location().line() + ":"
                + feature.evidence().location().column();
    }

    private String said(Feature feature) {
        if (feature instanceof Feature.ApiCall call) {
            return "call " + call.api() + listed("", call.classes()) + arguments(call.arguments())
                    + context(call.context());
        }
        if (feature instanceof Feature.Flow flow) {
            return "flow " + flow.from() + listed(" through ", flow.through()) + " to " + flow.to() + " by "
                    + flow.sinkApi() + listed(" destination ", flow.destinations()) + context(flow.context())
                    + (flow.assumed() ? " assumed" : "");
        }
        if (feature instanceof Feature.Text text) {
            return "text " + word(text.origin()) + " " + shown(text.text());
        }
        if (feature instanceof Feature.Host host) {
            return "host " + word(host.kind()) + " " + shown(host.url());
        }
        if (feature instanceof Feature.FileKind kind) {
            return "file " + kind.actual() + " named " + kind.named() + ", " + kind.size() + " bytes";
        }
        if (feature instanceof Feature.Trait trait) {
            return "trait " + trait.name() + facts(trait.facts());
        }
        if (feature instanceof Feature.ManifestFact fact) {
            return "manifest " + shown(fact.pointer()) + " " + shown(fact.value());
        }
        if (feature instanceof Feature.Dependency dependency) {
            return "dependency " + word(dependency.kind()) + " " + shown(dependency.name()) + " "
                    + shown(dependency.version());
        }
        if (feature instanceof Feature.Identity identity) {
            return "identity " + shown(identity.id().written()) + " " + shown(identity.version());
        }
        Feature.Indicator indicator = (Feature.Indicator) feature;
        return "indicator " + indicator.kind() + " " + indicator.type() + " " + shown(indicator.value());
    }

    private String arguments(List<Feature.Argument> arguments) {
        List<String> known = new ArrayList<>();
        for (Feature.Argument argument : arguments) {
            known.add(argument.texts().stream().map(this::shown).collect(Collectors.joining(" or "))
                    + facts(argument.properties()));
        }
        return known.isEmpty() ? "" : " (" + String.join(", ", known) + ")";
    }

    private String context(CodeContext context) {
        return listed(
                        " trigger ",
                        context.triggers().stream().map(FeatureLine::word).toList())
                + listed(" guard ", context.guards())
                + context.module().map(module -> " in " + shown(module)).orElse("")
                + listed(" layer ", context.layers());
    }

    private String listed(String before, Collection<String> words) {
        return words.isEmpty()
                ? ""
                : before + words.stream().map(this::shown).collect(Collectors.joining(", ", "[", "]"));
    }

    private String facts(Map<String, String> facts) {
        return facts.isEmpty()
                ? ""
                : facts.entrySet().stream()
                        .map(fact -> shown(fact.getKey()) + ": " + shown(fact.getValue()))
                        .collect(Collectors.joining(", ", " {", "}"));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String shown(String text) {
        return VisibleText.of(secrets.over(text), MAX_TEXT);
    }
}
