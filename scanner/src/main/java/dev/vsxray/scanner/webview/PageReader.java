package dev.vsxray.scanner.webview;

import dev.vsxray.scanner.model.Feature.TextOrigin;
import dev.vsxray.scanner.model.Gap;
import dev.vsxray.scanner.text.DerivedText;
import dev.vsxray.scanner.text.EmbeddedScript;
import dev.vsxray.scanner.text.Facts;
import dev.vsxray.scanner.text.Observations;
import dev.vsxray.scanner.text.ReadableText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells what a page loads, hides and allows, and hands on the scripts in it. */
public final class PageReader {

    /** Characters of one page. Pages with their scripts inlined reach some megabytes. */
    private static final int MAX_LENGTH = 16 << 20;

    /** Pages inside pages ({@code srcdoc}, {@code data:}) that are read. */
    private static final int MAX_DEPTH = 3;

    /** Scripts handed on per page. */
    private static final int MAX_SCRIPTS = 1_000;

    /** What stands before the address in {@code content="0; url=…"}. */
    private static final Pattern REFRESH_ADDRESS = Pattern.compile("url=", Pattern.CASE_INSENSITIVE);

    private static final Pattern FOR_SIGN_IN = Pattern.compile(
            "(?i)\\b(?:log-?in|log-?out|sign-?in|auth(?:n|z|orize|orization|enticate|entication)?|oauth2?|sso|silent|session|accounts?|identity|token)\\b");

    private static final Pattern FOR_EMBEDDING = Pattern.compile("(?i)\\b(?:embed\\w{0,4}|dashboards?|quicksight)\\b");

    private static final Pattern MAPPED_ADDRESS = Pattern.compile(":\\s{0,20}\"(https?://[^\"\\s]{1,500})\"");

    /** What forms of providers say above a password. With a provider's account others sign in, too; to it only its own users. */
    private static final Pattern SIGN_IN = Pattern.compile(
            "(?i)\\b(?:sign|log)[ -]?in to (?:your )?(github|gitlab|bitbucket|microsoft|google|npm|azure|aws)\\b(?! ?(?:enterprise|server))"
                    + "|\\b(?:administrator|system|sudo|root) (password)\\b"
                    + "|\\bkey (passphrase)\\b"
                    + "|\\b(github|gitlab|bitbucket|microsoft|google|npm) (?:account )?password\\b");

    /** What opens a wallet; whoever has it has all that is in it. */
    private static final Pattern WALLET_WORDS = Pattern.compile(
            "(?i)\\b(?:seed|recovery|mnemonic|backup) (?:phrase|words)\\b|\\bwallet'?s? private key\\b|\\bprivate key of (?:your|the) wallet\\b");

    private static final Set<String> TYPED_INTO = Set.of("input", "textarea");

    private static final int MAX_OPEN_ELEMENTS = 512;

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");

    private static final Set<String> LOADING_LINKS =
            Set.of("stylesheet", "prefetch", "preconnect", "preload", "import");

    /** Types of a script element that browsers run. */
    private static final Set<String> SCRIPT_TYPES = Set.of(
            "", "module", "text/javascript", "application/javascript", "text/ecmascript", "text/babel", "text/jsx");

    /** Handlers that no act of the user runs. */
    private static final Set<String> RUN_BY_THE_PAGE = Set.of(
            "onload",
            "onerror",
            "onpageshow",
            "onresize",
            "onanimationstart",
            "onanimationend",
            "ontransitionend",
            "oncanplay",
            "onloadeddata",
            "onloadstart",
            "onbegin",
            "ontoggle");

    private final ReadableText source;
    private final Observations observations;
    private final List<EmbeddedScript> scripts;
    private final int depth;
    private final HidingRules hiding = new HidingRules();
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<String> policy = Optional.empty();
    private boolean runsScripts;

    /** What relative addresses are relative to. */
    private Address base = Address.of("");

    private boolean whole;
    private boolean passwordSeen;

    /** The text of a page is looked at once, however many fields it has. */
    private boolean looksForWallets;

    private record Open(String name, boolean hidden) {}

    private PageReader(ReadableText source, Observations observations, List<EmbeddedScript> scripts, int depth) {
        this.source = source;
        this.observations = observations;
        this.scripts = scripts;
        this.depth = depth;
    }

    /** Tells of the page in {@code source} and gives back its scripts, in their order. */
    public static List<EmbeddedScript> read(ReadableText source, Observations observations) {
        List<EmbeddedScript> scripts = new ArrayList<>();
        new PageReader(source, observations, scripts, 0).run();
        return List.copyOf(scripts);
    }

    private void run() {
        String text = source.text();
        if (text.length() > MAX_LENGTH) {
            observations.gap(Gap.Kind.LIMIT, "Only the start of a page was read", MAX_LENGTH + " characters");
            text = text.substring(0, MAX_LENGTH);
        }
        // Rules may stand behind what they hide, so they are gathered first.
        new Tokenizer(text, new Tokenizer.Tags() {
                    @Override
                    public void start(Tag tag) {
                        if (tag.name().equals("style")) {
                            hiding.add(tag.content());
                        }
                        whole |= tag.name().equals("html")
                                || tag.name().equals("head")
                                || tag.name().equals("body");
                    }

                    @Override
                    public void end(String name) {}
                })
                .run();
        new Tokenizer(text, new Tokenizer.Tags() {
                    @Override
                    public void start(Tag tag) {
                        opened(tag);
                    }

                    @Override
                    public void end(String name) {
                        closed(name);
                    }
                })
                .run();
        tellPolicy();
    }

    private void opened(Tag tag) {
        boolean hidden = isHidden(tag);
        switch (tag.name()) {
            case "script" -> script(tag);
            case "meta" -> meta(tag);
            case "img" -> image(tag, hidden);
            case "form" -> form(tag);
            case "base" -> base(tag);
            case "link" -> link(tag);
            case "input" -> password(tag);
            default -> {
                if (FRAMES.contains(tag.name())) {
                    frame(tag, hidden);
                }
            }
        }
        if (TYPED_INTO.contains(tag.name())) {
            walletWords();
        }
        handlers(tag);
        if (!VOID.contains(tag.name()) && open.size() < MAX_OPEN_ELEMENTS) {
            open.push(new Open(tag.name(), hidden));
        }
    }

    private void closed(String name) {
        if (open.stream().anyMatch(element -> element.name().equals(name))) {
            while (!open.pop().name().equals(name)) {
                // Elements left open end with the one around them.
            }
        }
    }

    private boolean isHidden(Tag tag) {
        return !open.isEmpty() && open.peek().hidden() || !hiddenBy(tag).isEmpty();
    }

    /** How the element itself is hidden, or an empty word. */
    private String hiddenBy(Tag tag) {
        if (tag.has("hidden")) {
            return "attribute";
        }
        if (FRAMES.contains(tag.name()) || tag.name().equals("img")) {
            if (HidingRules.withoutExtent(tag)) {
                return "attribute";
            }
        }
        if (tag.value("style").filter(HidingRules::hides).isPresent()) {
            return "style";
        }
        return hiding.hide(tag) ? "rule" : "";
    }

    private void script(Tag tag) {
        Optional<String> src = tag.value("src");
        if (src.isPresent()) {
            runsScripts = true;
            Address written = Address.of(src.get());
            Address address = written.isRelative() ? base : written;
            if (address.isRemote()) {
                observations.trait(
                        "remote-script",
                        source.evidence(tag.start(), tag.end(), "The page loads a script from " + address.host()),
                        ofScript(address, tag.has("integrity")));
            } else if (address.scheme().equals("data")) {
                dataAddress(src.get()).ifPresent(text -> add(EmbeddedScript.Place.PAGE, tag.start(), text));
            }
            return;
        }
        String type = tag.value("type").orElse("").trim().toLowerCase(Locale.ROOT);
        if (type.equals("importmap")) {
            importMap(tag);
        }
        if (SCRIPT_TYPES.contains(type) && !tag.content().isBlank()) {
            runsScripts = true;
            add(EmbeddedScript.Place.PAGE, tag.end(), tag.content());
            AnalyticsSnippets.in(tag.content())
                    .forEach(service -> observations.trait(
                            "analytics-snippet",
                            source.evidence(tag.end(), tag.end() + 80, "The page starts an analytics service"),
                            Facts.of("service", service)));
        }
    }

    private static Facts ofScript(Address address, boolean integrity) {
        return facts(address)
                .and("integrity", integrity)
                .and("public-cdn", ScriptHosts.isPublicCdn(address.host()))
                .and("service", ScriptHosts.isService(address.host()));
    }

    /** Modules that scripts of the page import by a short name. */
    private void importMap(Tag tag) {
        Matcher mapped = MAPPED_ADDRESS.matcher(tag.content());
        while (mapped.find()) {
            Address address = Address.of(mapped.group(1));
            if (address.isRemote()) {
                observations.trait(
                        "remote-script",
                        source.evidence(tag.start(), tag.end(), "The page maps a module to " + address.host()),
                        ofScript(address, false));
            }
        }
    }

    private void signIn(String text) {
        Matcher asked = SIGN_IN.matcher(text);
        if (asked.find()) {
            observations.trait(
                    "sign-in-of-a-provider",
                    source.evidence(asked.start(), asked.end(), "The page looks like the sign-in of a provider"),
                    Facts.of(
                            "provider",
                            Stream.of(asked.group(1), asked.group(4))
                                    .filter(Objects::nonNull)
                                    .map(name -> name.toLowerCase(Locale.ROOT))
                                    .findFirst()
                                    .orElse("this-machine")));
        }
    }

    private void walletWords() {
        if (looksForWallets) {
            return;
        }
        looksForWallets = true;
        Matcher asked = WALLET_WORDS.matcher(source.text());
        if (asked.find()) {
            observations.trait(
                    "sign-in-of-a-provider",
                    source.evidence(asked.start(), asked.end(), "The page asks for what opens a wallet"),
                    Facts.of("provider", "wallet"));
        }
    }

    private void handlers(Tag tag) {
        tag.attributes().forEach((name, attribute) -> {
            String value = attribute.value().strip();
            boolean handler = name.startsWith("on") && name.length() > 4 && !value.isEmpty();
            boolean address = value.regionMatches(true, 0, "javascript:", 0, 11);
            if (handler || address) {
                runsScripts = true;
                boolean byItself = handler && RUN_BY_THE_PAGE.contains(name);
                EmbeddedScript.Place place =
                        byItself ? EmbeddedScript.Place.LOAD_HANDLER : EmbeddedScript.Place.EVENT_HANDLER;
                add(place, attribute.start(), address ? value.substring(11) : value);
            }
        });
    }

    private void add(EmbeddedScript.Place place, int index, String text) {
        if (scripts.size() < MAX_SCRIPTS) {
            scripts.add(new EmbeddedScript(
                    place,
                    source.locate(index),
                    text,
                    source.evidence(index, index, "").decoded()));
        } else if (scripts.size() == MAX_SCRIPTS) {
            observations.gap(Gap.Kind.LIMIT, "More scripts in one page than are handed on", MAX_SCRIPTS + " scripts");
        }
    }

    private void meta(Tag tag) {
        String kind = tag.value("http-equiv").orElse("").toLowerCase(Locale.ROOT);
        String content = tag.value("content").orElse("");
        if (kind.equals("content-security-policy")) {
            policy = Optional.of(content);
        } else if (kind.equals("refresh")) {
            Matcher url = REFRESH_ADDRESS.matcher(content);
            Address address =
                    Address.of(url.find() ? content.substring(url.end()).replaceAll("^['\"]|['\"]$", "") : "");
            if (address.isRemote()) {
                observations.trait(
                        "meta-refresh",
                        source.evidence(tag.start(), tag.end(), "The page leads away by itself"),
                        facts(address));
            }
        }
    }

    private void frame(Tag tag, boolean hidden) {
        String target = tag.value(tag.name().equals("object") ? "data" : "src").orElse("");
        Address address = Address.of(target);
        tag.value("srcdoc").ifPresent(page -> inner(tag, page, "srcdoc"));
        if (address.scheme().equals("data")) {
            dataAddress(target).ifPresent(page -> inner(tag, page, "data"));
        }
        if (!address.isRemote() && !address.isUnknown()) {
            return;
        }
        String how = hiddenBy(tag);
        String note = (hidden ? "A frame that is not shown loads " : "A frame loads ")
                + (address.isRemote() ? address.host() : "an address made by the program");
        observations.trait(
                hidden ? "hidden-iframe" : "remote-iframe",
                source.evidence(tag.start(), tag.end(), note),
                facts(address)
                        .and("hidden-by", hidden ? (how.isEmpty() ? "ancestor" : how) : "nothing")
                        .and("named-for", namedFor(target))
                        .and("sandbox", tag.has("sandbox")));
    }

    /** What frames that nobody sees are honestly for, where their address says so. */
    private static String namedFor(String address) {
        return FOR_SIGN_IN.matcher(address).find()
                ? "sign-in"
                : FOR_EMBEDDING.matcher(address).find() ? "embedding" : "nothing";
    }

    private void inner(Tag tag, String page, String how) {
        if (depth < MAX_DEPTH) {
            DerivedText text = new DerivedText(
                    source.evidence(tag.start(), tag.end(), "A page inside the page"), how, page, TextOrigin.LAYER);
            new PageReader(text, observations, scripts, depth + 1).run();
        } else {
            observations.gap(Gap.Kind.LIMIT, "A page inside a page was not read", MAX_DEPTH + " pages deep");
        }
    }

    private void image(Tag tag, boolean hidden) {
        Address address = Address.of(tag.value("src").orElse(""));
        if (address.isRemote() && hidden) {
            observations.trait(
                    "tracking-pixel",
                    source.evidence(
                            tag.start(), tag.end(), "An image that is not shown is loaded from " + address.host()),
                    facts(address));
        }
    }

    private void form(Tag tag) {
        Address address = Address.of(tag.value("action").orElse(""));
        if (address.isRemote()) {
            observations.trait(
                    "form-posts-away",
                    source.evidence(tag.start(), tag.end(), "A form sends what is typed to " + address.host()),
                    facts(address)
                            .and("method", tag.value("method").orElse("get").toLowerCase(Locale.ROOT)));
        }
    }

    private void password(Tag tag) {
        if (tag.value("type").orElse("").equalsIgnoreCase("password")) {
            observations.trait(
                    "password-field",
                    source.evidence(tag.start(), tag.end(), "The page asks for a password"),
                    Facts.of("name", tag.value("name").orElse(tag.value("id").orElse(""))));
            if (!passwordSeen) {
                passwordSeen = true;
                signIn(source.text());
            }
        }
    }

    private void base(Tag tag) {
        Address address = Address.of(tag.value("href").orElse(""));
        base = address;
        if (address.isRemote()) {
            observations.trait(
                    "remote-base",
                    source.evidence(tag.start(), tag.end(), "Addresses of the page are relative to another host"),
                    facts(address));
        }
    }

    private void link(Tag tag) {
        Address address = Address.of(tag.value("href").orElse(""));
        String kind = tag.value("rel").orElse("").toLowerCase(Locale.ROOT);
        if (address.isRemote() && LOADING_LINKS.stream().anyMatch(kind::contains)) {
            observations.trait(
                    "remote-style",
                    source.evidence(tag.start(), tag.end(), "The page loads a style sheet or prepares a connection"),
                    facts(address));
        }
    }

    private void tellPolicy() {
        if (policy.isEmpty()) {
            if (whole && runsScripts && depth == 0) {
                observations.trait(
                        "page-without-policy",
                        source.evidence(0, 80, "A page with scripts has no Content-Security-Policy"),
                        Facts.none());
            }
            return;
        }
        PagePolicy parsed = new PagePolicy(policy.get());
        TreeSet<String> open = parsed.openTo();
        boolean inline = parsed.allows("script-src", "'unsafe-inline'");
        boolean eval = parsed.allows("script-src", "'unsafe-eval'");
        if (inline
                || eval
                || open.contains("default")
                || open.contains("script")
                || open.contains("connect")
                || open.contains("frame")) {
            observations.trait(
                    "page-with-weak-policy",
                    source.evidence(0, 80, "The Content-Security-Policy of the page allows much"),
                    Facts.of("open-to", String.join(",", open))
                            .and("unsafe-inline", inline)
                            .and("unsafe-eval", eval));
        }
    }

    private static Facts facts(Address address) {
        return Facts.of("host", address.host())
                .and("scheme", address.scheme())
                .and("host-kind", address.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .and("known", !address.isUnknown());
    }

    /** The text of a {@code data:} address. */
    private static Optional<String> dataAddress(String address) {
        int comma = address.indexOf(',');
        if (comma < 0) {
            return Optional.empty();
        }
        String body = address.substring(comma + 1);
        if (!address.substring(0, comma).contains("base64")) {
            return Optional.of(body.replace("%3C", "<")
                    .replace("%3E", ">")
                    .replace("%20", " ")
                    .replace("%22", "\""));
        }
        String clean = body.replaceAll("[^A-Za-z0-9+/]", "");
        int usable = clean.length() % 4 == 1 ? clean.length() - 1 : clean.length();
        return Optional.of(new String(Base64.getDecoder().decode(clean.substring(0, usable)), StandardCharsets.UTF_8));
    }
}
