package dev.vsxray.cli;

import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/**
 * A Java agent that makes every socket, every look-up of a name and every process an error in the Java it is loaded into,
 * and counts the attempts, also those whose error somebody catches. It changes the few methods of the JDK that all ways
 * to these lead through; a security manager would do, but the newest JDKs have none.
 */
public final class SilenceGuard {

    private static final String ATTEMPTS = "vsxray.test.attempts";

    private SilenceGuard() {}

    /** What was tried so far, in order, such as {@code sun.nio.ch.Net.socket}. */
    static List<String> attempts() {
        return System.getProperty(ATTEMPTS, "").lines().toList();
    }

    /** Writes the jar that {@code -javaagent} wants; this class itself is found on the class path. */
    static Path jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", SilenceGuard.class.getName());
        attributes.putValue("Can-Retransform-Classes", "true");
        Path jar = folder.resolve("guard.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        return jar;
    }

    /** Called by the JVM before {@code main}. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        AgentBuilder builder = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(none());
        builder = refusing(builder, "sun.nio.ch.Net", "socket", "serverSocket");
        builder = refusing(builder, "sun.nio.ch.UnixDomainSockets", "socket");
        builder = refusing(
                builder,
                "java.net.InetAddress",
                "getAddressesFromNameService",
                "getHostFromNameService",
                "isReachable");
        builder = refusing(builder, "java.lang.ProcessImpl", "start");
        builder.installOn(instrumentation);
    }

    private static AgentBuilder refusing(AgentBuilder builder, String type, String... methods) {
        return builder.type(named(type))
                .transform((changed, description, loader, module, domain) -> changed.visit(
                        Advice.to(Refusal.class).on(namedOneOf(methods).and(not(isNative())))));
    }

    /** Copied by the agent to the start of each method; inside the JDK it can name nothing but the JDK. */
    static final class Refusal {

        private Refusal() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#t.#m") String method) {
            synchronized (System.class) {
                System.setProperty(
                        "vsxray.test.attempts", System.getProperty("vsxray.test.attempts", "") + method + "\n");
            }
            throw new SecurityException("the guard refuses " + method);
        }
    }
}
