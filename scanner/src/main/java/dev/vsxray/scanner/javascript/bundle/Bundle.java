package dev.vsxray.scanner.javascript.bundle;

import java.util.List;
import java.util.Optional;

/** The modules of one script, as far as it names them. A script that is no bundle has none. */
public final class Bundle {

    private final Regions written;
    private final Regions mapped;

    private Bundle(List<Region> written, List<Region> mapped) {
        this.written = new Regions(written);
        this.mapped = new Regions(mapped);
    }

    /** @param map the script's source map; asked for names only where the script itself says nothing */
    public static Bundle of(String text, Optional<byte[]> map) {
        return new Bundle(
                WrittenModules.of(text),
                map.map(bytes -> SourceMap.regions(text, bytes)).orElse(List.of()));
    }

    /** The package that the code at UTF-16 code unit {@code offset} came from; empty where the bundle does not say. */
    public Optional<BundledModule> at(int offset) {
        return written.at(offset).or(() -> mapped.at(offset)).flatMap(Region::module);
    }
}
