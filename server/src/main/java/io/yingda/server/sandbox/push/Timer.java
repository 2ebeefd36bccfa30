package io.yingda.server.sandbox.push;

/** Lets time pass, on the clock on the wall. */
@FunctionalInterface
public interface Timer {

    /** Runs the task later, or at once for 0. */
    void after(long millis, Runnable task);
}
