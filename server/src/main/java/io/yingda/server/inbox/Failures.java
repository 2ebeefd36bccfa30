package io.yingda.server.inbox;

import java.util.ArrayList;
import java.util.List;

/** Names a failure for the log. Messages of exceptions are left out: they may quote what a follower wrote. */
final class Failures {

    private static final int FRAMES = 12;

    private Failures() {}

    static String where(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause = failure; cause != null && lines.size() < 3 * FRAMES; cause = cause.getCause()) {
            lines.add(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int index = 0; index < Math.min(FRAMES, frames.length); index++) {
                lines.add("  at " + frames[index]);
            }
        }
        return String.join("\n", lines);
    }
}
