package dev.vsxray.signatures.intelligence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Look-ups over an {@link IntelligenceSet}. Immutable and safe to share between threads; every look-up costs a handful
 * of hash probes, whatever the size of the set.
 */
public final class Intelligence {

    private final IntelligenceSet set;
    private final String digest;
    private final Map<String, List<ExtensionIndicator>> extensions;
    private final Map<IndicatorKind, Map<String, List<Indicator>>> indicators;
    private final Map<String, List<Indicator>> urlsByHost;
    private final Map<String, List<AnalyticsHost>> analyticsHosts;

    public Intelligence(IntelligenceSet set) {
        this(set, IntelligenceTables.write(set));
    }

    /** @param texts the tables of the set as {@link IntelligenceTables#write} would write them, where they are at hand */
    Intelligence(IntelligenceSet set, Map<String, String> texts) {
        this.set = set;
        this.digest = digest(texts);
        this.extensions = grouped(set.extensions(), ExtensionIndicator::id);
        this.indicators = new EnumMap<>(IndicatorKind.class);
        for (IndicatorKind kind : IndicatorKind.values()) {
            List<Indicator> ofKind = set.indicators().stream()
                    .filter(indicator -> indicator.kind() == kind)
                    .toList();
            indicators.put(kind, grouped(ofKind, Indicator::value));
        }
        this.urlsByHost = grouped(
                set.indicators().stream()
                        .filter(indicator -> indicator.kind() == IndicatorKind.URL)
                        .toList(),
                indicator -> hostOf(indicator.value()));
        this.analyticsHosts = grouped(set.analyticsHosts(), AnalyticsHost::suffix);
    }

    private static <T> Map<String, List<T>> grouped(List<T> values, Function<T, String> key) {
        Map<String, List<T>> groups = new HashMap<>();
        for (T value : values) {
            groups.computeIfAbsent(key.apply(value), unused -> new ArrayList<>())
                    .add(value);
        }
        return groups;
    }

    public IntelligenceSet set() {
        return set;
    }

    /** The day up to which the removal lists are complete. */
    public LocalDate asOf() {
        return set.asOf();
    }

    /** SHA-256 over the set's tables as text, such as {@code sha256:06fa…}. */
    public String digest() {
        return digest;
    }

    private static String digest(Map<String, String> texts) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String name : IntelligenceTables.fileNames()) {
                sha256.update(texts.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8));
            }
            return "sha256:" + HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** Reports that name the extension or its publisher. Registry, versions and type still have to be honoured. */
    public List<ExtensionIndicator> extension(String publisher, String name) {
        String owner = publisher.toLowerCase(Locale.ROOT);
        List<ExtensionIndicator> named =
                extensions.getOrDefault(owner + "." + name.toLowerCase(Locale.ROOT), List.of());
        List<ExtensionIndicator> published = extensions.getOrDefault(owner + ".*", List.of());
        List<ExtensionIndicator> all = new ArrayList<>(named);
        all.addAll(published);
        return List.copyOf(all);
    }

    /** Indicators that name the host or a domain above it. */
    public List<Indicator> host(String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        List<Indicator> found = new ArrayList<>(of(IndicatorKind.IP, wanted));
        for (String suffix = wanted; !suffix.isEmpty(); suffix = parent(suffix)) {
            found.addAll(of(IndicatorKind.DOMAIN, suffix));
        }
        return List.copyOf(found);
    }

    /** Indicators that name the URL or one above it, whatever the scheme, and accounts that own it. */
    public List<Indicator> url(String url) {
        String wanted = withoutScheme(url);
        List<Indicator> found = new ArrayList<>();
        for (Indicator indicator : urlsByHost.getOrDefault(hostOf(url), List.of())) {
            if (isAtOrBelow(wanted, withoutScheme(indicator.value()))) {
                found.add(indicator);
            }
        }
        GitHubAccounts.ownerOf(url).ifPresent(account -> found.addAll(of(IndicatorKind.GITHUB_ACCOUNT, account)));
        return List.copyOf(found);
    }

    /**
     * Indicators that name a file by its digest.
     *
     * @param hex 64 hexadecimal digits
     */
    public List<Indicator> sha256(String hex) {
        return of(IndicatorKind.SHA256, hex.toLowerCase(Locale.ROOT));
    }

    public List<Indicator> wallet(String address) {
        return of(IndicatorKind.WALLET, address);
    }

    /** Every wallet there is an indicator for, sorted: what a reader of texts has to look for. */
    public List<String> wallets() {
        return set.indicators().stream()
                .filter(indicator -> indicator.kind() == IndicatorKind.WALLET)
                .map(Indicator::value)
                .distinct()
                .toList();
    }

    /** Indicators that name the npm package, whatever the version; versions still have to be honoured. */
    public List<Indicator> npmPackage(String name) {
        return of(IndicatorKind.NPM_PACKAGE, name.toLowerCase(Locale.ROOT));
    }

    private List<Indicator> of(IndicatorKind kind, String value) {
        return indicators.getOrDefault(kind, Map.of()).getOrDefault(value, List.of());
    }

    /**
     * The collector behind a host, the longest suffix first.
     *
     * @param path of the URL, or empty where only the host is known
     */
    public Optional<AnalyticsHost> analyticsHost(String host, String path) {
        for (String suffix = host.toLowerCase(Locale.ROOT); !suffix.isEmpty(); suffix = parent(suffix)) {
            for (AnalyticsHost candidate : analyticsHosts.getOrDefault(suffix, List.of())) {
                if (candidate.acceptsPath(path)) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static String parent(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? "" : host.substring(dot + 1);
    }

    private static String hostOf(String url) {
        String rest = withoutScheme(url);
        int end = 0;
        while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }

    /** The URL without scheme and user, its host in lower case. */
    private static String withoutScheme(String url) {
        int scheme = url.indexOf("://");
        String rest = scheme < 0 ? url : url.substring(scheme + 3);
        int path = rest.indexOf('/');
        String authority = path < 0 ? rest : rest.substring(0, path);
        String below = path < 0 ? "" : rest.substring(path);
        int user = authority.lastIndexOf('@');
        return authority.substring(user + 1).toLowerCase(Locale.ROOT) + below;
    }

    private static boolean isAtOrBelow(String url, String above) {
        return url.startsWith(above)
                && (url.length() == above.length()
                        || above.endsWith("/")
                        || "/?#:.@".indexOf(url.charAt(above.length())) >= 0);
    }
}
