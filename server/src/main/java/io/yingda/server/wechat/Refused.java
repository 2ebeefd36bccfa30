package io.yingda.server.wechat;

/**
 * A push that is not taken, and why. Carries nothing of the push itself, so that it may be logged; it is turned into an
 * answer in one place, {@link EdgeHandler}.
 */
public final class Refused extends Exception {

    private final Reason reason;

    /** Without a stack trace: refusing is an expected outcome, and cheap, since anybody can cause it. */
    public Refused(Reason reason) {
        super(reason.words(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why a push is not taken. */
    public enum Reason {
        UNKNOWN_ACCOUNT(404, "no such account"),
        METHOD(405, "neither GET nor POST"),
        SIGNATURE(403, "wrong or missing signature"),
        IN_CLEAR(403, "a message in clear for an account in safe mode"),
        NO_KEY(403, "an encrypted message for an account without a key"),
        UNDECRYPTABLE(403, "no key of the account decrypts it"),
        APP_ID(403, "encrypted for another app id"),
        ENCRYPTION_TYPE(400, "unknown encrypt_type"),
        NOT_UTF8(400, "not UTF-8"),
        MALFORMED(400, "neither well-formed XML nor JSON of the expected shape"),
        INCOMPLETE(400, "sender, recipient or type is missing"),
        TOO_LARGE(413, "body too large"),
        OVERLOADED(503, "too many turns are waiting"),
        NOT_DURABLE(503, "nothing can be written at the moment"),
        NOT_KEPT(500, "what came of it could not be kept");

        private final int status;
        private final String words;

        Reason(int status, String words) {
            this.status = status;
            this.words = words;
        }

        /** The HTTP status of the answer. */
        public int status() {
            return status;
        }

        public String words() {
            return words;
        }
    }
}
