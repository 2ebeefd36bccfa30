package io.yingda.server.records;

import io.yingda.rules.lookup.Template;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Puts arguments into addresses and headers so that they stay what they are: one segment of a path, one value. */
final class UrlText {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private UrlText() {}

    /**
     * The path and the query. Everything an argument holds is percent-encoded but letters, digits and {@code -._~}.
     *
     * @throws LookUpFailure where an argument in the path is empty, or would make a segment that leads elsewhere
     */
    static String filled(Template url, Map<String, String> arguments) throws LookUpFailure {
        StringBuilder text = new StringBuilder();
        boolean inPath = true;
        for (Template.Piece piece : url.pieces()) {
            if (piece.place()) {
                String value = arguments.getOrDefault(piece.text(), "");
                if (inPath && value.isBlank()) {
                    throw LookUpFailure.notSent("参数 " + piece.text() + " 是空的，不能用在网址里");
                }
                text.append(encoded(value));
            } else {
                text.append(piece.text());
                inPath &= piece.text().indexOf('?') < 0;
            }
        }
        String filled = text.toString();
        int query = filled.indexOf('?');
        for (String segment : (query < 0 ? filled : filled.substring(0, query)).split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                throw LookUpFailure.notSent("参数不能用在网址里");
            }
        }
        return filled;
    }

    /**
     * A header's value.
     *
     * @throws LookUpFailure where an argument holds anything but visible ASCII characters and spaces
     */
    static String header(Template template, Map<String, String> arguments) throws LookUpFailure {
        for (String name : template.names()) {
            String value = arguments.getOrDefault(name, "");
            if (!value.chars().allMatch(unit -> unit >= ' ' && unit < 0x7F)) {
                throw LookUpFailure.notSent("参数 " + name + " 不能用在请求头里");
            }
        }
        return template.fill(name -> arguments.getOrDefault(name, "").strip());
    }

    static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            if (octet > 0 && UNRESERVED.indexOf(octet) >= 0) {
                text.append((char) octet);
            } else {
                text.append('%').append("%02X".formatted(octet & 0xFF));
            }
        }
        return text.toString();
    }
}
