package io.yingda.server.sandbox;

import io.yingda.server.sandbox.Entry.From;
import io.yingda.server.sandbox.Entry.State;
import io.yingda.server.sandbox.phone.Content;
import io.yingda.server.settings.AccountSettings;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All chats, each person's with each account, and who is told of their changes. Confined to the sandbox's event loop. */
final class Chats {

    private static final int MOST_EXCHANGES = 4_000;

    private final Map<String, Chat> byPerson = new LinkedHashMap<>();
    private final Map<String, Chat> byOpenId = new LinkedHashMap<>();
    private final Deque<Kept> exchanges = new ArrayDeque<>();
    private final InstantSource clock;
    private final Consumer<Object> changed;
    private long lastEntry;

    /** @param changed told of every {@link Entry} that is new or changed, and of every other change */
    Chats(List<AccountSettings> accounts, Stage stage, InstantSource clock, Consumer<Object> changed) {
        this.clock = clock;
        this.changed = changed;
        for (AccountSettings account : accounts) {
            for (Person person : stage.people()) {
                Chat chat = new Chat(account, person);
                byPerson.put(account.name() + '/' + person.id(), chat);
                byOpenId.put(account.name() + '/' + chat.phone().openId(), chat);
            }
        }
    }

    /** Whether a person follows an account, told when it changes. */
    record Following(String account, String person, boolean following) {}

    /** The account is typing in a chat until then, in milliseconds since 1970 on the sandbox's clock; 0 when it stopped. */
    record Typing(String account, String person, long typing) {}

    /** What the page knows of an account is no longer so. */
    record Stale(String stale) {}

    private record Kept(Chat chat, long exchange) {}

    List<Chat> all() {
        return List.copyOf(byPerson.values());
    }

    Optional<Chat> of(String account, String person) {
        return Optional.ofNullable(byPerson.get(account + '/' + person));
    }

    Optional<Chat> with(String account, String openId) {
        return Optional.ofNullable(byOpenId.get(account + '/' + openId));
    }

    Optional<Exchange> exchange(long entry) {
        return exchanges.stream()
                .filter(kept -> kept.exchange() == entry)
                .findFirst()
                .flatMap(kept -> kept.chat().exchange(entry));
    }

    /** A line that was not pushed by itself. */
    Entry add(Chat chat, From from, Content content, long cause, @Nullable String key, @Nullable String note) {
        long id = ++lastEntry;
        Entry entry = new Entry(
                id,
                chat.account().name(),
                chat.person().id(),
                clock.millis(),
                from,
                content,
                State.DONE,
                cause,
                key,
                note);
        show(chat, entry);
        return entry;
    }

    /** A line of the follower's that is being pushed. */
    Entry begin(Chat chat, From from, Content content, String key, State state) {
        long id = ++lastEntry;
        Entry entry = new Entry(
                id, chat.account().name(), chat.person().id(), clock.millis(), from, content, state, id, key, null);
        show(chat, entry);
        return entry;
    }

    void show(Chat chat, Entry entry) {
        chat.put(entry);
        changed.accept(entry);
    }

    void keep(Chat chat, Exchange exchange) {
        chat.put(exchange);
        exchanges.addLast(new Kept(chat, exchange.id()));
        if (exchanges.size() > MOST_EXCHANGES) {
            Kept oldest = exchanges.removeFirst();
            oldest.chat().drop(oldest.exchange());
        }
    }

    void follow(Chat chat, boolean now) {
        chat.follow(now);
        changed.accept(new Following(chat.account().name(), chat.person().id(), now));
    }

    void typing(Chat chat, long until) {
        changed.accept(new Typing(chat.account().name(), chat.person().id(), until));
    }

    void stale(String account) {
        changed.accept(new Stale(account));
    }
}
