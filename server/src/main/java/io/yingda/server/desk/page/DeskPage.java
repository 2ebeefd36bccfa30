package io.yingda.server.desk.page;

import io.yingda.engine.message.FollowerId;
import io.yingda.server.customers.Customers;
import io.yingda.server.desk.agents.Agents;
import io.yingda.server.desk.handover.HandOvers;
import io.yingda.server.desk.handover.Register;
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
import io.yingda.server.people.HostGuard;
import io.yingda.server.people.Right;
import io.yingda.server.records.Crm;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything the pages of the desk ask for.
 *
 * @param plain for those who serve
 * @param masked for everybody else
 * @param typing shows a follower that somebody writes; does not block
 * @param capacity how many conversations an agent is given at most
 * @param crm is asked what the merchant's systems say of a customer
 * @param customers knows to which member a follower is bound
 * @param guard knows our own pages
 */
public record DeskPage(
        Register register,
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
        Knowledge knowledge,
        MediaFiles files,
        Consumer<FollowerId> typing,
        int capacity,
        Crm crm,
        Customers customers,
        HostGuard guard,
        Gate gate) {

    /** Their routes. */
    public List<Endpoint> endpoints() {
        Function<Asked, DeskJson> json = asked -> asked.person().may(Right.SERVE) ? plain : masked;
        Answering api = new Answering(gate);
        new DeskRoutes(register, agents, overview, feed, json, knowledge, gate, capacity).addTo(api);
        new ConversationRoutes(register, handOvers, history, agents, overview, feed, json, gate).addTo(api);
        new SearchRoute(search, json, gate).addTo(api);
        new MarkRoutes(register, history, marks, knowledge, json, gate).addTo(api);
        new QuickReplyRoutes(replies).addTo(api);
        new RecordRoutes(register, crm, customers, masked.masking()).addTo(api);
        List<Endpoint> all = new ArrayList<>(api.endpoints());
        all.add(new LiveRoute(hub, gate, guard, this::typing).endpoint());
        all.add(new MediaRoute(register, history, files).endpoint());
        all.add(new PictureRoute(register, handOvers, history, agents, files, plain, gate).endpoint());
        all.add(new LabelRoute(marks, knowledge, gate).endpoint());
        return all;
    }

    private void typing(long conversation) {
        Thread.startVirtualThread(
                () -> register.known(conversation).ifPresent(handOver -> typing.accept(handOver.follower())));
    }
}
