package io.yingda.server.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What WeChat tells about a follower.
 *
 * @param follows whether the follower still follows; where not, WeChat tells nothing else
 * @param unionId the same for all accounts of one owner; null where they are not bound together
 * @param remark the account's own name for the follower; empty where none
 * @param tags the ids of the account's tags on the follower
 * @param source how the follower came, in WeChat's words
 * @param scene the scene of the code that brought the follower; empty where none did
 */
public record Profile(
        boolean follows, @Nullable String unionId, String remark, List<Integer> tags, String source, String scene) {
    public Profile {
        tags = List.copyOf(tags);
    }
}
