package io.yingda.server.wechat;

import java.util.concurrent.atomic.LongAdder;

/** Counts pushes for followers of other nodes. */
public final class PassedOn {

    final LongAdder answered = new LongAdder();
    final LongAdder deposited = new LongAdder();
    final LongAdder unheard = new LongAdder();

    /** Answered by the node that serves the follower. */
    public long answered() {
        return answered.sum();
    }

    /** Written down for whichever node would serve the follower. */
    public long deposited() {
        return deposited.sum();
    }

    /** Answered by the other node when WeChat had hung up already. */
    public long unheard() {
        return unheard.sum();
    }
}
