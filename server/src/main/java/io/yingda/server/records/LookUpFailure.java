package io.yingda.server.records;

import io.yingda.engine.fact.Fault;

/** A look-up that came to nothing. Its words are for people who run the systems, and hold nothing a follower wrote. */
final class LookUpFailure extends Exception {

    private final Fault fault;
    private final boolean called;
    private final boolean passing;

    LookUpFailure(Fault fault, String words) {
        this(fault, words, true, fault == Fault.UNAVAILABLE);
    }

    private LookUpFailure(Fault fault, String words, boolean called, boolean passing) {
        super(words, null, false, false);
        this.fault = fault;
        this.called = called;
        this.passing = passing;
    }

    /** The system wants to be asked less. */
    static LookUpFailure tooOften(String words) {
        return new LookUpFailure(Fault.UNAVAILABLE, words, true, false);
    }

    /** The same, answered without a call. */
    LookUpFailure remembered() {
        return new LookUpFailure(fault, words(), false, false);
    }

    /** What was never sent to the system, since an argument does not fit where it is to go. */
    static LookUpFailure notSent(String words) {
        return new LookUpFailure(Fault.REFUSED, words, false, false);
    }

    Fault fault() {
        return fault;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    /** Whether the system was asked at all. */
    boolean isCalled() {
        return called;
    }

    /** Whether the system may answer when it is asked again at once. */
    boolean isPassing() {
        return passing;
    }
}
