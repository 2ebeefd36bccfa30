package io.yingda.server.web;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Where other nodes reach this one, when the settings don't say. */
final class OwnAddress {

    private static final int POSTGRESQL = 5432;

    private OwnAddress() {}

    /**
     * The address this machine has towards the database, where it listens on all of them; otherwise the one it listens on.
     *
     * @param host what it listens on
     * @param databaseUrl {@code jdbc:postgresql://host:port/name}
     */
    static URI of(String host, int port, String databaseUrl) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        return URI.create("http://" + bracketed(everywhere ? towards(databaseUrl) : host) + ':' + port);
    }

    private static String towards(String databaseUrl) {
        // Nothing is sent: the system only chooses the address it would send from.
        try (DatagramSocket socket = new DatagramSocket()) {
            URI database = URI.create(databaseUrl.substring("jdbc:".length()));
            String name = database.getHost() == null ? "127.0.0.1" : database.getHost();
            int port = database.getPort() < 0 ? POSTGRESQL : database.getPort();
            socket.connect(new InetSocketAddress(InetAddress.getByName(name), port));
            return socket.getLocalAddress().getHostAddress();
        } catch (IOException | RuntimeException unknown) {
            return "127.0.0.1";
        }
    }

    private static String bracketed(String host) {
        int zone = host.indexOf('%');
        String name = zone < 0 ? host : host.substring(0, zone);
        return name.contains(":") ? '[' + name + ']' : name;
    }
}
