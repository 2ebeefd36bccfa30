package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.yingda.server.settings.AccountSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One official account as WeChat knows it; what its followers do is told here. Confined to the sandbox's event loop. */
public final class Official {

    private static final long FIRST_ID = 3_000_000_000_000_000L;

    private final AccountSettings settings;
    private final InstantSource clock;
    private final Phones phones;
    private final String media;
    private final Quotas quotas;
    private final Tokens tokens;
    private final Followers followers;
    private final Shelf shelf;
    private final QrCodes codes;
    private final Service service;
    private final Tags tags = new Tags();
    private final Menus menus = new Menus();
    private final Templates templates = new Templates();
    private final Publications publications = new Publications();
    private boolean certified = true;
    private long lastId;

    /** @param media where the account's media are served, with a slash at its end */
    Official(AccountSettings settings, AllowanceRules rules, InstantSource clock, Phones phones, String media) {
        this.settings = settings;
        this.clock = clock;
        this.phones = phones;
        this.media = media;
        this.quotas = new Quotas(clock);
        this.tokens = new Tokens(clock, quotas);
        this.followers = new Followers(rules);
        this.shelf = new Shelf(clock);
        this.codes = new QrCodes(clock);
        this.service = new Service(clock, new SessionEvents(settings.name(), phones));
        this.lastId = FIRST_ID + clock.millis();
    }

    /** Somebody has a phone, and with it an openid; follows nothing yet. */
    public void introduce(String openId) {
        followers.introduce(openId);
    }

    /** @param scene of the QR code that led here; null without one */
    public void follow(String openId, @Nullable String scene) {
        followers.introduce(openId).follow(now(), scene);
    }

    public void unfollow(String openId) {
        followers.introduce(openId).unfollow();
        service.forget(openId);
    }

    /** A follower did something that lets the account write. */
    public void contact(String openId, Contact contact) {
        Follower follower = followers.introduce(openId);
        follower.allowance().open(contact, now());
        if (contact == Contact.MESSAGE) {
            follower.touch(now());
        }
    }

    /** The account takes no messages from this follower. */
    public boolean isBlacklisted(String openId) {
        return followers.introduce(openId).isBlacklisted();
    }

    /** The agent who talks with this follower now and gets the messages instead of the server. */
    public Optional<String> agentOf(String openId) {
        return service.session(openId).map(Session::agent);
    }

    /** An agent hears what a follower says. */
    public void tellAgent(String openId, String agent, String words) {
        service.record(openId, agent, false, words);
    }

    /** The server wants WeChat's customer service to take over; the agent's name is empty for any. */
    public void transfer(String openId, String agent) {
        service.transfer(openId, agent.isEmpty() ? null : agent);
    }

    /** Keeps what a follower sends; the media id the server can fetch it by. */
    public String keep(String kind, String name, String contentType, Buffer bytes) {
        return shelf.keep(kind, name, contentType, bytes, false, "", "").id();
    }

    public Optional<Medium> medium(String id) {
        return shelf.find(id);
    }

    /** The buttons this follower sees, as the API was given them; empty when it was given none. */
    public Optional<JsonNode> menu(String openId) {
        return menus.buttons(followers.introduce(openId).tags());
    }

    /** The scenes of the QR codes that were made by the API and still work. */
    public List<String> scenes() {
        return codes.live().stream().map(QrCodes.QrCode::scene).distinct().toList();
    }

    /** The ticket of the code that shows a scene; empty when none was made by the API. */
    public Optional<String> ticket(String scene) {
        return codes.showing(scene).map(QrCodes.QrCode::ticket);
    }

    /** Whether the codes of a scene have all come to their end. */
    public boolean hasEnded(String scene) {
        return codes.hasEnded(scene);
    }

    /** A follower agrees to one message of a template. */
    public void consent(String openId, String template) {
        followers.introduce(openId).consent(template);
    }

    public String name() {
        return settings.name();
    }

    AccountSettings settings() {
        return settings;
    }

    Instant now() {
        return clock.instant();
    }

    /** A number nothing else has. */
    long nextId() {
        return ++lastId;
    }

    String address(Medium medium) {
        return media + medium.id();
    }

    Phones phones() {
        return phones;
    }

    Quotas quotas() {
        return quotas;
    }

    Tokens tokens() {
        return tokens;
    }

    Followers followers() {
        return followers;
    }

    Shelf shelf() {
        return shelf;
    }

    QrCodes codes() {
        return codes;
    }

    Service service() {
        return service;
    }

    Tags tags() {
        return tags;
    }

    Menus menus() {
        return menus;
    }

    Templates templates() {
        return templates;
    }

    Publications publications() {
        return publications;
    }

    boolean isCertified() {
        return certified;
    }

    void certify(boolean now) {
        certified = now;
    }
}
