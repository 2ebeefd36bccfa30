package io.yingda.rules.run;

/** Ends an evaluation that spends more than its limits. An error, so that no rule can catch it by accident. */
final class Runaway extends Error {

    private static final long serialVersionUID = 1;

    Runaway(String what) {
        super(what);
    }
}
