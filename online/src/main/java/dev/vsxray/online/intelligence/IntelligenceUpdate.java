package dev.vsxray.online.intelligence;

import dev.vsxray.online.http.HostScope;
import dev.vsxray.online.http.Web;
import dev.vsxray.online.http.WebAnswer;
import dev.vsxray.online.http.WebRequest;
import dev.vsxray.signatures.intelligence.ExtensionIndicator;
import dev.vsxray.signatures.intelligence.IntelligenceSet;
import dev.vsxray.signatures.intelligence.ShippedIntelligence;
import dev.vsxray.signatures.intelligence.bundle.BundleException;
import dev.vsxray.signatures.intelligence.bundle.BundleSignature;
import dev.vsxray.signatures.intelligence.bundle.IntelligenceBundle;
import dev.vsxray.signatures.intelligence.feed.Feed;
import dev.vsxray.signatures.intelligence.feed.FeedException;
import dev.vsxray.signatures.intelligence.feed.FeedFormat;
import dev.vsxray.signatures.intelligence.feed.FeedReading;
import dev.vsxray.signatures.intelligence.feed.OsvVulnerabilities;
import dev.vsxray.signatures.intelligence.store.IntelligenceStore;
import dev.vsxray.signatures.intelligence.store.UpdateOutcome;
import dev.vsxray.signatures.vulnerability.Vulnerability;
import dev.vsxray.signatures.vulnerability.VulnerabilityStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Fetches feeds and puts them in force, one after the other; a feed that fails costs no other. */
public final class IntelligenceUpdate {

    /** Bytes of a feed. All OSV records of npm together are near 230 MB, packed. */
    private static final long MOST_BYTES = 512L << 20;

    private final Web web;
    private final IntelligenceStore store;
    private final VulnerabilityStore vulnerabilities;
    private final List<PublicKey> trusted;
    private final Clock clock;

    /** @param trusted keys that bundles must be signed by */
    public IntelligenceUpdate(
            Web web,
            IntelligenceStore store,
            VulnerabilityStore vulnerabilities,
            List<PublicKey> trusted,
            Clock clock) {
        this.web = web;
        this.store = store;
        this.vulnerabilities = vulnerabilities;
        this.trusted = List.copyOf(trusted);
        this.clock = clock;
    }

    /** The content of a feed, or why there is none. */
    private record Fetched(Optional<byte[]> content, String reason) {}

    /** An unusable feed; the message is a sentence for the user. */
    private static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String reason) {
            super(reason);
        }
    }

    /**
     * @param force also where the feed is older than what is in force or lost over a fifth of it
     * @throws IOException where the store cannot be written to
     */
    public FeedOutcome update(ConfiguredFeed feed, boolean force) throws IOException {
        Fetched fetched = fetch(feed);
        if (fetched.content().isEmpty()) {
            return new FeedOutcome.Failed(fetched.reason());
        }
        try {
            return feed.format().equals(ConfiguredFeed.OSV_NPM_VULNERABILITIES)
                    ? know(fetched.content().get(), force)
                    : offer(feed, read(feed, fetched.content().get()), force);
        } catch (UnusableException unusable) {
            return new FeedOutcome.Failed(String.valueOf(unusable.getMessage()));
        }
    }

    private Fetched fetch(ConfiguredFeed feed) {
        if (feed.location().getScheme().equals("file")) {
            return file(Path.of(feed.location()));
        }
        WebAnswer answer = web.ask(
                WebRequest.get(feed.location(), HostScope.of(feed.location().getHost()), MOST_BYTES));
        if (answer instanceof WebAnswer.Body body) {
            return new Fetched(Optional.of(body.bytes()), "");
        }
        if (answer instanceof WebAnswer.Absent) {
            return new Fetched(Optional.empty(), "There is nothing at " + feed.location() + ".");
        }
        if (answer instanceof WebAnswer.Refused) {
            return new Fetched(Optional.empty(), feed.location().getHost() + " refuses to answer so often.");
        }
        return new Fetched(Optional.empty(), ((WebAnswer.Failed) answer).reason());
    }

    private static Fetched file(Path file) {
        try {
            return Files.size(file) > MOST_BYTES
                    ? new Fetched(Optional.empty(), file + " is larger than " + MOST_BYTES + " bytes.")
                    : new Fetched(Optional.of(Files.readAllBytes(file)), "");
        } catch (IOException unreadable) {
            return new Fetched(Optional.empty(), file + " cannot be read.");
        }
    }

    private static boolean isMalicious(String record) {
        return record.startsWith("MAL-");
    }

    private FeedOutcome know(byte[] zip, boolean force) throws IOException, UnusableException {
        List<Vulnerability> offered;
        try {
            offered = OsvVulnerabilities.read(OsvZip.records(zip, record -> !isMalicious(record)));
        } catch (FeedException | IOException damaged) {
            throw new UnusableException("It cannot be read: " + damaged.getMessage() + ".");
        }
        int before = vulnerabilities.read().size();
        if (!force && offered.size() * 100L < before * 80L) {
            return new FeedOutcome.Refused(
                    "It has only " + offered.size() + " vulnerabilities where " + before + " are in force.");
        }
        vulnerabilities.replace(offered);
        return new FeedOutcome.Known(before, offered.size());
    }

    /** What a feed offers, and how many of its entries could not be used. */
    private record Offer(IntelligenceBundle bundle, int rejected) {}

    private Offer read(ConfiguredFeed feed, byte[] content) throws UnusableException {
        try {
            if (feed.format().equals(ConfiguredFeed.BUNDLE)) {
                return new Offer(BundleSignature.verify(content, trusted), 0);
            }
            boolean zipped = feed.format().equals(ConfiguredFeed.OSV_ZIP);
            String text = zipped
                    ? OsvZip.records(content, IntelligenceUpdate::isMalicious)
                    : new String(content, StandardCharsets.UTF_8);
            FeedFormat format =
                    zipped ? FeedFormat.OSV : FeedFormat.ofWord(feed.format()).orElseThrow();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            FeedReading reading = Feed.read(format, text, feed.profile(today));
            IntelligenceSet set = reading.toSet(feed.profile(today).source(), ShippedIntelligence.genuineExtensions());
            if (set.size() == 0 && !reading.rejected().isEmpty()) {
                throw new UnusableException("None of its " + reading.rejected().size() + " entries can be used.");
            }
            return new Offer(
                    new IntelligenceBundle(clock.instant(), set),
                    reading.rejected().size());
        } catch (BundleException refused) {
            throw new UnusableException(String.valueOf(refused.getMessage()));
        } catch (FeedException notOfTheFormat) {
            throw new UnusableException(
                    "It is not of the format " + feed.format() + ": " + notOfTheFormat.getMessage() + ".");
        } catch (IOException damaged) {
            throw new UnusableException("It cannot be read: " + damaged.getMessage() + ".");
        }
    }

    private FeedOutcome offer(ConfiguredFeed feed, Offer offer, boolean force) throws IOException, UnusableException {
        if (!force) {
            Optional<FeedOutcome> older = older(feed, offer.bundle().set());
            if (older.isPresent()) {
                return older.get();
            }
        }
        UpdateOutcome outcome;
        try {
            outcome = store.update(feed.name(), offer.bundle(), force);
        } catch (IllegalArgumentException badName) {
            throw new UnusableException(String.valueOf(badName.getMessage()));
        }
        if (outcome instanceof UpdateOutcome.Taken taken) {
            return new FeedOutcome.Taken(
                    taken.difference(), offer.bundle().set().size(), offer.rejected());
        }
        if (outcome instanceof UpdateOutcome.RefusedAsShrunken shrunken) {
            return new FeedOutcome.Refused("It has only " + shrunken.after() + " " + shrunken.what() + " where "
                    + shrunken.before() + " are in force.");
        }
        UpdateOutcome.RefusedAsOlder refused = (UpdateOutcome.RefusedAsOlder) outcome;
        return new FeedOutcome.Refused(
                "It was made " + refused.offered() + ", before the one in force of " + refused.inForce() + ".");
    }

    /** A feed without a date of its own is as old as its newest entry; one that is older than before was played again. */
    private Optional<FeedOutcome> older(ConfiguredFeed feed, IntelligenceSet offered) throws IOException {
        Optional<LocalDate> before = store.find(feed.name())
                .flatMap(inForce -> newest(inForce.bundle().set()));
        Optional<LocalDate> after = newest(offered);
        boolean older = before.isPresent() && after.isPresent() && after.get().isBefore(before.get());
        return older
                ? Optional.of(new FeedOutcome.Refused("Its newest entry is of " + after.get()
                        + "; the one in force has one of " + before.get() + "."))
                : Optional.empty();
    }

    private static Optional<LocalDate> newest(IntelligenceSet set) {
        return set.extensions().stream()
                .map(ExtensionIndicator::date)
                .flatMap(Optional::stream)
                .max(LocalDate::compareTo);
    }
}
