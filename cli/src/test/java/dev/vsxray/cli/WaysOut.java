package dev.vsxray.cli;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** All the ways Java has to talk to somebody or to start a program. Where one is not refused it only reaches this machine. */
final class WaysOut {

    private static final int DISCARD_PORT = 9;

    private WaysOut() {}

    /** One of the ways. */
    interface Way {
        void take() throws IOException, InterruptedException;
    }

    static Map<String, Way> all() {
        InetAddress here = InetAddress.getLoopbackAddress();
        URI uri = URI.create("http://127.0.0.1:" + DISCARD_PORT + "/");
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("Socket", () -> new Socket(here, DISCARD_PORT).close());
        ways.put("ServerSocket", () -> new ServerSocket(0, 1, here).close());
        ways.put("DatagramSocket", () -> new DatagramSocket(0, here).close());
        ways.put(
                "SocketChannel",
                () -> SocketChannel.open(new InetSocketAddress(here, DISCARD_PORT))
                        .close());
        ways.put("ServerSocketChannel", () -> ServerSocketChannel.open().close());
        ways.put("DatagramChannel", () -> DatagramChannel.open().close());
        ways.put(
                "AsynchronousSocketChannel",
                () -> AsynchronousSocketChannel.open().close());
        ways.put(
                "AsynchronousServerSocketChannel",
                () -> AsynchronousServerSocketChannel.open().close());
        ways.put(
                "Unix domain socket",
                () -> SocketChannel.open(StandardProtocolFamily.UNIX).close());
        ways.put("name look-up", () -> InetAddress.getByName("nobody.invalid"));
        ways.put(
                "address look-up",
                () -> InetAddress.getByAddress(new byte[] {127, 0, 0, 2}).getCanonicalHostName());
        ways.put("ping", () -> here.isReachable(10));
        ways.put("URLConnection", () -> uri.toURL().openStream().close());
        ways.put(
                "HttpClient",
                () -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding()));
        ways.put("ProcessBuilder", () -> new ProcessBuilder("true").start().waitFor());
        ways.put(
                "Runtime.exec",
                () -> Runtime.getRuntime().exec(new String[] {"true"}).waitFor());
        return ways;
    }
}
