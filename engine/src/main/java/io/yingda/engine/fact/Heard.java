package io.yingda.engine.fact;

/** What a message is to the form that is being filled. */
public enum Heard {
    /** An answer to what was asked: a value, a "none" where one may be left out, a yes or no. */
    VALUE,
    /** Words that are no such answer: a bad value, a question, something else. */
    ELSE,
    /** The follower gives up. */
    CANCEL,
    /** The follower wants to answer the question before once more. */
    BACK,
    /** The follower said nothing to it: an event, or a choice from a menu. */
    NOTHING
}
