package io.yingda.server.sandbox.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Sees to it that a menu is one WeChat takes. */
final class MenuCheck {

    private static final int MOST_BUTTONS = 3;
    private static final int MOST_SUB_BUTTONS = 5;
    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_SUB_NAME = 60;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_URL = 1_024;
    private static final Set<String> WITH_KEY = Set.of(
            "click",
            "scancode_push",
            "scancode_waitmsg",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select");
    private static final Set<String> WITH_MEDIUM = Set.of("media_id", "view_limited");
    private static final Set<String> WITH_ARTICLE = Set.of("article_id", "article_view_limited");

    private MenuCheck() {}

    static void check(Body menu) throws Refusal {
        List<Body> buttons = menu.all("button");
        if (buttons.isEmpty() || buttons.size() > MOST_BUTTONS) {
            throw new Refusal(ErrorCode.INVALID_BUTTON_COUNT);
        }
        for (Body button : buttons) {
            List<Body> below = button.all("sub_button");
            name(button, LONGEST_NAME);
            if (below.size() > MOST_SUB_BUTTONS) {
                throw new Refusal(ErrorCode.INVALID_SUB_BUTTON_COUNT);
            }
            if (below.isEmpty()) {
                action(button);
            }
            for (Body each : below) {
                name(each, LONGEST_SUB_NAME);
                action(each);
            }
        }
    }

    private static void name(Body button, int most) throws Refusal {
        within(button.text("name"), most, ErrorCode.INVALID_BUTTON_NAME);
    }

    private static void action(Body button) throws Refusal {
        String type = button.text("type");
        if (WITH_KEY.contains(type)) {
            within(button.text("key"), LONGEST_KEY, ErrorCode.INVALID_BUTTON_KEY);
        } else if (type.equals("view")) {
            within(button.text("url"), LONGEST_URL, ErrorCode.INVALID_BUTTON_URL);
        } else if (type.equals("miniprogram")) {
            within(button.text("url"), LONGEST_URL, ErrorCode.INVALID_BUTTON_URL);
            within(button.text("appid"), LONGEST_KEY, ErrorCode.INVALID_APP_ID);
        } else if (WITH_MEDIUM.contains(type)) {
            within(button.text("media_id"), LONGEST_KEY, ErrorCode.INVALID_MEDIA_ID);
        } else if (WITH_ARTICLE.contains(type)) {
            within(button.text("article_id"), LONGEST_KEY, ErrorCode.INVALID_ARTICLE_ID);
        } else {
            throw new Refusal(ErrorCode.INVALID_BUTTON_TYPE);
        }
    }

    private static void within(String text, int most, ErrorCode otherwise) throws Refusal {
        if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > most) {
            throw new Refusal(otherwise);
        }
    }
}
