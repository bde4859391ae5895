package dev.vsxray.scanner.archive;

import dev.vsxray.scanner.archive.EntryName.Oddity;
import dev.vsxray.scanner.archive.NestedArchive.Members;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of an archive as they are come by, each under a safe path of its own. */
final class MemberList {

    /** What makes an unpacker write elsewhere. Backslashes only show that the archive was made on Windows. */
    private static final Set<Oddity> LEAVING = EnumSet.of(Oddity.ABSOLUTE_PATH, Oddity.NUL, Oddity.PATH_TRAVERSAL);

    private final String archive;
    private final List<Survey.Candidate> members = new ArrayList<>();
    private final List<String> leaving = new ArrayList<>();
    private final Map<String, Integer> copies = new HashMap<>();
    private boolean encrypted;

    MemberList(PackageFile archive) {
        this.archive = archive.path();
    }

    int size() {
        return members.size();
    }

    void add(String written, Optional<Instant> modified, ByteSource source) {
        EntryName name = EntryName.of(written);
        String path = archive + NestedArchive.SEPARATOR + name.path();
        int earlier = copies.merge(path, 1, Integer::sum) - 1;
        String own = earlier == 0 ? path : path + "%00" + earlier;
        if (name.oddities().stream().anyMatch(LEAVING::contains)) {
            leaving.add(own);
        }
        members.add(new Survey.Candidate(own, modified, source));
    }

    /** Takes note of a link, which is no file; what it leads to is read where it lies. */
    void link(String written, String target) {
        EntryName name = EntryName.of(written);
        if (leadsOut(name.path(), target)) {
            leaving.add(archive + NestedArchive.SEPARATOR + name.path());
        }
    }

    private static boolean leadsOut(String path, String target) {
        if (EntryName.of(target).oddities().contains(Oddity.ABSOLUTE_PATH)) {
            return true;
        }
        int depth = path.split("/").length - 1;
        for (String part : target.replace('\\', '/').split("/")) {
            depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    void encrypted() {
        encrypted = true;
    }

    Members found(long unpacked, Optional<IOException> failure) {
        return new Members(List.copyOf(members), List.copyOf(leaving), encrypted, unpacked, failure);
    }
}
