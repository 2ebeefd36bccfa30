package io.yingda.server.media;

import io.yingda.engine.message.FollowerId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Folders for files that belong to followers: one for each, named by a digest, which goes when the follower leaves. */
record FollowerFolders(Path root) {

    static final String DIGEST = "[0-9a-f]{32}";

    Path of(FollowerId follower) {
        return root.resolve(follower.account()).resolve(digest(follower.openId()));
    }

    static String digest(String text) {
        return digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
