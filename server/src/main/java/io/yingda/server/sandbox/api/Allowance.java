package io.yingda.server.sandbox.api;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What may still be sent to one follower. Each kind of contact opens a window of its own, and a new contact of the same kind
 * opens it anew. A message is taken from the window that ends first, so that nothing is wasted.
 */
final class Allowance {

    private final AllowanceRules rules;
    private final Map<Contact, Window> windows = new EnumMap<>(Contact.class);

    Allowance(AllowanceRules rules) {
        this.rules = rules;
    }

    /** What one kind of contact still allows. */
    record Window(Contact contact, int left, Instant until) {}

    void open(Contact contact, Instant now) {
        windows.put(
                contact,
                contact == Contact.MESSAGE
                        ? new Window(contact, rules.messages(), now.plus(rules.window()))
                        : new Window(contact, rules.shortMessages(), now.plus(rules.shortWindow())));
    }

    /** Refused with 45015 when no window is open, with 45047 when the open ones are used up. */
    void use(Instant now) throws Refusal {
        List<Window> open = open(now);
        if (open.isEmpty()) {
            throw new Refusal(ErrorCode.OUT_OF_TIME);
        }
        Window window = open.stream()
                .filter(each -> each.left() > 0)
                .min(Comparator.comparing(Window::until))
                .orElseThrow(() -> new Refusal(ErrorCode.OUT_OF_COUNT));
        windows.put(window.contact(), new Window(window.contact(), window.left() - 1, window.until()));
    }

    /** The windows that have not ended. */
    List<Window> open(Instant now) {
        return windows.values().stream()
                .filter(window -> now.isBefore(window.until()))
                .toList();
    }

    void close() {
        windows.clear();
    }
}
