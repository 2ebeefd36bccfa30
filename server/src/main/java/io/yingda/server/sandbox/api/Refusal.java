package io.yingda.server.sandbox.api;

/** WeChat's refusal of a call: HTTP 200, with an errcode. */
final class Refusal extends Exception {

    private final int code;
    private final String words;

    Refusal(ErrorCode error) {
        this(error.code(), error.words());
    }

    Refusal(int code, String words) {
        super(words, null, false, false);
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    String words() {
        return words;
    }
}
