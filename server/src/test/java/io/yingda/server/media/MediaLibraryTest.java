package io.yingda.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yingda.engine.message.Reply;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.api.ScriptedApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaLibraryTest {

    private static final Reply SIZES = new Reply.Image("尺码.png");

    @TempDir
    Path folder;

    private final ScriptedApi api = new ScriptedApi();
    private Instant now = Instant.parse("2026-11-23T03:00:00Z");

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("media"));
        Files.write(folder.resolve("media/尺码.png"), new byte[] {1});
        Files.write(folder.resolve("secret.png"), new byte[] {2});
    }

    @Test
    void whatIsNoFileStaysAsItIs() throws Exception {
        MediaLibrary library = library();
        Reply byId = new Reply.Image("kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR");

        assertThat(library.uploaded("shop", byId)).isEqualTo(byId);
        assertThat(library.known("shop", byId)).contains(byId);
        assertThat(library.known("shop", new Reply.Text("a.b"))).contains(new Reply.Text("a.b"));
        assertThat(library.forget("shop", byId)).isFalse();
        assertThat(api.uploads).isEmpty();
    }

    @Test
    void aFileIsUploadedOnceForEachAccount() throws Exception {
        MediaLibrary library = library();

        assertThat(library.known("shop", SIZES)).isEmpty();
        assertThat(library.uploaded("shop", SIZES)).isEqualTo(new Reply.Image("M1"));
        assertThat(library.uploaded("shop", SIZES)).isEqualTo(new Reply.Image("M1"));
        assertThat(library.known("shop", SIZES)).contains(new Reply.Image("M1"));
        assertThat(library.uploaded("club", SIZES)).isEqualTo(new Reply.Image("M2"));
        assertThat(api.uploads).containsExactly("image 尺码.png", "image 尺码.png");
    }

    @Test
    void aFileIsUploadedAgainBeforeWeChatForgetsIt() throws Exception {
        MediaLibrary library = library();
        library.refresh("shop");
        now = now.plus(Duration.ofHours(59));
        library.refresh("shop");
        assertThat(api.uploads).hasSize(1);

        now = now.plus(Duration.ofHours(2));
        assertThat(library.known("shop", SIZES)).contains(new Reply.Image("M1"));
        library.refresh("shop");
        assertThat(library.known("shop", SIZES)).contains(new Reply.Image("M2"));
    }

    @Test
    void aFileThatChangedIsUploadedAgain() throws Exception {
        MediaLibrary library = library();
        library.refresh("shop");
        Files.setLastModifiedTime(folder.resolve("media/尺码.png"), FileTime.from(now));

        assertThat(library.known("shop", SIZES)).isEmpty();
        assertThat(library.uploaded("shop", SIZES)).isEqualTo(new Reply.Image("M2"));
    }

    @Test
    void anIdThatWeChatForgotIsForgotten() throws Exception {
        MediaLibrary library = library();
        library.uploaded("shop", SIZES);

        assertThat(library.forget("shop", SIZES)).isTrue();
        assertThat(library.uploaded("shop", SIZES)).isEqualTo(new Reply.Image("M2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone.png", "../secret.png", "/etc/passwd.png", "a\0.png"})
    void whatIsNotInTheFolderIsNotSent(String file) {
        ApiFailure failure =
                catchThrowableOfType(ApiFailure.class, () -> library().uploaded("shop", new Reply.Image(file)));

        assertThat(failure.fault()).isEqualTo(ApiFailure.Fault.NO_MEDIA);
        assertThat(api.uploads).isEmpty();
    }

    private MediaLibrary library() {
        return new MediaLibrary(
                new MediaShelf(folder.resolve("media"), folder.resolve("sent")),
                account -> Optional.of(api),
                () -> now);
    }
}
