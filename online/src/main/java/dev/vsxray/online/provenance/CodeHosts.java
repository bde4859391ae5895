package dev.vsxray.online.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebAnswer;
import dev.vsxray.online.http.WebRequest;
import dev.vsxray.online.registry.Publisher;
import dev.vsxray.scanner.archive.ExtensionPackage;
import dev.vsxray.scanner.model.ExtensionId;
import dev.vsxray.scanner.model.ProvenanceTopic;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks the code host of a repository whether it is there, and whether its manifest names the extension. Anybody can name
 * anybody's repository; only the repository can name the extension.
 */
public final class CodeHosts {

    private static final Pattern GITHUB = Pattern.compile(
            "(?i)(?:.*[/@.])?github\\.com[/:]([\\w.-]{1,100})/([\\w.-]{1,100}?)(?:\\.git)?(?:[/#?].*)?");

    /** UTF-16 code units of a repository's address that are looked at. */
    private static final int LONGEST = 300;

    /** Bytes of a page or manifest. */
    private static final long MOST_BYTES = 8L << 20;

    private final Web web;
    private final URI pages;
    private final URI files;

    /**
     * @param pages where repositories have their pages, {@code https://github.com}
     * @param files where their files are, {@code https://raw.githubusercontent.com}
     */
    public CodeHosts(Web web, URI pages, URI files) {
        this.web = web;
        this.pages = pages;
        this.files = files;
    }

    public static CodeHosts gitHub(Web web) {
        return new CodeHosts(web, URI.create("https://github.com"), URI.create("https://raw.githubusercontent.com"));
    }

    /** @param publisher as the registry knows it; empty where it did not say */
    void write(ExtensionPackage extension, Optional<Publisher> publisher, FactSheet sheet) {
        String url = extension.manifest().textAt("/repository/url");
        String stated = url.isEmpty() ? extension.manifest().textAt("/repository") : url;
        Matcher gitHub = GITHUB.matcher(stated.substring(0, Math.min(stated.length(), LONGEST)));
        if (!gitHub.matches()) {
            String ground = stated.isEmpty()
                    ? "The package names no repository."
                    : "The package names a repository on a host that is not asked; only GitHub is.";
            sheet.unknown(ProvenanceTopic.REPOSITORY_REACHABLE, ground);
            sheet.unknown(ProvenanceTopic.REPOSITORY_NAMES_IT, ground);
            sheet.unknown(ProvenanceTopic.REPOSITORY_OWNER_IS_PUBLISHER, ground);
            return;
        }
        String repository = gitHub.group(1) + "/" + gitHub.group(2);
        owner(gitHub.group(1), extension.id().publisher(), publisher, sheet);
        reachable(repository, sheet);
        namesIt(repository, directory(extension), extension.id(), sheet);
    }

    private static String directory(ExtensionPackage extension) {
        String directory = extension.manifest().textAt("/repository/directory");
        return directory.matches("[\\w.-]{1,100}(?:/[\\w.-]{1,100}){0,5}/?") && !directory.contains("..")
                ? directory.replaceAll("/$", "") + "/"
                : "";
    }

    /** Names are compared without case and punctuation: registries and code hosts allow different characters. */
    private static void owner(String owner, String id, Optional<Publisher> publisher, FactSheet sheet) {
        Optional<String> alike = Stream.concat(
                        Stream.of(id),
                        publisher.stream()
                                .flatMap(known -> Stream.concat(
                                        Stream.of(known.displayName()),
                                        known.domain().stream().map(CodeHosts::label))))
                .filter(name -> !plain(name).isEmpty() && plain(name).equals(plain(owner)))
                .findFirst();
        sheet.known(
                ProvenanceTopic.REPOSITORY_OWNER_IS_PUBLISHER,
                alike.isPresent(),
                "The package names a repository of " + owner
                        + (alike.isPresent()
                                ? ", which is what the publisher is called too. Whoever packs it can name any repository."
                                : "; the publisher is called otherwise, as many teams are."));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** What stands before the last dot of a domain, such as {@code acme} of {@code https://www.acme.example}. */
    private static String label(String domain) {
        String host = domain.replaceAll("^[a-z]+://|[/:].*$", "");
        String[] labels = host.split("\\.");
        return labels.length < 2 ? "" : labels[labels.length - 2];
    }

    private void reachable(String repository, FactSheet sheet) {
        WebAnswer answer = web.ask(
                WebRequest.get(URI.create(pages + "/" + repository), HostScope.of(pages.getHost()), MOST_BYTES));
        if (answer instanceof WebAnswer.Body) {
            sheet.known(ProvenanceTopic.REPOSITORY_REACHABLE, true, "Its page was found.");
        } else if (answer instanceof WebAnswer.Absent) {
            sheet.known(
                    ProvenanceTopic.REPOSITORY_REACHABLE,
                    false,
                    "The code host has no public repository of that name; it may be private.");
        } else {
            sheet.unknown(ProvenanceTopic.REPOSITORY_REACHABLE, "The code host did not answer the question.");
        }
    }

    private void namesIt(String repository, String directory, ExtensionId id, FactSheet sheet) {
        WebAnswer answer = web.ask(WebRequest.get(
                URI.create(files + "/" + repository + "/HEAD/" + directory + "package.json"),
                HostScope.of(files.getHost()),
                MOST_BYTES));
        if (!(answer instanceof WebAnswer.Body body)) {
            sheet.unknown(
                    ProvenanceTopic.REPOSITORY_NAMES_IT,
                    answer instanceof WebAnswer.Absent
                            ? "The repository has no manifest where the package says; it may lie elsewhere in it."
                            : "The code host did not answer the question.");
            return;
        }
        try {
            JsonNode manifest = new JsonMapper().readTree(body.bytes());
            boolean same = manifest.path("name").asText("").equalsIgnoreCase(id.name())
                    && manifest.path("publisher").asText("").equalsIgnoreCase(id.publisher());
            sheet.known(
                    ProvenanceTopic.REPOSITORY_NAMES_IT,
                    same,
                    same
                            ? "The manifest in the repository has this publisher and name."
                            : "The manifest in the repository has another publisher or name.");
        } catch (IOException noJson) {
            sheet.unknown(ProvenanceTopic.REPOSITORY_NAMES_IT, "The manifest in the repository cannot be read.");
        }
    }
}
