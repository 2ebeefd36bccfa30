package io.yingda.server.desk.page;

import io.yingda.engine.fact.Candidate;
import io.yingda.engine.message.FollowerId;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.history.History;
import io.yingda.server.desk.history.Search;
import io.yingda.server.desk.live.Feed;
import io.yingda.server.desk.live.Hub;
import io.yingda.server.desk.live.LiveRoute;
import io.yingda.server.desk.marks.Marks;
import io.yingda.server.desk.replies.QuickReplies;
import io.yingda.server.desk.view.DeskJson;
import io.yingda.server.desk.view.Overview;
import io.yingda.server.people.Endpoint;
import io.yingda.server.people.Gate;
import io.yingda.server.people.Right;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything the pages of the desk ask for.
 *
 * @param plain for those who serve
 * @param masked for everybody else
 * @param answers what may be the answer to some words, best first
 * @param files what followers sent, by WeChat's media id
 * @param typing shows a follower that somebody writes; does not block
 * @param capacity how many conversations an agent is given at most
 */
public record DeskPage(
        HandOvers handOvers,
        History history,
        Search search,
        Marks marks,
        QuickReplies replies,
        Agents agents,
        Overview overview,
        Feed feed,
        Hub hub,
        DeskJson plain,
        DeskJson masked,
        Function<String, List<Candidate>> answers,
        BiFunction<FollowerId, String, Optional<Path>> files,
        Consumer<FollowerId> typing,
        int capacity,
        Gate gate) {

    /** Their routes. */
    public List<Endpoint> endpoints() {
        Function<Asked, DeskJson> json = asked -> asked.person().may(Right.SERVE) ? plain : masked;
        Answering api = new Answering(gate);
        new DeskRoutes(handOvers, agents, overview, feed, json, answers, gate, capacity).addTo(api);
        new ConversationRoutes(handOvers, history, agents, overview, feed, json, gate).addTo(api);
        new FindingRoutes(handOvers, history, search, marks, json, gate).addTo(api);
        new QuickReplyRoutes(replies).addTo(api);
        List<Endpoint> all = new ArrayList<>(api.endpoints());
        all.add(new LiveRoute(hub, gate, this::typing).endpoint());
        all.add(new MediaRoute(handOvers, history, files).endpoint());
        return all;
    }

    private void typing(long conversation) {
        Thread.startVirtualThread(
                () -> handOvers.known(conversation).ifPresent(handOver -> typing.accept(handOver.follower())));
    }
}
