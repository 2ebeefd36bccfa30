package io.yingda.server.api;

import org.jspecify.annotations.Nullable;

/** WeChat refused a call, or did not answer it. Holds nothing of what was sent. */
public final class ApiFailure extends Exception {

    /** What can be done about it. */
    public enum Fault {

        /** No answer, or none that makes sense: it may have been carried out. */
        NO_ANSWER,

        /** WeChat is busy, or called too often: again in a moment. */
        BUSY,

        /** The day's quota of this call is spent. */
        QUOTA,

        /** The follower's last message is too long ago. */
        OUT_OF_TIME,

        /** As much was sent as the follower's last message allowed. */
        OUT_OF_COUNT,

        /** The account may not call this at all, or its settings are wrong. */
        NO_RIGHT,

        /** The follower cannot be reached any more. */
        GONE,

        /** The follower has not agreed to this message. */
        NO_CONSENT,

        /** The media id is not, or no longer, known. */
        NO_MEDIA,

        /** The text is too long. */
        TOO_LONG,

        /** What was to be fetched is larger than wanted. */
        TOO_LARGE,

        /** WeChat does not take this. */
        REFUSED
    }

    private final int code;
    private final Fault fault;

    private ApiFailure(int code, Fault fault, String words, @Nullable Throwable cause) {
        super(words, cause);
        this.code = code;
        this.fault = fault;
    }

    /** A refusal by WeChat's error code. */
    public static ApiFailure of(int code) {
        return new ApiFailure(code, ErrorCode.fault(code), ErrorCode.words(code), null);
    }

    static ApiFailure noAnswer(Throwable cause) {
        return new ApiFailure(0, Fault.NO_ANSWER, "微信没有应答：" + cause.getClass().getSimpleName(), cause);
    }

    static ApiFailure tooLarge(int most) {
        return new ApiFailure(0, Fault.TOO_LARGE, "文件超过 " + most + " 字节", null);
    }

    /** WeChat's code; 0 where WeChat gave none. */
    public int code() {
        return code;
    }

    public Fault fault() {
        return fault;
    }

    /** What it means, in Chinese. */
    public String words() {
        return String.valueOf(getMessage());
    }
}
