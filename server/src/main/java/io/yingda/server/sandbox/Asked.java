package io.yingda.server.sandbox;

import io.yingda.server.sandbox.api.ApiTrouble;
import io.yingda.server.sandbox.api.ApiTrouble.Kind;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What control over HTTP may ask for, as JSON says it. */
final class Asked {

    private Asked() {}

    /** Sets the clock forward. */
    record Leap(long seconds) {}

    /** A trouble of the API as it is asked for: from now on, for so many seconds, or without end. */
    record Outage(
            Kind kind,
            @Nullable String path,
            double share,
            @Nullable Integer errcode,
            @Nullable Long delayMillis,
            @Nullable Long seconds) {
        ApiTrouble trouble(SandboxClock clock) {
            if (kind == null) {
                throw new IllegalArgumentException("no kind");
            }
            return new ApiTrouble(
                    kind,
                    Objects.requireNonNullElse(path, "/"),
                    share,
                    errcode == null ? 0 : errcode,
                    Duration.ofMillis(delayMillis == null ? 0 : delayMillis),
                    seconds == null || seconds <= 0
                            ? ApiTrouble.NONE.until()
                            : clock.instant().plusSeconds(seconds));
        }
    }

    /** How an account is to be: what is null stays as it is. */
    record Condition(
            String account,
            @Nullable Boolean certified,
            @Nullable Boolean revokeTokens,
            @Nullable String person,
            @Nullable Boolean refusesTemplates) {}

    record Attendance(String account, String agent, String nickname, boolean online) {}

    /** What an agent does in a person's session: says something, hands over to another, or else closes it. */
    record Words(
            String account,
            String person,
            @Nullable String words,
            @Nullable String to) {}
}
