package dev.vsxray.cli.notify;

import dev.vsxray.cli.command.ExitCode;
import dev.vsxray.cli.command.Host;
import dev.vsxray.cli.command.Surroundings;
import dev.vsxray.cli.command.UsageException;
import dev.vsxray.cli.command.Version;
import dev.vsxray.nightly.notify.Delivery;
import dev.vsxray.nightly.notify.NotifySettings;
import dev.vsxray.nightly.notify.message.Announcement;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "notify", description = "Telling somebody what was found.", mixinStandardHelpOptions = true)
public final class NotifyCommand {

    @Command(
            name = "test",
            description = "Send a test message on every channel of the settings.",
            mixinStandardHelpOptions = true)
    public static final class Test implements Callable<Integer> {

        private final Surroundings around;
        private final Host host;

        @Mixin
        private final Notifications notifications = new Notifications();

        public Test(Surroundings around, Host host) {
            this.around = around;
            this.host = host;
        }

        @Override
        public Integer call() throws IOException {
            NotifySettings settings = notifications.settings(around, host);
            if (settings.channels().isEmpty()) {
                throw new UsageException("There is nobody to tell: no channel in " + notifications.path(around)
                        + ". See docs/notify.md.");
            }
            Announcement test = Announcement.test(
                    around.clock().instant(),
                    around.variable("HOSTNAME")
                            .or(() -> around.variable("COMPUTERNAME"))
                            .orElse(""),
                    Version.ofTool());
            List<Delivery> deliveries = Notifications.tell(test, settings, around);
            deliveries.stream()
                    .filter(Delivery::arrived)
                    .forEach(delivery -> around.out().println(delivery.told()));
            return deliveries.stream().allMatch(Delivery::arrived)
                    ? ExitCode.DONE.number()
                    : ExitCode.NOT_DELIVERED.number();
        }
    }
}
