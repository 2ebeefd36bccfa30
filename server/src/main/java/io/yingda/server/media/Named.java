package io.yingda.server.media;

import io.yingda.engine.message.Reply;
import io.yingda.server.api.MediaKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reply that names a file where WeChat's media id would stand.
 *
 * @param with the same reply with an id in the file's place
 */
record Named(String file, MediaKind kind, Function<String, Reply> with) {

    private static final Map<String, MediaKind> KINDS = Map.of(
            "jpg", MediaKind.IMAGE,
            "jpeg", MediaKind.IMAGE,
            "png", MediaKind.IMAGE,
            "gif", MediaKind.IMAGE,
            "amr", MediaKind.VOICE,
            "mp3", MediaKind.VOICE,
            "mp4", MediaKind.VIDEO);

    /** Empty where a reply names no file. */
    static Optional<Named> by(Reply reply) {
        Optional<Named> named = switch (reply) {
            case Reply.Image image -> Optional.of(new Named(image.mediaId(), MediaKind.IMAGE, Reply.Image::new));
            case Reply.Voice voice -> Optional.of(new Named(voice.mediaId(), MediaKind.VOICE, Reply.Voice::new));
            case Reply.Video video ->
                Optional.of(new Named(
                        video.mediaId(),
                        MediaKind.VIDEO,
                        id -> new Reply.Video(id, video.title(), video.description())));
            case Reply.Music music ->
                Optional.of(new Named(
                        music.thumbnailMediaId(),
                        MediaKind.THUMB,
                        id -> new Reply.Music(
                                music.title(), music.description(), music.url(), music.highQualityUrl(), id)));
            default -> Optional.empty();
        };
        return named.filter(each -> each.file().contains("."));
    }

    /** What a file of this name is uploaded as; empty where WeChat takes no such files. */
    static Optional<MediaKind> kind(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(KINDS.get(ending));
    }

    Reply as(String mediaId) {
        return with.apply(mediaId);
    }
}
