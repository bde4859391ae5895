package dev.vsxray.nightly.notify.channel;

import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.Event;
import dev.vsxray.nightly.notify.message.EventFormat;
import dev.vsxray.nightly.state.StateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Appends events to a file that a collector reads. A new one is its owner's alone; a link is not written through. */
public record LinesFileChannel(String name, Path path, EventFormat format) implements Channel {

    @Override
    public void send(Announcement announcement) throws DeliveryException {
        StringBuilder lines = new StringBuilder();
        Event.of(announcement).forEach(event -> lines.append(format.line(event)).append('\n'));
        try {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                create();
            }
            try (FileChannel file = FileChannel.open(
                    path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS))) {
                ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
        } catch (IOException failure) {
            throw DeliveryException.lasting(
                    path + " cannot be written: " + failure.getClass().getSimpleName() + ": " + failure.getMessage());
        }
    }

    private void create() throws IOException {
        try {
            StateFiles.create(path, new byte[0]);
        } catch (FileAlreadyExistsException inTheMeantime) {
            // Somebody else began the file; it is appended to.
        }
    }
}
