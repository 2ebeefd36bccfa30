package io.yingda.knowledge.embedding;

/** Why there is no embedding model, in Chinese, for whoever runs the server. Search works without one, by words alone. */
public final class EmbedderUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    EmbedderUnavailableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
