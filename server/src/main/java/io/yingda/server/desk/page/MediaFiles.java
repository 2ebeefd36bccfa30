package io.yingda.server.desk.page;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.handover.Refused;
import io.yingda.server.desk.handover.Refused.Why;
import io.yingda.server.media.MediaShelf.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files behind pictures and voice, of both directions. Blocks; safe for many threads. */
public interface MediaFiles {

    /** There is no place for files. */
    MediaFiles NONE = new MediaFiles() {
        @Override
        public Optional<Path> received(FollowerId follower, String mediaId) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> sent(FollowerId follower, String name) {
            return Optional.empty();
        }

        @Override
        public Kept keep(FollowerId follower, byte[] content, String ending) {
            throw new Refused(Why.WRONG, "这台服务器没有存文件的地方，发不了图片");
        }

        @Override
        public void drop(FollowerId follower, Kept kept) {}
    };

    /** What a follower sent, by WeChat's media id; empty when it was not fetched, or is erased. */
    Optional<Path> received(FollowerId follower, String mediaId);

    /** What a reply to a follower names. */
    Optional<Path> sent(FollowerId follower, String name);

    /**
     * Keeps a picture for a follower.
     *
     * @param ending {@code jpg} or {@code png}
     * @return by its name a reply names it
     */
    Kept keep(FollowerId follower, byte[] content, String ending) throws IOException;

    /** Lets go of a picture that is not sent after all; one that was kept before stays. */
    void drop(FollowerId follower, Kept kept) throws IOException;
}
