package io.yingda.knowledge.kept;

import io.yingda.engine.article.Article;
import io.yingda.engine.article.Validity;
import io.yingda.engine.message.Option;
import io.yingda.engine.message.Reply;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.jspecify.annotations.Nullable;

/** Articles in bytes, to be read by the program that wrote them and by no other. */
public final class ArticleFormat {

    private ArticleFormat() {}

    public static void write(DataOutput out, Article article) throws IOException {
        Values.string(out, article.id());
        Values.string(out, article.question());
        Values.strings(out, article.similar());
        Values.string(out, article.answer());
        Values.write(out, article.replies(), ArticleFormat::writeReply);
        Values.string(out, article.category());
        Values.strings(out, article.keywords());
        Values.strings(out, article.accounts());
        writeDay(out, article.validity().from());
        writeDay(out, article.validity().until());
        Values.write(out, article.links(), ArticleFormat::writeOption);
    }

    /** @throws IOException when these are not the bytes of an article */
    public static Article read(DataInput in) throws IOException {
        return new Article(
                in.readString(),
                in.readString(),
                Values.strings(in),
                in.readString(),
                Values.read(in, ArticleFormat::readReply),
                in.readString(),
                Values.strings(in),
                Set.copyOf(Values.strings(in)),
                new Validity(readDay(in), readDay(in)),
                Values.read(in, ArticleFormat::readOption));
    }

    private static void writeReply(DataOutput out, Reply reply) throws IOException {
        switch (reply) {
            case Reply.Text(String text) -> {
                out.writeByte((byte) 0);
                Values.string(out, text);
            }
            case Reply.Image(String mediaId) -> {
                out.writeByte((byte) 1);
                Values.string(out, mediaId);
            }
            case Reply.Voice(String mediaId) -> {
                out.writeByte((byte) 2);
                Values.string(out, mediaId);
            }
            case Reply.Video video -> {
                out.writeByte((byte) 3);
                Values.string(out, video.mediaId());
                Values.optional(out, video.title());
                Values.optional(out, video.description());
            }
            case Reply.Music music -> {
                out.writeByte((byte) 4);
                Values.optional(out, music.title());
                Values.optional(out, music.description());
                Values.optional(out, music.url());
                Values.optional(out, music.highQualityUrl());
                Values.string(out, music.thumbnailMediaId());
            }
            case Reply.News news -> {
                out.writeByte((byte) 5);
                Values.write(out, news.items(), ArticleFormat::writeItem);
            }
            case Reply.Menu menu -> {
                out.writeByte((byte) 6);
                Values.string(out, menu.head());
                Values.write(out, menu.options(), ArticleFormat::writeOption);
                Values.string(out, menu.tail());
            }
            case Reply.Transfer transfer -> {
                out.writeByte((byte) 7);
                Values.optional(out, transfer.agent());
            }
        }
    }

    private static Reply readReply(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 0 -> new Reply.Text(in.readString());
            case 1 -> new Reply.Image(in.readString());
            case 2 -> new Reply.Voice(in.readString());
            case 3 -> new Reply.Video(in.readString(), Values.optional(in), Values.optional(in));
            case 4 ->
                new Reply.Music(
                        Values.optional(in),
                        Values.optional(in),
                        Values.optional(in),
                        Values.optional(in),
                        in.readString());
            case 5 -> new Reply.News(Values.read(in, ArticleFormat::readItem));
            case 6 -> new Reply.Menu(in.readString(), Values.read(in, ArticleFormat::readOption), in.readString());
            case 7 -> new Reply.Transfer(Values.optional(in));
            default -> throw new IOException("no kind of reply: " + kind);
        };
    }

    private static void writeItem(DataOutput out, Reply.NewsItem item) throws IOException {
        Values.string(out, item.title());
        Values.string(out, item.description());
        Values.string(out, item.pictureUrl());
        Values.string(out, item.url());
    }

    private static Reply.NewsItem readItem(DataInput in) throws IOException {
        return new Reply.NewsItem(in.readString(), in.readString(), in.readString(), in.readString());
    }

    private static void writeOption(DataOutput out, Option option) throws IOException {
        Values.string(out, option.label());
        Values.optional(out, option.articleId());
    }

    private static Option readOption(DataInput in) throws IOException {
        return new Option(in.readString(), Values.optional(in));
    }

    private static void writeDay(DataOutput out, @Nullable LocalDate day) throws IOException {
        Values.optional(out, day == null ? null : day.toString());
    }

    private static @Nullable LocalDate readDay(DataInput in) throws IOException {
        String day = Values.optional(in);
        return day == null ? null : LocalDate.parse(day);
    }
}
