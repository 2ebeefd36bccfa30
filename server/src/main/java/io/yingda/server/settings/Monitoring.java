package io.yingda.server.settings;

/** Who may read metrics and status. */
public enum Monitoring {
    /** Only who asks from this machine itself, not through a proxy. */
    LOOPBACK,
    /** Whoever reaches the port. */
    EVERYWHERE
}
