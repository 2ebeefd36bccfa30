package io.yingda.server.sandbox.api;

import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.sandbox.witness.Sighting.Way;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What no API can do and a rehearsal needs: an account's condition changed by hand. Confined to the sandbox's event loop. */
public final class Backstage {

    private final Official account;

    Backstage(Official account) {
        this.account = account;
    }

    /**
     * What may still be sent to a follower.
     *
     * @param contact what opened it: message, click, follow or scan
     * @param until in milliseconds since 1970 on the sandbox's clock
     */
    public record Window(String contact, int left, long until) {}

    /** An agent as the page shows one. */
    public record Worker(String account, String nickname, boolean online, int sessions) {}

    public List<Window> allowance(String openId) {
        return account.followers().introduce(openId).allowance().open(account.now()).stream()
                .map(window -> new Window(
                        window.contact().name().toLowerCase(Locale.ROOT),
                        window.left(),
                        window.until().toEpochMilli()))
                .toList();
    }

    /** Ends every token at once: the next call is answered with 40001. */
    public void revokeTokens() {
        account.tokens().revokeAll();
    }

    /** Most calls are for certified accounts only; for others they are answered with 48001. */
    public void certify(boolean certified) {
        account.certify(certified);
    }

    public boolean isCertified() {
        return account.isCertified();
    }

    /** A follower blocks template messages, or no longer. */
    public void refuseTemplates(String openId, boolean refusing) {
        account.followers().introduce(openId).refuse(refusing);
    }

    public List<Worker> workers() {
        return account.service().agents().stream()
                .map(agent -> new Worker(
                        agent.account(),
                        agent.nickname(),
                        agent.online(),
                        account.service().sessionsOf(agent.account()).size()))
                .toList();
    }

    /** An agent signs in or out; one nobody knows is hired first. */
    public void attend(String agent, String nickname, boolean online) {
        try {
            Optional<Agent> known = account.service().known(agent);
            Agent present = known.isPresent() ? known.get() : account.service().add(agent, nickname);
            account.service().put(present.present(online));
        } catch (Refusal impossible) {
            throw new IllegalStateException("an agent that is not known can be added", impossible);
        }
    }

    /** An agent says something to the follower of a session; false when there is none. */
    public boolean say(String openId, String words) {
        Optional<Session> session = account.service().session(openId);
        session.ifPresent(open -> {
            String nickname =
                    account.service().known(open.agent()).map(Agent::nickname).orElse(open.agent());
            account.service().record(openId, open.agent(), true, words);
            account.phones().show(account.name(), openId, new Content.Text(words), Way.AGENT, "客服 " + nickname, null);
        });
        return session.isPresent();
    }

    /** The agent ends the follower's session; false when there is none. */
    public boolean close(String openId) {
        Optional<Session> session = account.service().session(openId);
        if (session.isEmpty()) {
            return false;
        }
        try {
            account.service().close(openId, session.get().agent());
            return true;
        } catch (Refusal gone) {
            return false;
        }
    }

    /** The agent hands the follower to another; false when there is no session, or no such agent. */
    public boolean hand(String openId, String agent) {
        Optional<Agent> to = account.service().known(agent);
        if (to.isEmpty() || account.service().session(openId).isEmpty()) {
            return false;
        }
        try {
            account.service().hand(openId, to.get());
            return true;
        } catch (Refusal gone) {
            return false;
        }
    }
}
