package io.yingda.engine.fact;

/** Why a look-up came to nothing. */
public enum Fault {
    /** The system took longer than the look-up may take. */
    TIMEOUT,
    /** The system cannot be reached, says that it cannot answer, or is left alone for a while after failing again and again. */
    UNAVAILABLE,
    /** The system, or the connection to it, does not allow this look-up or these arguments. */
    REFUSED,
    /** What the system answered cannot be read. */
    BAD_ANSWER,
    /** The system answered that there is no such thing. */
    NOT_FOUND,
    /** It was asked too often, by this follower or with these arguments, and is not asked again for a while. */
    TOO_MANY
}
