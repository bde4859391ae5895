package dev.vsxray.online.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vsxray.scanner.model.ExtensionId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one extension of a gallery's answer. */
record GalleryListing(JsonNode extension, RegistryConnection connection) {

    private static final String SERVICES = "Microsoft.VisualStudio.Services.";

    static boolean isUnpublished(JsonNode extension) {
        return Arrays.stream(Answered.text(extension, "flags").split("[,\\s]+"))
                .anyMatch(flag -> flag.equalsIgnoreCase("unpublished"));
    }

    /** @param complete whether the gallery was asked for all versions */
    Listing listing(boolean complete) {
        JsonNode publisher = extension.path("publisher");
        ExtensionId id =
                new ExtensionId(Answered.text(publisher, "publisherName"), Answered.text(extension, "extensionName"));
        return new Listing(
                id,
                Answered.text(extension, "displayName"),
                publisher(publisher),
                Answered.time(extension, "releaseDate").or(() -> Answered.time(extension, "publishedDate")),
                statistic("install").map(Double::longValue),
                statistic("averagerating"),
                statistic("ratingcount").map(Double::longValue),
                Optional.empty(),
                Optional.empty(),
                releases(id),
                complete);
    }

    /** The tick stands for a proven domain; both members are looked at, since either alone says less. */
    private static Publisher publisher(JsonNode publisher) {
        Optional<String> domain = Answered.optional(publisher, "domain");
        return new Publisher(
                Answered.text(publisher, "publisherName"),
                Answered.text(publisher, "displayName"),
                Answered.flag(publisher, "isDomainVerified").map(proved -> proved && domain.isPresent()),
                domain.filter(
                        unused -> Answered.flag(publisher, "isDomainVerified").orElse(false)),
                Optional.empty());
    }

    private Optional<Double> statistic(String name) {
        for (JsonNode statistic : extension.path("statistics")) {
            if (Answered.text(statistic, "statisticName").equals(name)) {
                return Answered.number(statistic, "value").filter(value -> value >= 0);
            }
        }
        return Optional.empty();
    }

    private List<Release> releases(ExtensionId id) {
        List<Release> releases = new ArrayList<>();
        for (JsonNode version : extension.path("versions")) {
            String number = Answered.text(version, "version");
            String platform = Answered.text(version, "targetPlatform");
            String named = platform.equals("universal") || platform.equals("undefined") ? "" : platform;
            releases.add(new Release(
                    number,
                    named,
                    Answered.time(version, "lastUpdated"),
                    isPreRelease(version),
                    assets(id, version, named)));
        }
        return List.copyOf(releases);
    }

    private static boolean isPreRelease(JsonNode version) {
        for (JsonNode property : version.path("properties")) {
            if (Answered.text(property, "key").equals("Microsoft.VisualStudio.Code.PreRelease")) {
                return Answered.text(property, "value").equals("true");
            }
        }
        return false;
    }

    private Assets assets(ExtensionId id, JsonNode version, String platform) {
        String usual = "/publishers/" + encoded(id.publisher()) + "/vsextensions/" + encoded(id.name()) + "/"
                + encoded(Answered.text(version, "version")) + "/vspackage"
                + (platform.isEmpty() ? "" : "?targetPlatform=" + encoded(platform));
        return new Assets(
                file(version, SERVICES + "VSIXPackage").orElseGet(() -> connection.at(usual)),
                file(version, SERVICES + "VsixSignature"),
                file(version, SERVICES + "PublicKey"),
                Optional.empty(),
                file(version, SERVICES + "Icons.Default"),
                file(version, SERVICES + "Content.Details"));
    }

    private static Optional<URI> file(JsonNode version, String type) {
        for (JsonNode file : version.path("files")) {
            if (Answered.text(file, "assetType").equals(type)) {
                return Answered.address(file, "source");
            }
        }
        return Optional.empty();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
