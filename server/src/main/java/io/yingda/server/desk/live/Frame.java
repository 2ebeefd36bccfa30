package io.yingda.server.desk.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.desk.view.DeskJson;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something to be shown, made at most once for those who see everything and once for those who see it masked. */
final class Frame {

    private final Cursor cursor;
    private final Predicate<Viewer> audience;
    private final Function<DeskJson, ObjectNode> content;
    private @Nullable String plain;
    private @Nullable String masked;

    /** @param content without the cursor */
    Frame(Cursor cursor, Predicate<Viewer> audience, Function<DeskJson, ObjectNode> content) {
        this.cursor = cursor;
        this.audience = audience;
        this.content = content;
    }

    /** The same, as if it came then. */
    Frame at(Cursor other) {
        return new Frame(other, audience, content);
    }

    boolean isFor(Viewer viewer) {
        return audience.test(viewer);
    }

    /** As text, for somebody who is shown it so; empty when it was tried in vain before. */
    Optional<String> text(DeskJson json, boolean unmasked) {
        String text = unmasked ? plain : masked;
        if (text == null) {
            keep("", unmasked);
            text = content.apply(json).put("cursor", cursor.toString()).toString();
            keep(text, unmasked);
        }
        return Optional.of(text).filter(made -> !made.isEmpty());
    }

    private void keep(String text, boolean unmasked) {
        if (unmasked) {
            plain = text;
        } else {
            masked = text;
        }
    }
}
