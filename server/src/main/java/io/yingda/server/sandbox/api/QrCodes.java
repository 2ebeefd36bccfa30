package io.yingda.server.sandbox.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The QR codes of one account, each with a scene. */
final class QrCodes {

    private static final int MOST = 100_000;

    private final InstantSource clock;
    private final Map<String, QrCode> byTicket = new LinkedHashMap<>();

    QrCodes(InstantSource clock) {
        this.clock = clock;
    }

    /** @param until null for a permanent one */
    record QrCode(String ticket, String scene, @Nullable Instant until) {
        String url() {
            return "http://weixin.qq.com/q/" + ticket.substring(0, 22);
        }
    }

    /** The same scene gets the same permanent code. Refused with 45009 when there are too many. */
    QrCode create(String scene, @Nullable Instant until) throws Refusal {
        Optional<QrCode> before = until == null
                ? byTicket.values().stream()
                        .filter(code -> code.until() == null && code.scene().equals(scene))
                        .findFirst()
                : Optional.empty();
        if (before.isPresent()) {
            return before.get();
        }
        if (byTicket.size() >= MOST) {
            byTicket.values().removeIf(this::hasEnded);
            if (byTicket.size() >= MOST) {
                throw new Refusal(ErrorCode.QUOTA);
            }
        }
        String ticket = "gQ" + UUID.randomUUID().toString().replace("-", "") + "AS5odHRwOi8vd2VpeGlu";
        QrCode code = new QrCode(ticket, scene, until);
        byTicket.put(ticket, code);
        return code;
    }

    /** The code that shows a scene, if it still works. */
    Optional<QrCode> showing(String scene) {
        return live().stream().filter(code -> code.scene().equals(scene)).findFirst();
    }

    /** Whether codes with this scene were made, and all have ended. */
    boolean hasEnded(String scene) {
        List<QrCode> made = byTicket.values().stream()
                .filter(code -> code.scene().equals(scene))
                .toList();
        return !made.isEmpty() && made.stream().allMatch(this::hasEnded);
    }

    /** Those that still work. */
    Collection<QrCode> live() {
        return byTicket.values().stream().filter(code -> !hasEnded(code)).toList();
    }

    private boolean hasEnded(QrCode code) {
        return code.until() != null && !clock.instant().isBefore(code.until());
    }
}
