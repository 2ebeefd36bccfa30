package io.yingda.server.sandbox.phone;

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
    @JsonSubTypes.Type(value = Content.Choices.class, name = "choices"),
    @JsonSubTypes.Type(value = Content.Template.class, name = "template"),
    @JsonSubTypes.Type(value = Content.Program.class, name = "program"),
    @JsonSubTypes.Type(value = Content.Coupon.class, name = "coupon"),
    @JsonSubTypes.Type(value = Content.Notice.class, name = "notice"),
    @JsonSubTypes.Type(value = Content.Fault.class, name = "fault")
})
public sealed interface Content {

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

    /** A question with answers to tap, {@code msgmenu} in WeChat's words. */
    record Choices(String head, List<Choice> choices, String tail) implements Content {
        public Choices {
            choices = List.copyOf(choices);
        }
    }

    record Choice(String id, String text) {}

    /**
     * A template or subscribe message.
     *
     * @param url where a tap leads; empty for nowhere
     */
    record Template(String title, List<Row> rows, String url) implements Content {
        public Template {
            rows = List.copyOf(rows);
        }
    }

    /** A line of a template message: what the value is called, which may be empty, and the value. */
    record Row(String label, String value) {}

    /** A card that opens a mini program. */
    record Program(String title, String appId, String path) implements Content {}

    record Coupon(String cardId) implements Content {}

    /** A grey line of WeChat's own. */
    record Notice(String text) implements Content {}

    /** What WeChat shows in place of an answer that never came or that it cannot read. */
    record Fault(String text) implements Content {}

    /** What a reader reads of it, as plain text; empty where there are no words. */
    default String words() {
        return switch (this) {
            case Text text -> text.text();
            case Speech speech -> speech.recognition() == null ? "" : speech.recognition();
            case Photo ignored -> "";
            case Place place -> place.label();
            case Image ignored -> "";
            case Voice ignored -> "";
            case Video video -> video.title() + '\n' + video.description();
            case Music music -> music.title() + '\n' + music.description();
            case News news ->
                String.join(
                        "\n",
                        news.cards().stream()
                                .map(card -> card.title() + '\n' + card.description())
                                .toList());
            case Choices choices ->
                choices.head()
                        + '\n'
                        + String.join(
                                "\n",
                                choices.choices().stream().map(Choice::text).toList())
                        + '\n'
                        + choices.tail();
            case Template template ->
                template.title()
                        + '\n'
                        + String.join(
                                "\n", template.rows().stream().map(Row::value).toList());
            case Program program -> program.title();
            case Coupon ignored -> "";
            case Notice notice -> notice.text();
            case Fault fault -> fault.text();
        };
    }
}
