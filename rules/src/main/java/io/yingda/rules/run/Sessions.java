package io.yingda.rules.run;

import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.drools.kiesession.session.StatefulKnowledgeSessionImpl;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * Sessions of one version of the rules, used again and again, since to lay out a new one costs more than to run the rules.
 * Drools' own pool grows with whatever is not given back; this one is bounded. Safe for many threads.
 */
final class Sessions {

    private static final int IDLE = 2 * Runtime.getRuntime().availableProcessors();

    private final KieBase rules;
    /** The one used last comes first: most of it still is in the processor's caches. */
    private final BlockingDeque<StatefulKnowledgeSessionImpl> idle = new LinkedBlockingDeque<>(IDLE);

    Sessions(KieBase rules) {
        this.rules = rules;
    }

    /** A session without facts, globals and listeners, for one thread. */
    KieSession take() {
        KieSession used = idle.pollFirst();
        return used == null ? rules.newKieSession() : used;
    }

    /** Takes back a session that did its work. */
    void giveBack(KieSession session) {
        if (session instanceof StatefulKnowledgeSessionImpl usable) {
            usable.reset();
            if (idle.offerFirst(usable)) {
                return;
            }
        }
        session.dispose();
    }
}
