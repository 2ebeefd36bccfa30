package io.yingda.server.sandbox.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls of the API. */
final class CallLog {

    private static final int MOST = 200;

    private final Deque<CallRow> rows = new ArrayDeque<>();
    private long last;

    void add(long at, String account, String method, String path, String outcome) {
        rows.addLast(new CallRow(++last, at, account, method, path, outcome));
        if (rows.size() > MOST) {
            rows.removeFirst();
        }
    }

    /** The newest first. */
    List<CallRow> rows() {
        return List.copyOf(rows).reversed();
    }
}
