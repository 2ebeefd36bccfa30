package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.yingda.server.sandbox.api.QrCodes.QrCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** QR codes with a scene. */
final class QrEndpoints {

    private static final int LONGEST_LIFE = 2_592_000;
    private static final int USUAL_LIFE = 30;
    private static final int LONGEST_SCENE = 64;
    private static final long MOST_PERMANENT = 100_000;
    private static final long MOST_TEMPORARY = 4_294_967_295L;

    private QrEndpoints() {}

    static void addTo(Directory directory) {
        directory
                .post("/cgi-bin/qrcode/create", (account, call) -> {
                    Answer made = create(account, call.json());
                    account.phones().offersChanged(account.name());
                    return made;
                })
                .certified();
    }

    private static Answer create(Official account, Body body) throws Refusal {
        Body scene = body.in("action_info").in("scene");
        return switch (body.text("action_name")) {
            case "QR_SCENE" -> temporary(account, body, number(scene, MOST_TEMPORARY));
            case "QR_STR_SCENE" -> temporary(account, body, words(scene));
            case "QR_LIMIT_SCENE" -> answer(account.codes().create(number(scene, MOST_PERMANENT), null), null);
            case "QR_LIMIT_STR_SCENE" -> answer(account.codes().create(words(scene), null), null);
            default -> throw new Refusal(ErrorCode.INVALID_ACTION);
        };
    }

    private static Answer temporary(Official account, Body body, String scene) throws Refusal {
        long seconds = body.number("expire_seconds", USUAL_LIFE);
        if (seconds < 1 || seconds > LONGEST_LIFE) {
            throw new Refusal(ErrorCode.INVALID_ARGUMENT);
        }
        Instant until = account.now().plusSeconds(seconds);
        return answer(account.codes().create(scene, until), seconds);
    }

    private static String number(Body scene, long most) throws Refusal {
        long id = scene.number("scene_id", 0);
        if (id < 1 || id > most) {
            throw new Refusal(ErrorCode.INVALID_ACTION);
        }
        return Long.toString(id);
    }

    private static String words(Body scene) throws Refusal {
        String words = scene.text("scene_str");
        if (words.isEmpty() || words.length() > LONGEST_SCENE) {
            throw new Refusal(ErrorCode.INVALID_ACTION);
        }
        return words;
    }

    private static Answer answer(QrCode code, @Nullable Long seconds) {
        ObjectNode answer = Answer.object().put("ticket", code.ticket());
        if (seconds != null) {
            answer.put("expire_seconds", seconds);
        }
        return Answer.of(answer.put("url", code.url()));
    }
}
