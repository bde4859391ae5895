package dev.vsxray.nightly.notify.channel;

import dev.vsxray.nightly.notify.message.Announcement;
import dev.vsxray.nightly.notify.message.PlainText;
import dev.vsxray.nightly.program.Programs;
import dev.vsxray.nightly.program.Programs.Invocation;
import dev.vsxray.nightly.program.Programs.Outcome;
import dev.vsxray.scanner.locate.Machine.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Shows a notice on the desktop of who runs it. Text goes as an argument or a variable, never into a script. */
public record DesktopChannel(String name, Os os, Programs programs) implements Channel {

    /** Characters; desktops show a few lines. */
    private static final int MAX_TEXT = 400;

    /** Windows PowerShell, since PowerShell 7 cannot load these types. The text is a node, so it cannot become markup. */
    private static final String TOAST = """
            $null = [Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]
            $toast = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02')
            $lines = $toast.GetElementsByTagName('text')
            $null = $lines.Item(0).AppendChild($toast.CreateTextNode($env:VSXRAY_TITLE))
            $null = $lines.Item(1).AppendChild($toast.CreateTextNode($env:VSXRAY_TEXT))
            $app = '{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe'
            [Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier($app).Show($toast)
            """;

    @Override
    public void send(Announcement announcement) throws DeliveryException {
        String title = announcement.headline();
        String text = PlainText.body(announcement, MAX_TEXT).strip();
        try {
            Outcome outcome = programs.run(invocation(title, text));
            if (!outcome.succeeded()) {
                throw DeliveryException.lasting("the desktop showed nothing: " + outcome.complaint());
            }
        } catch (IOException failure) {
            throw DeliveryException.lasting("there is no desktop to show it on: " + failure.getMessage());
        }
    }

    private Invocation invocation(String title, String text) {
        return switch (os) {
            case LINUX ->
                Invocation.of(
                        "notify-send", "--app-name=vsxray", "--urgency=critical", "--", title, withoutMarkup(text));
            // Both texts begin with a word of ours, so neither can be taken for an option.
            case MACOS ->
                Invocation.of(
                        "osascript",
                        "-e",
                        "on run arguments",
                        "-e",
                        "display notification (item 2 of arguments) with title (item 1 of arguments)",
                        "-e",
                        "end run",
                        title,
                        "vsxray found: " + text);
            case WINDOWS ->
                new Invocation(
                        List.of(
                                "powershell.exe",
                                "-NoProfile",
                                "-NonInteractive",
                                "-EncodedCommand",
                                Base64.getEncoder().encodeToString(TOAST.getBytes(StandardCharsets.UTF_16LE))),
                        "",
                        Map.of("VSXRAY_TITLE", title, "VSXRAY_TEXT", text));
        };
    }

    /** The Desktop Notifications Specification lets a body hold markup. */
    private static String withoutMarkup(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
