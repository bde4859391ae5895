package dev.vsxray.nightly.run;

import dev.vsxray.nightly.state.StateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Lets one nightly run be at a time. The system's lock on a file holds the others off and ends with the process however
 * that ends; what the file says, who and since when, is for people, and outlives a run that did not end well. So a run
 * that finds the file unlocked and not empty knows that the one before it failed.
 */
final class NightLock implements Closeable {

    /** Far behind the text: systems that lock by force let others read what is before. In bytes. */
    private static final long LOCKED_BYTE = 1L << 40;

    /** What an owner is told by is a line. In bytes. */
    private static final int LONGEST_OWNER = 1_000;

    private final FileChannel channel;
    private final FileLock lock;
    private final Optional<String> leftBehind;

    private NightLock(FileChannel channel, FileLock lock, Optional<String> leftBehind) {
        this.channel = channel;
        this.lock = lock;
        this.leftBehind = leftBehind;
    }

    /** @throws RunningException while another run has it */
    static NightLock take(Path file, String owner, Clock clock) throws IOException, RunningException {
        try {
            StateFiles.create(file, new byte[0]);
        } catch (FileAlreadyExistsException usual) {
            // It stays after the first night.
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        String content = content(channel);
        Optional<FileLock> lock = tryLock(channel);
        if (lock.isEmpty()) {
            channel.close();
            throw new RunningException("a nightly run is under way: " + described(content, clock.instant())
                    + ". Wait for it, or end that process.");
        }
        NightLock taken = new NightLock(
                channel,
                lock.get(),
                content.isEmpty() ? Optional.empty() : Optional.of(described(content, clock.instant())));
        try {
            taken.write(owner + " since " + clock.instant().truncatedTo(ChronoUnit.SECONDS));
        } catch (IOException full) {
            taken.close();
            throw full;
        }
        return taken;
    }

    /** The run before, where it did not end well: who, since when, how long ago. */
    Optional<String> leftBehind() {
        return leftBehind;
    }

    /** Says that the run ended well. */
    void finished() throws IOException {
        write("");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
        } catch (OverlappingFileLockException sameProcess) {
            return Optional.empty();
        }
    }

    private static String content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_OWNER);
        channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
    }

    private void write(String text) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        channel.force(false);
    }

    private static String described(String content, Instant now) {
        int since = content.lastIndexOf(" since ");
        if (since < 0) {
            return "its owner is not known";
        }
        try {
            Instant begun = Instant.parse(content.substring(since + " since ".length()));
            return content + ", " + Duration.between(begun, now).toMinutes() + " minutes ago";
        } catch (DateTimeException noTime) {
            return content;
        }
    }
}
