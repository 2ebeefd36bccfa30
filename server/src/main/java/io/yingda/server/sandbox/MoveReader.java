package io.yingda.server.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a move from JSON and sees to it that a phone could make it. */
final class MoveReader {

    /** WeChat's own input ends somewhere above this. */
    private static final int LONGEST_TEXT = 2_000;

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VOICE = 60;

    private MoveReader() {}

    static Move read(@Nullable Buffer body) throws Play.Impossible {
        Move move;
        try {
            move = Json.MAPPER.readValue(body == null ? new byte[0] : body.getBytes(), Move.class);
        } catch (JacksonException malformed) {
            throw new Play.Impossible(400, "看不懂这个动作");
        } catch (IOException impossible) {
            throw new IllegalStateException("an array can always be read", impossible);
        }
        switch (move) {
            case null -> throw new Play.Impossible(400, "看不懂这个动作");
            case Move.Write write -> within(write.text(), 1, LONGEST_TEXT, "消息");
            case Move.Speak speak -> {
                within(speak.recognition() == null ? "" : speak.recognition(), 0, LONGEST_TEXT, "识别文字");
                if (speak.seconds() < 1 || speak.seconds() > LONGEST_VOICE) {
                    throw new Play.Impossible(400, "语音应当在 1 到 60 秒之间");
                }
            }
            case Move.Show show -> present(show.picture());
            case Move.Point point -> {
                within(point.label(), 0, LONGEST_TEXT, "地名");
                if (!(Math.abs(point.latitude()) <= 90 && Math.abs(point.longitude()) <= 180)) {
                    throw new Play.Impossible(400, "位置不在地球上");
                }
            }
            case Move.Choose choose -> {
                within(choose.id(), 1, LONGEST_KEY, "选项的 id");
                within(choose.text(), 1, LONGEST_TEXT, "选项");
            }
            case Move.Visit visit -> within(visit.url(), 1, LONGEST_TEXT, "网址");
            case Move.Agree agree -> within(agree.template(), 1, LONGEST_KEY, "模板 id");
            case Move.Click click -> within(click.key(), 1, LONGEST_KEY, "菜单 key");
            case Move.Scan scan -> within(scan.scene(), 1, LONGEST_KEY, "场景值");
            case Move.Follow ignored -> {}
            case Move.Unfollow ignored -> {}
        }
        return move;
    }

    private static void within(@Nullable String text, int least, int most, String what) throws Play.Impossible {
        present(text);
        if (text == null || text.length() < least || text.length() > most) {
            throw new Play.Impossible(400, what + "应当有 " + least + " 到 " + most + " 个字");
        }
    }

    private static void present(@Nullable Object field) throws Play.Impossible {
        if (field == null) {
            throw new Play.Impossible(400, "看不懂这个动作");
        }
    }
}
