package dev.vsxray.reports.cyclonedx;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vsxray.reports.difference.Change;
import dev.vsxray.reports.difference.Difference;
import dev.vsxray.reports.difference.DifferenceText;
import dev.vsxray.reports.json.AsciiJson;
import dev.vsxray.reports.untrusted.ArtifactUri;
import dev.vsxray.reports.untrusted.VisibleText;
import dev.vsxray.reports.wording.Headline;
import dev.vsxray.scanner.model.ExtensionReport;
import dev.vsxray.scanner.model.Feature.DependencyKind;
import dev.vsxray.scanner.model.PackageDependency;
import dev.vsxray.scanner.model.Place;
import dev.vsxray.scanner.model.ScanReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Writes the extensions as a CycloneDX 1.6 bill of materials: each is a component, what is bundled is nested in it, packs
 * and extension dependencies are edges. The verdict is a property, not a vulnerability: no identifier stands behind it.
 */
public final class CycloneDxReport {

    /** Characters of a name or version. */
    private static final int MAX_NAME = 512;

    private final JsonGenerator json;
    private final Optional<Difference> changes;

    private CycloneDxReport(JsonGenerator json, Optional<Difference> changes) {
        this.json = json;
        this.changes = changes;
    }

    /**
     * Writes {@code report} as UTF-8 and flushes; {@code out} stays open.
     *
     * @param changes since an earlier report, as properties; what is gone has no component and is told of the document
     */
    public static void write(ScanReport report, Optional<Difference> changes, OutputStream out) throws IOException {
        AsciiJson.write(out, json -> new CycloneDxReport(json, changes).bom(report));
    }

    private void bom(ScanReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        json.writeStringField("bomFormat", "CycloneDX");
        json.writeStringField("specVersion", "1.6");
        json.writeStringField("serialNumber", "urn:uuid:" + serialNumber(report));
        json.writeNumberField("version", 1);
        json.writeObjectFieldStart("metadata");
        json.writeStringField("timestamp", report.scan().startedAt().toString());
        json.writeObjectFieldStart("tools");
        json.writeArrayFieldStart("components");
        json.writeStartObject();
        json.writeStringField("type", "application");
        json.writeStringField("name", report.tool().name());
        json.writeStringField("version", report.tool().version());
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("properties");
        property("vsxray:knowledge", Headline.knowledge(report.tool()));
        if (changes.isPresent()) {
            property("vsxray:changes-since", changes.get().since().toString());
            for (Change change : changes.get().ofThoseGone(report)) {
                property("vsxray:change", shown(change.extension().written()) + " " + DifferenceText.line(change));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeArrayFieldStart("components");
        for (ExtensionReport extension : report.extensions()) {
            extension(extension);
        }
        json.writeEndArray();
        dependencies(report);
        vulnerabilities(report);
        json.writeEndObject();
    }

    /** Known ones of what is bundled, each with the components it affects; left out where none is known. */
    private void vulnerabilities(ScanReport report) throws IOException {
        Map<String, List<String>> affected = new TreeMap<>();
        for (ExtensionReport extension : report.extensions()) {
            for (PackageDependency dependency : extension.dependencies()) {
                for (String id : dependency.vulnerabilities()) {
                    affected.merge(id, List.of(reference(extension, dependency)), CycloneDxReport::joined);
                }
            }
        }
        if (affected.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("vulnerabilities");
        for (Map.Entry<String, List<String>> vulnerability : affected.entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", shown(vulnerability.getKey()));
            json.writeObjectFieldStart("source");
            json.writeStringField("name", "OSV");
            json.writeStringField(
                    "url", "https://osv.dev/vulnerability/" + ArtifactUri.segment(vulnerability.getKey()));
            json.writeEndObject();
            json.writeArrayFieldStart("affects");
            for (String reference : vulnerability.getValue()) {
                json.writeStartObject();
                json.writeStringField("ref", reference);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void extension(ExtensionReport extension) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "application");
        json.writeStringField("bom-ref", reference(extension));
        json.writeStringField("publisher", shown(extension.id().publisher()));
        json.writeStringField("group", shown(extension.id().publisher()));
        json.writeStringField("name", shown(extension.id().name()));
        json.writeStringField("version", shown(extension.version()));
        if (hasPackageUrl(extension)) {
            json.writeStringField("purl", purl(extension));
        }
        if (!extension.sha256().isEmpty()) {
            json.writeArrayFieldStart("hashes");
            json.writeStartObject();
            json.writeStringField("alg", "SHA-256");
            json.writeStringField("content", extension.sha256());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeArrayFieldStart("properties");
        property("vsxray:verdict", extension.verdict().word());
        property("vsxray:coverage", extension.coverage().status().word());
        property("vsxray:findings", Integer.toString(extension.findings().size()));
        property("vsxray:suppressed", Integer.toString(extension.suppressed().size()));
        if (changes.isPresent()) {
            for (Change change : changes.get().of(extension.id())) {
                property("vsxray:change", DifferenceText.line(change));
            }
        }
        for (Place place : extension.places()) {
            property("vsxray:place", shown(place.path()));
        }
        json.writeEndArray();
        List<PackageDependency> bundled = extension.dependencies().stream()
                .filter(dependency -> dependency.kind() == DependencyKind.BUNDLED)
                .toList();
        if (!bundled.isEmpty()) {
            json.writeArrayFieldStart("components");
            for (PackageDependency dependency : bundled) {
                bundled(extension, dependency);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void bundled(ExtensionReport extension, PackageDependency dependency) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "library");
        json.writeStringField("bom-ref", reference(extension, dependency));
        json.writeStringField("name", shown(dependency.name()));
        if (!dependency.version().isEmpty()) {
            json.writeStringField("version", shown(dependency.version()));
        }
        json.writeStringField("purl", shown(dependency.purl()));
        json.writeEndObject();
    }

    /** Edges to other extensions, as far as the report has them. */
    private void dependencies(ScanReport report) throws IOException {
        Map<String, List<String>> references = new TreeMap<>();
        for (ExtensionReport extension : report.extensions()) {
            references.merge(extension.id().key(), List.of(reference(extension)), CycloneDxReport::joined);
        }
        json.writeArrayFieldStart("dependencies");
        for (ExtensionReport extension : report.extensions()) {
            json.writeStartObject();
            json.writeStringField("ref", reference(extension));
            json.writeArrayFieldStart("dependsOn");
            List<String> edges = extension.dependencies().stream()
                    .filter(dependency -> dependency.kind() == DependencyKind.EXTENSION_PACK
                            || dependency.kind() == DependencyKind.EXTENSION_DEPENDENCY)
                    .flatMap(dependency ->
                            references.getOrDefault(dependency.name().toLowerCase(Locale.ROOT), List.of()).stream())
                    .distinct()
                    .toList();
            for (String edge : edges) {
                json.writeString(edge);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void property(String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private static List<String> joined(List<String> a, List<String> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
    }

    /** Unique in the document: the same id and version may be there with different bytes. */
    private static String reference(ExtensionReport extension) {
        return purl(extension) + (extension.sha256().isEmpty() ? "" : "#" + extension.sha256());
    }

    /** A namespace may hold no slash, encoded or not: readers refuse the whole document for it. */
    private static boolean hasPackageUrl(ExtensionReport extension) {
        return extension.id().publisher().indexOf('/') < 0;
    }

    private static String reference(ExtensionReport extension, PackageDependency dependency) {
        return reference(extension) + "#" + shown(dependency.purl());
    }

    private static String purl(ExtensionReport extension) {
        String purl = "pkg:vscode-extension/"
                + ArtifactUri.segment(extension.id().publisher().toLowerCase(Locale.ROOT)) + "/"
                + ArtifactUri.segment(extension.id().name().toLowerCase(Locale.ROOT));
        if (!extension.version().isEmpty()) {
            purl += "@" + ArtifactUri.segment(extension.version());
        }
        if (!extension.targetPlatform().isEmpty()) {
            purl += "?platform=" + ArtifactUri.segment(extension.targetPlatform());
        }
        return purl;
    }

    private static String shown(String text) {
        return VisibleText.of(text, MAX_NAME);
    }

    /** From what was scanned and when, so that the same report has the same number. */
    private static UUID serialNumber(ScanReport report) {
        StringBuilder identity = new StringBuilder(report.scan().host())
                .append(report.scan().startedAt())
                .append(report.tool().rules().digest());
        report.extensions().forEach(extension -> identity.append(extension.sha256()));
        return UUID.nameUUIDFromBytes(identity.toString().getBytes(StandardCharsets.UTF_8));
    }
}
