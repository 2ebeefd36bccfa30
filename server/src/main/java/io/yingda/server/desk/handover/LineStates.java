package io.yingda.server.desk.handover;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.api.ApiFailure;
import io.yingda.server.delivery.Kept;
import io.yingda.server.delivery.Outcome;
import io.yingda.server.delivery.Pickup;
import io.yingda.server.delivery.Settlements;
import io.yingda.server.delivery.Way;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Work;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps how it stands with what the desk sends, as whoever delivers it says. */
public final class LineStates implements Settlements {

    private static final String STATE = "UPDATE desk_line SET state = ?, error = ? WHERE id = ?";
    private static final String EVENT =
            "INSERT INTO desk_event (at, kind, hand_over, follower, reference) SELECT ?, ?, hand_over, follower, ?"
                    + " FROM desk_line WHERE id = ?";
    private static final String ALLOWANCE =
            "INSERT INTO desk_event (at, kind, hand_over, follower, reference) SELECT ?, 'allowance', id, follower, ''"
                    + " FROM hand_over WHERE follower = ? AND state < 2";

    private static final String WAITS = "微信现在不让发：离粉丝上次来信太久，或者条数已经用完。等他下次来信时送到。";

    private final DeskStore store;

    public LineStates(DeskStore store) {
        this.store = store;
    }

    private record Standing(LineState state, String error) {}

    @Override
    public Work of(Pickup.Dispatch dispatch, Outcome outcome) {
        FollowerId follower = dispatch.follower();
        Set<Long> lines = lines(dispatch.pick().covered());
        boolean spent = outcome instanceof Outcome.Delivered delivered && delivered.way() != Way.PASSIVE;
        if (lines.isEmpty() && !(spent && store.followers().contains(follower))) {
            return batch -> {};
        }
        Set<Long> begun = lines(dispatch.pick().left());
        Standing standing = standing(outcome);
        long at = store.clock().millis();
        String key = Keys.of(follower);
        return batch -> {
            Set<Long> settled = new HashSet<>(lines);
            if (outcome instanceof Outcome.Delivered) {
                settled.removeAll(begun);
            }
            for (long line : settled) {
                batch.add(STATE, row -> {
                    row.setInt(1, standing.state().number());
                    row.setString(2, standing.error());
                    row.setLong(3, line);
                });
                batch.add(EVENT, row -> {
                    row.setLong(1, at);
                    row.setString(2, "line");
                    row.setString(3, "d" + line);
                    row.setLong(4, line);
                });
            }
            batch.add(
                    ALLOWANCE,
                    row -> {
                        row.setLong(1, at);
                        row.setString(2, key);
                    },
                    count -> store.committed());
        };
    }

    private static Set<Long> lines(List<Kept> kept) {
        return kept.stream()
                .map(Kept::turn)
                .filter(turn -> turn.startsWith(Kept.DESK))
                .map(turn -> Long.valueOf(turn.substring(Kept.DESK.length())))
                .collect(Collectors.toSet());
    }

    private static Standing standing(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered ignored -> new Standing(LineState.SENT, "");
            case Outcome.Later ignored -> new Standing(LineState.SENDING, words(outcome.error()));
            case Outcome.Waiting ignored ->
                new Standing(LineState.KEPT, outcome.error() == 0 ? WAITS : words(outcome.error()) + "。等他下次来信时送到。");
            case Outcome.Failed ignored -> new Standing(LineState.FAILED, words(outcome.error()));
        };
    }

    private static String words(int error) {
        return error == 0 ? "" : ApiFailure.of(error).words();
    }
}
