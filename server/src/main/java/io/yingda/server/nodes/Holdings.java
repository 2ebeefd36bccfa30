package io.yingda.server.nodes;

import io.yingda.server.nodes.NodeTable.Roll;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** How a node stands to each share, and where it sends what is not its own. Changed by one thread, read by many. */
final class Holdings {

    private static final Place HERE = new Place.Here();
    private static final Place NOWHERE = new Place.Nowhere();

    private final AtomicReferenceArray<Stand> stands = new AtomicReferenceArray<>(Share.COUNT);
    private final AtomicReferenceArray<Place> places = new AtomicReferenceArray<>(Share.COUNT);

    /** How a node stands to a share. */
    enum Stand {
        /** Another node holds it, or nobody does. */
        NONE,
        TAKING_UP,
        SERVING,
        LETTING_GO
    }

    Holdings() {
        IntStream.range(0, Share.COUNT).forEach(share -> put(share, Stand.NONE));
    }

    Stand stand(int share) {
        return stands.get(share);
    }

    Place place(int share) {
        return places.get(share);
    }

    void put(int share, Stand stand) {
        stands.set(share, stand);
        places.set(share, stand == Stand.SERVING ? HERE : NOWHERE);
    }

    List<Integer> all(Stand stand) {
        return IntStream.range(0, Share.COUNT)
                .filter(share -> stands.get(share) == stand)
                .boxed()
                .toList();
    }

    /** Shows the way to the shares that others hold. */
    void pointTo(Roll roll, int self) {
        for (int share : all(Stand.NONE)) {
            Integer holder = roll.holders().get(share);
            URI address =
                    holder == null || holder == self ? null : roll.addresses().get(holder);
            places.set(share, address == null ? NOWHERE : new Place.There(address));
        }
    }
}
