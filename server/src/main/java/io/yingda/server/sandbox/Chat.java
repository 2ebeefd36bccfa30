package io.yingda.server.sandbox;

import io.yingda.server.sandbox.phone.Phone;
import io.yingda.server.settings.AccountSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One person's chat with one account: its last lines, with what was on the wire. Confined to the sandbox's event loop. */
final class Chat {

    private static final int MOST_ENTRIES = 200;
    private static final int MOST_KEPT = 32 * 1024;

    private final AccountSettings account;
    private final Person person;
    private final Phone phone;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Long, Exchange> exchanges = new HashMap<>();
    private boolean following;

    Chat(AccountSettings account, Person person) {
        this.account = account;
        this.person = person;
        this.phone = new Phone(account.name(), account.originalId(), person.openId(account.originalId()));
    }

    AccountSettings account() {
        return account;
    }

    Person person() {
        return person;
    }

    Phone phone() {
        return phone;
    }

    boolean isFollowing() {
        return following;
    }

    void follow(boolean now) {
        following = now;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Optional<Exchange> exchange(long entry) {
        return Optional.ofNullable(exchanges.get(entry));
    }

    /** Adds a line, or puts it in the place of the one of the same id; the oldest line makes room. */
    void put(Entry entry) {
        if (entries.removeIf(before -> before.id() == entry.id())) {
            // An update may come after later lines; the order is that of the ids.
            Deque<Entry> later = new ArrayDeque<>();
            while (!entries.isEmpty() && entries.getLast().id() > entry.id()) {
                later.addFirst(entries.removeLast());
            }
            entries.addLast(entry);
            entries.addAll(later);
            return;
        }
        entries.addLast(entry);
        if (entries.size() > MOST_ENTRIES) {
            exchanges.remove(entries.removeFirst().id());
        }
    }

    /** Forgets what was on the wire. */
    void drop(long exchange) {
        exchanges.remove(exchange);
    }

    void put(Exchange exchange) {
        boolean shown = entries.stream().anyMatch(entry -> entry.id() == exchange.id());
        if (shown) {
            exchanges.put(exchange.id(), exchange.shortened(MOST_KEPT));
        }
    }
}
