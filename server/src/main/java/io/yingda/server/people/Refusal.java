package io.yingda.server.people;

import java.util.Map;

/** Why a request is not done, in Chinese words for the person who made it. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final transient Map<String, Object> further;

    /** @param status of the answer, 400 to 599 */
    public Refusal(int status, String words) {
        this(status, words, Map.of());
    }

    /**
     * @param status of the answer, 400 to 599
     * @param further fields of the answer, beside the words
     */
    public Refusal(int status, String words, Map<String, Object> further) {
        super(words, null, false, false);
        this.status = status;
        this.further = Map.copyOf(further);
    }

    int status() {
        return status;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    Map<String, Object> further() {
        return further;
    }
}
