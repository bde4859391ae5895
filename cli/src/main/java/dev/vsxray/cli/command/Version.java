package dev.vsxray.cli.command;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the tool and of the Java that runs it. */
public final class Version implements IVersionProvider {

    /** From the jar's manifest; classes that run from a folder have none. */
    public static String ofTool() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"vsxray " + ofTool(), "Java " + Runtime.version() + " on " + System.getProperty("os.name")
        };
    }
}
