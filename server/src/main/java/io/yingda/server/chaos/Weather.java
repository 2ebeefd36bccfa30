package io.yingda.server.chaos;

import io.yingda.server.sandbox.Sandbox;
import io.yingda.server.sandbox.api.ApiTrouble;
import io.yingda.server.sandbox.api.ApiTrouble.Kind;
import io.yingda.server.sandbox.push.PushTrouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** WeChat's moods, one stretch after the other: fair, API down, slow, overloaded, or out of allowance. */
final class Weather {

    /** How long one mood lasts. */
    static final Duration STRETCH = Duration.ofSeconds(4);

    /** Doubles, changed places and answers that get lost on their way. */
    private static final PushTrouble PUSHES = new PushTrouble(0.05, 0.02, 0.03, 0, 50);

    private static final int NO_MORE_MESSAGES = 45047;
    private static final int BUSY = -1;

    private final Sandbox sandbox;
    private final Random random;

    Weather(Sandbox sandbox, Random random) {
        this.sandbox = sandbox;
        this.random = random;
    }

    void begin() {
        sandbox.meet(PUSHES);
    }

    void change() {
        sandbox.meet(
                switch (random.nextInt(6)) {
                    case 0 -> trouble(Kind.DOWN, 1, 0);
                    case 1 -> trouble(Kind.SLOW, 0.7, 0);
                    case 2 -> trouble(Kind.REFUSES, 0.5, NO_MORE_MESSAGES);
                    case 3 -> trouble(Kind.REFUSES, 0.5, BUSY);
                    case 4 -> trouble(Kind.BAD_GATEWAY, 0.7, 0);
                    default -> ApiTrouble.NONE;
                });
    }

    void clear() {
        sandbox.meet(ApiTrouble.NONE);
        sandbox.meet(PushTrouble.NONE);
    }

    private static ApiTrouble trouble(Kind kind, double share, int errcode) {
        return new ApiTrouble(
                kind,
                "/cgi-bin/message",
                share,
                errcode,
                Duration.ofMillis(1_500),
                Instant.now().plus(STRETCH));
    }
}
