package io.yingda.server.wechat;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts how often WeChat has pushed the same thing. Where an account cannot send anything later, every attempt but the last
 * is left without an answer while its turn runs: WeChat then pushes again, and the reply can still go. Safe for many
 * threads.
 */
public final class Attempts {

    private static final int REMEMBERED = 10_000;

    private final int most;
    private final Map<String, Integer> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> oldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param most how often WeChat pushes when it gets no answer */
    public Attempts(int most) {
        this.most = most;
    }

    /** Counts one more, and says whether it is the last. */
    synchronized boolean isLast(String key) {
        return counts.merge(key, 1, Integer::sum) >= most;
    }
}
