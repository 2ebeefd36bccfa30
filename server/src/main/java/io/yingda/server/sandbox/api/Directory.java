package io.yingda.server.sandbox.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which addresses the API has. */
final class Directory {

    private static final int USUAL_QUOTA = 100_000;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * An address.
     *
     * @param method GET or POST; empty where WeChat takes either
     * @param quota calls a day
     * @param certified whether only certified accounts may call it
     */
    record Entry(String method, String path, int quota, boolean certified, Endpoint endpoint) {

        private Entry with(int newQuota, boolean newCertified) {
            return new Entry(method, path, newQuota, newCertified, endpoint);
        }
    }

    /** An address of which the quota and who may call it can still be said. */
    final class Added {

        private final String path;

        private Added(String path) {
            this.path = path;
        }

        Added quota(int calls) {
            entries.computeIfPresent(path, (ignored, entry) -> entry.with(calls, entry.certified()));
            return this;
        }

        Added certified() {
            entries.computeIfPresent(path, (ignored, entry) -> entry.with(entry.quota(), true));
            return this;
        }
    }

    Added get(String path, Endpoint endpoint) {
        return add("GET", path, endpoint);
    }

    Added post(String path, Endpoint endpoint) {
        return add("POST", path, endpoint);
    }

    Added any(String path, Endpoint endpoint) {
        return add("", path, endpoint);
    }

    @Nullable
    Entry find(String path) {
        return entries.get(path);
    }

    Set<String> paths() {
        return Set.copyOf(entries.keySet());
    }

    private Added add(String method, String path, Endpoint endpoint) {
        entries.put(path, new Entry(method, path, USUAL_QUOTA, false, endpoint));
        return new Added(path);
    }
}
