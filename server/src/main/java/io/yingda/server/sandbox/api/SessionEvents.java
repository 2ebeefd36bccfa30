package io.yingda.server.sandbox.api;

/** Tells the server of sessions with agents. */
final class SessionEvents implements Service.Events {

    private final String account;
    private final Phones phones;

    SessionEvents(String account, Phones phones) {
        this.account = account;
        this.phones = phones;
    }

    @Override
    public void began(Session session) {
        phones.push(
                account, session.openId(), "kf_create_session", fields -> fields.cdata("KfAccount", session.agent()));
    }

    @Override
    public void ended(Session session) {
        phones.push(
                account, session.openId(), "kf_close_session", fields -> fields.cdata("KfAccount", session.agent()));
    }

    @Override
    public void switched(Session session, String from) {
        phones.push(
                account,
                session.openId(),
                "kf_switch_session",
                fields -> fields.cdata("FromKfAccount", from).cdata("ToKfAccount", session.agent()));
    }
}
