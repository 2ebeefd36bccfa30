package io.yingda.server.tickets;

import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.store.Database;
import io.yingda.server.store.Keys;
import io.yingda.server.store.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a follower which tickets are open, where a rule wants that. */
record OpenTickets(Database database) {

    private static final int MOST = 10;
    private static final String OPEN =
            Ticket.FROM + "WHERE t.follower = ? AND t.state < 3 ORDER BY t.id DESC LIMIT " + MOST;

    /** The turn with a line for each; the same where no rule wants that, or nothing is said. */
    Turn shown(Turn turn) {
        if (!turn.notes().tickets() || turn.replies().isEmpty()) {
            return turn;
        }
        List<Reply> replies = new ArrayList<>(turn.replies());
        String lines = lines(turn.follower().id());
        if (replies.getLast() instanceof Reply.Text text) {
            replies.set(replies.size() - 1, new Reply.Text(text.text() + "\n\n" + lines));
        } else {
            replies.add(new Reply.Text(lines));
        }
        return new Turn(turn.decision(), replies, turn.conversation(), turn.follower(), turn.trace());
    }

    private String lines(FollowerId follower) {
        List<Ticket> open = database.ask(connection -> new Sql(connection).all(Ticket::read, OPEN, Keys.of(follower)));
        return open.isEmpty()
                ? "没办完的工单：没有"
                : "没办完的工单：\n"
                        + open.stream()
                                .map(ticket -> "· " + ticket.number() + " " + ticket.title() + "（"
                                        + ticket.state().title() + "）")
                                .collect(Collectors.joining("\n"));
    }
}
