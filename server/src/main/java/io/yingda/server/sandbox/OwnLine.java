package io.yingda.server.sandbox;

import java.util.List;

/** What a move looks like on the phone of whoever makes it. Moves that are no message leave a grey line. */
final class OwnLine {

    private OwnLine() {}

    /**
     * The content of the line.
     *
     * @param title what the account is known as
     * @param newcomer whether the move makes the person a follower
     */
    static Content of(Move move, String title, Stage.Props props, boolean newcomer) {
        return switch (move) {
            case Move.Write write -> new Content.Text(write.text());
            case Move.Speak speak -> new Content.Speech(speak.seconds(), speak.recognition());
            case Move.Show show -> new Content.Photo(show.picture());
            case Move.Point point -> new Content.Place(point.latitude(), point.longitude(), point.label());
            case Move.Click click -> new Content.Notice("点了菜单“" + label(props.menu(), click.key()) + "”");
            case Move.Scan scan ->
                new Content.Notice("扫了二维码“" + label(props, scan.scene()) + "”" + (newcomer ? "，关注了" + title : ""));
            case Move.Follow ignored -> new Content.Notice("关注了" + title);
            case Move.Unfollow ignored -> new Content.Notice("取消关注了" + title);
        };
    }

    private static String label(List<Stage.Button> menu, String key) {
        for (Stage.Button button : menu) {
            if (key.equals(button.key())) {
                return button.label();
            }
            String below = label(button.buttons(), key);
            if (!below.equals(key)) {
                return below;
            }
        }
        return key;
    }

    private static String label(Stage.Props props, String scene) {
        return props.scenes().stream()
                .filter(known -> known.scene().equals(scene))
                .map(Stage.Scene::label)
                .findFirst()
                .orElse(scene);
    }
}
