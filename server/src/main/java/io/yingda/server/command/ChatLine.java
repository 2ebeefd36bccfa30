package io.yingda.server.command;

import io.yingda.engine.message.Event;
import io.yingda.engine.message.Header;
import io.yingda.engine.message.Inbound;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What a line typed into a terminal conversation means. */
sealed interface ChatLine {

    String HELP = """
            直接输入文字就是粉丝发来的消息；以 / 开头的是：
              /follow [场景]     关注（可带二维码场景，如 /follow store-sh-xuhui）
              /unfollow          取消关注
              /scan 场景         已关注的粉丝扫带场景的二维码
              /menu 键           点菜单，如 /menu MENU_ORDER
              /voice [文字]      语音，可带识别出的文字
              /image             图片
              /location [地名]   位置
              /why               上一条回复的来龙去脉
              /new               换一个新粉丝，从头开始
              /help              显示这些
              /quit              结束（或按 Ctrl-D）""";

    /** Something the follower sends. */
    record Sends(Function<Header, Inbound> inbound) implements ChatLine {}

    /** Something asked of the terminal. */
    enum Asks implements ChatLine {
        WHY,
        NEW,
        HELP,
        QUIT,
        NOTHING
    }

    /** A command there is not. */
    record Unknown(String name) implements ChatLine {}

    /** A command that lacks its word. */
    record Incomplete(String name) implements ChatLine {}

    List<String> NAMES = List.of(
            "/follow",
            "/unfollow",
            "/scan",
            "/menu",
            "/voice",
            "/image",
            "/location",
            "/why",
            "/new",
            "/help",
            "/quit");

    static ChatLine of(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return Asks.NOTHING;
        }
        if (!text.startsWith("/")) {
            return new Sends(header -> new Inbound.Text(header, text, null));
        }
        String[] parts = text.split("\\s+", 2);
        String name = parts[0].toLowerCase(Locale.ROOT);
        String word = parts.length == 2 ? parts[1] : "";
        return switch (name) {
            case "/follow" -> new Sends(header -> new Event.Follow(header, word.isEmpty() ? null : word, null));
            case "/unfollow" -> new Sends(Event.Unfollow::new);
            case "/scan" -> needing(word, name, header -> new Event.Scan(header, word, null));
            case "/menu" -> needing(word, name, header -> new Event.MenuClick(header, word));
            case "/voice" ->
                new Sends(header ->
                        new Inbound.Voice(header, "terminal-voice", "amr", null, word.isEmpty() ? null : word));
            case "/image" -> new Sends(header -> new Inbound.Image(header, "", "terminal-image"));
            case "/location" -> new Sends(header -> new Inbound.Location(header, 31.2, 121.4, 16, word));
            case "/why" -> Asks.WHY;
            case "/new" -> Asks.NEW;
            case "/help" -> Asks.HELP;
            case "/quit" -> Asks.QUIT;
            default -> new Unknown(name);
        };
    }

    private static ChatLine needing(String word, String name, Function<Header, Inbound> inbound) {
        return word.isEmpty() ? new Incomplete(name) : new Sends(inbound);
    }
}
