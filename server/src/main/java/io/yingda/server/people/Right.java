package io.yingda.server.people;

/** Something a person may or may not do. Every route of the console needs exactly one. */
public enum Right {
    /** Sees own settings and signs out. Everybody signed in may. */
    SIGNED_IN,
    /** Sees the desk: queues and conversations, with personal data masked. */
    SEE_DESK,
    /** Serves followers: takes conversations, writes, gives back, closes. */
    SERVE,
    /** Sees everybody's conversations, takes over and re-assigns. */
    SUPERVISE,
    /** Sees what agents say the bot should have said, and settles it. */
    EDIT,
    /** Makes and changes people, and reads what they did. */
    ADMINISTER
}
