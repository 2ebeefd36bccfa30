package io.yingda.server.desk.handover;

import io.yingda.engine.decision.Decision;
import io.yingda.engine.fact.Conversation;
import io.yingda.engine.fact.Waiting;
import io.yingda.engine.message.Event;
import io.yingda.engine.message.FollowerId;
import io.yingda.engine.message.Inbound;
import io.yingda.engine.message.Reply;
import io.yingda.engine.turn.Turn;
import io.yingda.server.desk.handover.Context.Suggested;
import io.yingda.server.store.Batch;
import io.yingda.server.store.Json;
import io.yingda.server.store.Sql;
import io.yingda.server.store.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What turns do to hand-overs, in the transactions that keep them. */
public final class TurnSteps {

    private static final String HEARD = """
            UPDATE hand_over SET last_text = ?, last_from = ?, last_at = ?, unread = unread + ?,
              unanswered = CASE WHEN ? = 1 THEN 1 ELSE unanswered END, warned = 0, context = ? WHERE id = ? AND state < 2""";
    private static final String MOVED = """
            UPDATE hand_over SET message = 0, queue = ?, reason = ?, reason_text = ?, deadline = ?,
              priority = CASE WHEN priority > ? THEN priority ELSE ? END WHERE id = ? AND state = 0""";

    private final DeskStore store;
    private final HandOvers handOvers;
    private final Duration patience;
    private final WeChatSessions wechat;
    private final Suggestions suggestions;
    private final TicketSteps tickets;

    /**
     * @param patience after how long waiting in vain a follower is the bot's again
     * @param servedByWeChat whose conversations go to WeChat's own desk
     * @param suggestions is asked for what an agent may answer
     * @param tickets opens what is filed, and notes what is answered to it
     */
    public TurnSteps(
            DeskStore store,
            HandOvers handOvers,
            Duration patience,
            Predicate<FollowerId> servedByWeChat,
            Suggestions suggestions,
            TicketSteps tickets) {
        this.store = store;
        this.handOvers = handOvers;
        this.patience = patience;
        this.wechat = new WeChatSessions(store, handOvers, servedByWeChat);
        this.suggestions = suggestions;
        this.tickets = tickets;
    }

    /** The conversation with the hand-over as it stands now. An agent who had it since takes the place of a form. */
    public Conversation standing(FollowerId follower, Conversation kept) {
        @Nullable Waiting waiting = store.open(follower).map(this::waiting).orElse(null);
        Conversation standing = waiting == null && !kept.isHandedOver() ? kept : kept.handedOver(waiting);
        return standing.filling() != null && store.wasTaken(follower, kept.lastAt()) ? standing.endingForm() : standing;
    }

    private @Nullable Waiting waiting(HandOver handOver) {
        return switch (handOver.state()) {
            case AGENT -> new Waiting(handOver.queue(), handOver.since(), 0, handOver.agent());
            case WAITING ->
                handOver.message()
                        ? null
                        : new Waiting(
                                handOver.queue(),
                                handOver.since(),
                                store.ask(sql -> Places.ahead(sql, handOver)),
                                null);
            case CLOSED -> null;
        };
    }

    /** What an inbound does, written in the transaction that keeps its turn. */
    public final class Trail implements Work {

        private final Inbound inbound;
        private final @Nullable Turn turn;
        private final List<Long> ids;
        /** Found before the transaction, which nobody is to wait for longer than needed. */
        private final @Nullable Suggested suggested;

        private boolean overruled;
        private boolean touched;

        private Trail(Inbound inbound, @Nullable Turn turn, List<Long> ids) {
            this.inbound = inbound;
            this.turn = turn;
            this.ids = List.copyOf(ids);
            this.suggested = turn != null && begins() ? Context.suggested(turn, suggestions) : null;
        }

        /** Whether an agent took the conversation after the bot had decided: what the bot says is not to be sent. */
        public boolean isOverruled() {
            return overruled;
        }

        /** Lets the pages know, once everything is committed. */
        public void committed() {
            if (touched) {
                store.committed();
            }
        }

        @Override
        public void write(Batch batch) throws SQLException {
            overruled = false;
            FollowerId follower = inbound.header().follower();
            if (begins() || store.followers().contains(follower)) {
                store.followers().add(follower);
                batch.run(connection -> leave(new Step(store, batch, connection)));
            }
        }

        private boolean begins() {
            return turn != null
                    && (turn.decision() instanceof Decision.HandOver || turn.decision() instanceof Decision.OpenTicket);
        }

        private void leave(Step step) throws SQLException {
            FollowerId follower = inbound.header().follower();
            Optional<HandOver> before = step.open(follower);
            overruled = before.isPresent() && before.get().state() == State.AGENT && !isLeftToAgent();
            answered(step, follower);
            Optional<HandOver> now =
                    turn == null ? before : overruled ? filed(step, before, turn) : decided(step, before, turn);
            if (now.isPresent()) {
                touched = true;
                heard(step, now.get());
            }
            touched |= before.isPresent();
        }

        private void answered(Step step, FollowerId follower) throws SQLException {
            Optional<String> said = Said.in(inbound);
            if (inbound instanceof Inbound.Content && said.isPresent()) {
                tickets.answered(step, follower, said.get(), line(), isAside());
            }
        }

        /** Whether the bot knew what to make of it, which it never does of a picture that it did not ask for. */
        private boolean isAside() {
            return turn != null
                    && !overruled
                    && !(inbound instanceof Inbound.Image
                            && turn.trace().facts().conversation().filling() == null)
                    && switch (turn.decision()) {
                        case Decision.Answer ignored -> true;
                        case Decision.AnswerEach ignored -> true;
                        case Decision.Ask ignored -> true;
                        case Decision.HandOver ignored -> true;
                        case Decision.OpenTicket ignored -> true;
                        default -> false;
                    };
        }

        /** The line of the history that says what the follower wrote. */
        private String line() {
            return "t" + ids.getLast();
        }

        /** Whether the bot knew that an agent has the conversation. */
        private boolean isLeftToAgent() {
            return turn != null && turn.trace().facts().conversation().isWithAgent();
        }

        private void heard(Step step, HandOver handOver) throws SQLException {
            Optional<String> said = Said.in(inbound);
            List<Reply> replies = turn == null || overruled ? List.of() : turn.replies();
            if (said.isEmpty() && replies.isEmpty()) {
                return;
            }
            Context context = context(handOver.context());
            boolean spoke = said.isPresent();
            step.sql()
                    .change(
                            HEARD,
                            Step.shortened(replies.isEmpty() ? said.orElse("") : Said.in(replies.getLast())),
                            replies.isEmpty() ? "follower" : "bot",
                            step.now(),
                            spoke ? 1 : 0,
                            spoke,
                            Json.write(after(context)),
                            handOver.id());
            if (spoke) {
                wechat.goesOn(step, handOver);
            }
            for (long id : ids) {
                step.event("line", handOver.id(), handOver.follower(), "t" + id);
            }
            step.event("context", handOver.id(), handOver.follower(), "");
            step.event("allowance", handOver.id(), handOver.follower(), "");
            step.changed(handOver, handOver.state() == State.WAITING);
        }

        private Context after(Context before) {
            if (turn == null) {
                return before;
            }
            return suggested == null ? before.after(turn) : before.after(turn, suggested);
        }

        private Optional<HandOver> decided(Step step, Optional<HandOver> before, Turn ran) throws SQLException {
            return switch (ran.decision()) {
                case Decision.HandOver decision -> Optional.of(handedOver(step, before, decision, ran));
                case Decision.OpenTicket ticket -> opened(step, before, ticket, ran);
                default -> before.isPresent() && isReleased(before.get(), ran) ? released(step, before.get()) : before;
            };
        }

        private Optional<HandOver> opened(Step step, Optional<HandOver> before, Decision.OpenTicket ticket, Turn ran)
                throws SQLException {
            touched = true;
            boolean waits = tickets.opened(step, ran.follower().id(), ticket, line());
            return waits
                    ? Optional.of(LeftMessage.of(ticket, reasons(ran))
                            .in(step, ran.follower().id(), before))
                    : before;
        }

        /** An agent has the conversation now: what the follower filed is filed all the same, and the agent told. */
        private Optional<HandOver> filed(Step step, Optional<HandOver> before, Turn ran) throws SQLException {
            if (ran.decision() instanceof Decision.OpenTicket ticket) {
                FollowerId follower = ran.follower().id();
                tickets.opened(step, follower, ticket, line());
                return Optional.of(LeftMessage.of(ticket, reasons(ran)).in(step, follower, before));
            }
            return before;
        }

        private boolean isReleased(HandOver handOver, Turn ran) {
            return handOver.state() == State.WAITING
                    && !handOver.message()
                    && ran.conversation().waiting() == null;
        }

        private Optional<HandOver> released(Step step, HandOver handOver) throws SQLException {
            handOvers.close(step, handOver, null, "粉丝取消了排队", false);
            return Optional.empty();
        }
    }

    private HandOver handedOver(Step step, Optional<HandOver> before, Decision.HandOver decision, Turn turn)
            throws SQLException {
        Instant deadline = step.now().plus(patience);
        String why = reasons(turn);
        HandOver handOver;
        if (before.isEmpty()) {
            handOver = new Opening(
                            turn.follower().id(),
                            false,
                            decision.queue(),
                            decision.priority(),
                            decision.cause().word(),
                            why,
                            "{}",
                            deadline,
                            null)
                    .in(step);
        } else {
            handOver = before.get();
            step.sql()
                    .change(
                            MOVED,
                            decision.queue(),
                            decision.cause().word(),
                            why,
                            deadline,
                            decision.priority(),
                            decision.priority(),
                            handOver.id());
        }
        step.happened(handOver, null, "转人工，进入 " + decision.queue() + (why.isEmpty() ? "" : "：" + why));
        wechat.take(step, handOver);
        return step.handOver(handOver.id());
    }

    private static String reasons(Turn turn) {
        return turn.trace().rounds().stream()
                .flatMap(verdict -> verdict.notes().reasons().stream())
                .distinct()
                .collect(Collectors.joining("；"));
    }

    /** The follower leaves, and everything of the follower is about to be erased in this transaction. */
    public void leaving(Connection connection, FollowerId follower) throws SQLException {
        tickets.leaving(new Sql(connection), follower);
    }

    /** WeChat tells of its own desk: who began to serve, and that the session is over. */
    public void followSession(Event event) {
        wechat.follow(event);
    }

    /**
     * What an inbound leaves at the desk.
     *
     * @param ids of the inbounds that share the turn
     */
    public Trail trail(Inbound inbound, Optional<Turn> turn, List<Long> ids) {
        return new Trail(inbound, turn.orElse(null), ids);
    }

    private static Context context(String json) {
        return Json.read(Context.class, json);
    }
}
