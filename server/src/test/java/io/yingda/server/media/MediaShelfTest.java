package io.yingda.server.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.media.MediaShelf.Kept;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaShelfTest {

    private static final FollowerId ANNA = new FollowerId("shop", "oAnna");

    @TempDir
    Path folder;

    @Test
    void aPictureThatIsNotSentGoesUnlessItWasThereBefore() throws Exception {
        MediaShelf shelf = new MediaShelf(folder.resolve("media"), folder.resolve("sent"));
        Kept first = shelf.keep(ANNA, new byte[] {1}, "png");
        Kept second = shelf.keep(ANNA, new byte[] {1}, "png");

        shelf.drop(ANNA, second);
        assertThat(shelf.find("shop", first.name())).isPresent();
        shelf.drop(ANNA, first);
        assertThat(shelf.find("shop", first.name())).isEmpty();
    }
}
