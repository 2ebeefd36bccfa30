package io.yingda.server.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One client's end, which puts bytes on the wire as a case has them. A connection is used again while both sides can. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int PIECES = 7;

    private final int port;
    private @Nullable Socket socket;

    Wire(int port) {
        this.port = port;
    }

    /**
     * Sends a case.
     *
     * @return the status; empty when the server hung up instead
     * @throws SocketTimeoutException when it does neither for a long time
     */
    OptionalInt send(FuzzCase each) throws IOException {
        boolean fresh = socket == null;
        OptionalInt status = sent(each);
        // The server may have ended a connection that was good for one request only, while the next was on its way.
        return status.isEmpty() && !fresh ? sent(each) : status;
    }

    private OptionalInt sent(FuzzCase each) throws IOException {
        Socket open = socket == null ? connected() : socket;
        socket = open;
        try {
            write(each, open.getOutputStream());
            if (!each.isProper()) {
                open.shutdownOutput();
            }
        } catch (SocketException hungUp) {
            // It may have answered before it did.
        }
        Answer answer = answer(open.getInputStream(), each.method().equals("HEAD"));
        if (!each.isProper() || answer == null || answer.last()) {
            close();
        }
        return answer == null ? OptionalInt.empty() : OptionalInt.of(answer.status());
    }

    private Socket connected() throws IOException {
        Socket open = new Socket(InetAddress.getLoopbackAddress(), port);
        open.setSoTimeout(PATIENCE_MILLIS);
        open.setTcpNoDelay(true);
        return open;
    }

    private static void write(FuzzCase each, OutputStream out) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(each.method() + ' ' + each.path() + '?' + each.query() + " HTTP/1.1");
        lines.addAll(each.headers());
        byte[] body = each.body();
        int length = body.length;
        switch (each.delivery()) {
            case WHOLE, SLOW -> lines.add("Content-Length: " + length);
            case CHUNKED, BADLY_CHUNKED -> lines.add("Transfer-Encoding: chunked");
            case TRUNCATED -> lines.add("Content-Length: " + (length + 1 + each.number() % 1_000));
            case TOO_LONG -> lines.add("Content-Length: " + length / 2);
            case ODD_LENGTH -> lines.add("Content-Length: " + oddLength(each.number()));
            case BOTH -> {
                lines.add("Content-Length: " + length);
                lines.add("Transfer-Encoding: chunked");
            }
        }
        out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(UTF_8));
        switch (each.delivery()) {
            case SLOW -> inPieces(body, out);
            case CHUNKED, BOTH -> inChunks(body, out, 0);
            case BADLY_CHUNKED -> inChunks(body, out, 1 + (int) (each.number() % 5));
            default -> out.write(body);
        }
        out.flush();
    }

    private static String oddLength(long number) {
        String[] odd = {"-1", "abc", "99999999999999999999", "1, 2", "", "+5", "0x10", "1e3", "2147483648", " 7 7"};
        return odd[(int) (number % odd.length)];
    }

    private static void inPieces(byte[] body, OutputStream out) throws IOException {
        int size = Math.max(1, body.length / PIECES);
        for (int at = 0; at < body.length; at += size) {
            out.write(body, at, Math.min(size, body.length - at));
            out.flush();
        }
    }

    /** @param flaw 0 for none */
    private static void inChunks(byte[] body, OutputStream out, int flaw) throws IOException {
        int size = Math.max(1, body.length / PIECES);
        for (int at = 0; at < body.length; at += size) {
            int chunk = Math.min(size, body.length - at);
            String head = switch (flaw) {
                case 1 -> Integer.toHexString(chunk + 3);
                case 2 -> "zz";
                case 3 -> "-1";
                case 4 -> "fffffffffffffffff";
                default -> Integer.toHexString(chunk);
            };
            out.write((head + "\r\n").getBytes(ISO_8859_1));
            out.write(body, at, chunk);
            out.write("\r\n".getBytes(ISO_8859_1));
            out.flush();
        }
        if (flaw != 5) {
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        }
    }

    /** @param last whether the server ends the connection with it */
    private record Answer(int status, boolean last) {}

    private static @Nullable Answer answer(InputStream in, boolean withoutBody) throws IOException {
        try {
            while (true) {
                String line = line(in);
                if (line == null) {
                    return null;
                }
                int status = Integer.parseInt(line.split(" ", 3)[1]);
                int length = 0;
                boolean last = line.startsWith("HTTP/1.0");
                for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
                    String lower = header.toLowerCase(Locale.ROOT);
                    if (lower.startsWith("content-length:")) {
                        length = Integer.parseInt(
                                lower.substring("content-length:".length()).strip());
                    }
                    last |= lower.equals("connection: close");
                }
                if (status == 100) {
                    continue;
                }
                if (!withoutBody) {
                    in.readNBytes(length);
                }
                return new Answer(status, last);
            }
        } catch (SocketException reset) {
            return null;
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.size() == 0 ? null : line.toString(ISO_8859_1);
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
