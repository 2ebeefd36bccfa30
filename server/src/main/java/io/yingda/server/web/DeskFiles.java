package io.yingda.server.web;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.page.MediaFiles;
import io.yingda.server.media.MediaShelf;
import io.yingda.server.media.MediaShelf.Kept;
import io.yingda.server.media.ReceivedMedia;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The files of the desk: what was fetched from WeChat, and what is sent. */
record DeskFiles(ReceivedMedia received, MediaShelf shelf) implements MediaFiles {

    @Override
    public Optional<Path> received(FollowerId follower, String mediaId) {
        return received.find(follower, mediaId);
    }

    @Override
    public Optional<Path> sent(FollowerId follower, String name) {
        return shelf.find(follower.account(), name);
    }

    @Override
    public Kept keep(FollowerId follower, byte[] content, String ending) throws IOException {
        return shelf.keep(follower, content, ending);
    }

    @Override
    public void drop(FollowerId follower, Kept kept) throws IOException {
        shelf.drop(follower, kept);
    }
}
