package io.yingda.server.sandbox.api;

/** Which part of a list a call asks for: from the first, and before the second. */
record Paging(int from, int to) {

    /** Refused with 40035 unless {@code offset} is not negative and {@code count} between 1 and the most. */
    static Paging of(Body body, int size, int most) throws Refusal {
        long offset = body.number("offset", 0);
        long count = body.number("count", 0);
        if (offset < 0 || count < 1 || count > most) {
            throw new Refusal(ErrorCode.INVALID_ARGUMENT);
        }
        int from = (int) Math.min(offset, size);
        return new Paging(from, (int) Math.min(from + count, size));
    }
}
