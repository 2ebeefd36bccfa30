package io.yingda.server.quality;

/** A file to evaluate with cannot be read; the message says which line and why, in Chinese. */
public final class EvalFileException extends RuntimeException {

    EvalFileException(String message) {
        super(message);
    }
}
