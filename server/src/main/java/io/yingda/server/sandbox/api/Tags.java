package io.yingda.server.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tags an account gives its followers. The first hundred numbers are WeChat's own. */
final class Tags {

    private static final int FIRST = 100;
    private static final int MOST = 100;
    private static final int LONGEST_NAME = 30;
    private static final int SYSTEM = 3;

    private final Map<Integer, String> names = new LinkedHashMap<>();
    private int next = FIRST;

    int create(String name) throws Refusal {
        check(name);
        if (names.size() >= MOST) {
            throw new Refusal(ErrorCode.TOO_MANY_TAGS);
        }
        names.put(next, name);
        return next++;
    }

    void rename(int id, String name) throws Refusal {
        known(id);
        if (!name.equals(names.get(id))) {
            check(name);
        }
        names.put(id, name);
    }

    void delete(int id) throws Refusal {
        known(id);
        names.remove(id);
    }

    /** Refused with 45058 for a tag of WeChat's own, with 45159 for one that is not there. */
    void known(int id) throws Refusal {
        if (id >= 0 && id < SYSTEM) {
            throw new Refusal(ErrorCode.SYSTEM_TAG);
        }
        if (!names.containsKey(id)) {
            throw new Refusal(ErrorCode.INVALID_TAG);
        }
    }

    Map<Integer, String> all() {
        return Map.copyOf(names);
    }

    List<Integer> ids() {
        return new ArrayList<>(names.keySet());
    }

    private void check(String name) throws Refusal {
        if (name.isEmpty() || names.containsValue(name)) {
            throw new Refusal(ErrorCode.INVALID_TAG_NAME);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new Refusal(ErrorCode.TAG_NAME_TOO_LONG);
        }
    }
}
