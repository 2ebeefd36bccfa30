package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import io.yingda.server.api.ApiFailure;
import java.util.Optional;

/** Puts WeChat's media ids where replies name files of the merchant's. */
public interface MediaIds {

    /** Replies name no files. */
    MediaIds NONE = new MediaIds() {
        @Override
        public Optional<Reply> known(String account, Reply reply) {
            return Optional.of(reply);
        }

        @Override
        public Reply uploaded(String account, Reply reply) {
            return reply;
        }

        @Override
        public boolean forget(String account, Reply reply) {
            return false;
        }
    };

    /** The reply with the id its file has now; empty when the file is to be uploaded first. Does not block for long. */
    Optional<Reply> known(String account, Reply reply);

    /** The reply with the id of its file, which is uploaded where needed. */
    Reply uploaded(String account, Reply reply) throws ApiFailure;

    /**
     * Forgets the id of a reply's file, since WeChat does not know it.
     *
     * @return whether it names a file, so that another attempt makes sense
     */
    boolean forget(String account, Reply reply);

    /** Uploads beforehand what an account may need, so that it is known when a reply names it. */
    default void refresh(String account) {}
}
