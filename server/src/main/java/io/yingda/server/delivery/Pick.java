package io.yingda.server.delivery;

import io.yingda.engine.message.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message as WeChat takes it, and what is settled by it.
 *
 * @param reply the message
 * @param covered the kept replies that it delivers, in order; at least one
 * @param rest what of the last covered one does not fit and takes its place; null when all of it does
 */
public record Pick(
        Reply reply, List<Kept> covered, @Nullable Reply rest) {

    public Pick {
        covered = List.copyOf(covered);
        if (covered.isEmpty()) {
            throw new IllegalArgumentException("a message must deliver something");
        }
    }

    /** One reply, whole. */
    static Pick whole(Kept kept) {
        return new Pick(kept.reply(), List.of(kept), null);
    }

    /** The covered ones as they are once this was delivered: none, or the rest of the last. */
    public List<Kept> left() {
        return rest == null ? List.of() : List.of(covered.getLast().shortenedTo(rest));
    }
}
