package io.yingda.knowledge.meaning;

/** Long work stopped because its thread was interrupted; nothing came of it. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
