package io.yingda.server.sandbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line of a chat shows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Content.Text.class, name = "text"),
    @JsonSubTypes.Type(value = Content.Speech.class, name = "speech"),
    @JsonSubTypes.Type(value = Content.Photo.class, name = "photo"),
    @JsonSubTypes.Type(value = Content.Place.class, name = "place"),
    @JsonSubTypes.Type(value = Content.Image.class, name = "image"),
    @JsonSubTypes.Type(value = Content.Voice.class, name = "voice"),
    @JsonSubTypes.Type(value = Content.Video.class, name = "video"),
    @JsonSubTypes.Type(value = Content.Music.class, name = "music"),
    @JsonSubTypes.Type(value = Content.News.class, name = "news"),
    @JsonSubTypes.Type(value = Content.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = Content.Fault.class, name = "fault")
})
sealed interface Content {

    /** Words; those of the account may hold {@code <a href>} links. */
    record Text(String text) implements Content {}

    /** A voice message of the phone's owner. */
    record Speech(int seconds, @Nullable String recognition) implements Content {}

    /** A picture of the phone's owner. */
    record Photo(Picture picture) implements Content {}

    record Place(double latitude, double longitude, String label) implements Content {}

    record Image(String mediaId) implements Content {}

    record Voice(String mediaId) implements Content {}

    record Video(String mediaId, String title, String description) implements Content {}

    record Music(String title, String description, String url, String thumbnailMediaId) implements Content {}

    record News(List<Card> cards) implements Content {
        public News {
            cards = List.copyOf(cards);
        }
    }

    record Card(String title, String description, String pictureUrl, String url) {}

    /** A grey line of WeChat's own. */
    record Notice(String text) implements Content {}

    /** What WeChat shows in place of an answer that never came or that it cannot read. */
    record Fault(String text) implements Content {}
}
