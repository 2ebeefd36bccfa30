package io.yingda.server.nodes;

import io.yingda.engine.message.FollowerId;
import java.util.function.Predicate;

/** Whoever keeps something of followers in memory while this node serves them. Called by one thread at a time. */
public interface Keeper {

    /** This node serves them from now on: takes up what the database has of them. */
    void takeUp(Predicate<FollowerId> these);

    /**
     * Another node is to serve them: forgets them, once nothing of theirs is under way and everything is written. Nothing new
     * of theirs comes in meanwhile.
     *
     * @return whether that was so; otherwise it is asked again
     */
    boolean letGo(Predicate<FollowerId> these);

    /** Now and then: looks for what other nodes have left in the database. */
    void lookAround();
}
