package io.yingda.server.sandbox;

import io.yingda.server.sandbox.phone.Content;
import java.util.List;

/** What a move looks like on the phone of whoever makes it. Moves that are no message leave a grey line. */
final class OwnLine {

    private OwnLine() {}

    /**
     * The content of the line.
     *
     * @param title what the account is known as
     * @param menu what this follower sees at the bottom of the chat
     * @param newcomer whether the move makes the person a follower
     */
    static Content of(Move move, String title, List<Stage.Button> menu, List<Stage.Scene> scenes, boolean newcomer) {
        return switch (move) {
            case Move.Write write -> new Content.Text(write.text());
            case Move.Speak speak -> new Content.Speech(speak.seconds(), speak.recognition());
            case Move.Show show -> new Content.Photo(show.picture());
            case Move.Point point -> new Content.Place(point.latitude(), point.longitude(), point.label());
            case Move.Choose choose -> new Content.Text(choose.text());
            case Move.Visit visit -> new Content.Notice("打开了网页 " + visit.url());
            case Move.Agree agree -> new Content.Notice((agree.accept() ? "同意接收一次通知 " : "不接收通知 ") + agree.template());
            case Move.Click click -> new Content.Notice("点了菜单“" + label(menu, click.key()) + "”");
            case Move.Scan scan ->
                new Content.Notice(
                        "扫了二维码“" + sceneLabel(scenes, scan.scene()) + "”" + (newcomer ? "，关注了" + title : ""));
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

    private static String sceneLabel(List<Stage.Scene> scenes, String scene) {
        return scenes.stream()
                .filter(known -> known.scene().equals(scene))
                .map(Stage.Scene::label)
                .findFirst()
                .orElse(scene);
    }
}
