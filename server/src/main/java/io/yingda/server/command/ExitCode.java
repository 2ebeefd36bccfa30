package io.yingda.server.command;

/** What the process tells its caller. */
final class ExitCode {

    static final int FINE = 0;
    static final int FINDINGS = 1;
    static final int WRONG_USE = 2;
    /** A fault of the program. */
    static final int FAULT = 70;

    private ExitCode() {}
}
