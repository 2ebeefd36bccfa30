package io.yingda.server.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who works on tickets.
 *
 * @param departments by name, in the order written; one that is not among them works at the desk
 * @param deadline how long a department has that says nothing else
 * @param closing after how long without a word a resolved ticket is closed
 * @param token lets another help desk change tickets; null where none may
 */
public record TicketSettings(
        Map<String, Department> departments,
        Duration deadline,
        Duration closing,
        @Nullable String token) {

    public static final TicketSettings DEFAULT =
            new TicketSettings(Map.of(), Duration.ofDays(2), Duration.ofDays(3), null);

    public TicketSettings {
        departments = Collections.unmodifiableMap(new LinkedHashMap<>(departments));
    }

    /**
     * Somebody who works on tickets.
     *
     * @param deadline how long a ticket may take
     * @param hook is told of every ticket; null where nobody is
     */
    public record Department(
            String name, Duration deadline, @Nullable Hook hook) {}

    /**
     * Another help desk.
     *
     * @param secret signs what it is told
     */
    public record Hook(URI url, String secret) {

        /** Without what is secret. */
        @Override
        public String toString() {
            return "Hook[" + url.getHost() + "]";
        }
    }

    /** A department; one that is not declared has the usual time and no hook. */
    public Department department(String name) {
        Department department = departments.get(name);
        return department == null ? new Department(name, deadline, null) : department;
    }

    /** Those who are declared. */
    public Set<String> names() {
        return departments.keySet();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "TicketSettings" + departments.keySet();
    }
}
