package io.yingda.server.store;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Header;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How followers and inbounds are named in tables. */
public final class Keys {

    private static final int LONGEST = 200;

    private Keys() {}

    /** Account and openid. */
    public static String of(FollowerId follower) {
        return follower.account() + '/' + follower.openId();
    }

    /** The follower of this name. */
    public static FollowerId follower(String key) {
        int slash = key.indexOf('/');
        return new FollowerId(key.substring(0, slash), key.substring(slash + 1));
    }

    /**
     * What names an inbound across retries, turned so that the part that rises with time comes first: what is new then
     * lies together in the index. What is too long for an index is named by its digest.
     */
    public static String of(Header header) {
        String follower = of(header.follower());
        String key = header.key();
        String turned = key.startsWith(follower + '/') ? key.substring(follower.length() + 1) + '@' + follower : key;
        return turned.length() <= LONGEST && turned.indexOf('\0') < 0 ? turned : digest(turned);
    }

    /** What stands for a text that is not to be kept, or is too long for an index. */
    public static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
